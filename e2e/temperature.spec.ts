/** Temperature and the other controls: which act at once, and which start the run again. */
import { expect, test } from "./fixtures.ts";
import { largest, smallest } from "./lab.ts";

test("the bars follow T without the engine", async ({ lab }) => {
  await lab.open("#/kd?backend=wasm&seed=1&T=1");
  const plain = (await lab.answers())["Teacher"];
  await lab.calls();

  const at = async (T: number) => {
    await lab.set("Temperature T", T, lab.stage);
    await expect(lab.bars(new RegExp(`, at T = ${T}$`))).toBeVisible();
    return (await lab.answers())["Teacher"];
  };
  const flat = await at(20);
  expect(largest(flat) / smallest(flat), "nearly flat at T = 20").toBeLessThan(4);
  expect(largest(flat)).toBeLessThan(0.25);
  const peaked = await at(0.5);
  expect(largest(peaked), "peaked at T = 0.5").toBeGreaterThan(largest(plain));

  // softmax(z)ₖ is proportional to softmax(z / T)ₖ to the power T: what stands at one T decides all the others.
  const powers = Object.values(await at(4)).map((p) => p ** 4);
  const sum = powers.reduce((a, b) => a + b);
  Object.values(plain).forEach((p, k) => expect(Math.abs(p - powers[k] / sum), `class ${k}`).toBeLessThan(0.02));

  expect(await at(1), "T = 1 again").toEqual(plain);
  // The engine hears of the new value, for the next step; it computes nothing for the picture.
  expect((await lab.calls()).filter((call) => call !== "tune")).toEqual([]);
  expect(await lab.steps()).toBe(0);
});

test("dragging the thumb moves the bars on the way", async ({ lab, page }) => {
  await lab.open("#/kd?backend=wasm&seed=1");
  const slider = lab.stage.getByRole("slider", { name: "Temperature T" });
  const box = (await slider.boundingBox())!;
  const at = (part: number) => [box.x + part * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at((4 - 0.5) / 19.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.6), { steps: 4 });
  await expect(slider).toHaveAttribute("aria-valuetext", /^1[0-4](\.\d)?$/);
  const held = Number(await slider.getAttribute("aria-valuetext"));
  await expect(lab.bars(new RegExp(`, at T = ${held}$`)), "before the mouse is let go").toBeVisible();
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain(`T=${held}&`);
});

test("T tunes a run under way; another student starts it again", async ({ lab }) => {
  await lab.open("#/kd?backend=wasm&seed=1&steps=20000");
  await lab.button("Train").click();
  await lab.reaches(20);
  await lab.calls();

  const before = await lab.steps();
  await lab.set("Temperature T", 9, lab.stage);
  await lab.set("Weight of the teacher α", 0.5);
  await lab.reaches(before + 20);
  const calls = await lab.calls();
  expect(calls).toContain("tune");
  expect(calls).not.toContain("start");
  await expect(lab.readings.getByText(/^Changed during the run: Temperature T → 9 at step \d+/)).toBeVisible();

  await lab.set("Student width", 24);
  await expect.poll(() => lab.calls()).toContain("start");
  await lab.says("Training student and control");
  await lab.reaches(5); // it was training, so it goes on training
  await lab.button("Pause").click();
  const width = lab.field("Student width");
  await expect(width).toHaveValue("24");

  await lab.recipe.getByRole("button", { name: "Reset Student width to 16" }).click();
  await lab.ready(); // it was paused, so it waits
  expect(await lab.steps()).toBe(0);
});

test("a field says what is wrong with a number, and keeps the old one", async ({ lab }) => {
  await lab.open("#/kd?backend=wasm");
  const field = lab.field("Student width");
  await field.fill("1000");
  await expect(lab.recipe.getByText("From 2 to 256")).toBeVisible();
  await field.fill("2.5");
  await expect(lab.recipe.getByText("Whole numbers only")).toBeVisible();
  await field.fill("many");
  await expect(lab.recipe.getByText("Not a number")).toBeVisible();
  await field.press("Enter");
  await expect(field).toHaveValue("16");
  await lab.ready();
});
