/** The screen of generative models: samples and the looks at how they come about, and targets of one's own. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

const exact = "#/sample?backend=wasm&seed=1";

async function open(lab: Lab, link: string) {
  await lab.open(link);
  await lab.quiet();
}

const tab = (lab: Lab, name: string) => lab.stage.getByRole("tab", { name, exact: true });
const picture = (lab: Lab, name: RegExp) => lab.stage.getByRole("img", { name });

/** A row of the numbers: what is on screen now. */
async function number(lab: Lab, name: string): Promise<string> {
  const row = lab.readings.getByRole("row").filter({ has: lab.page.getByRole("rowheader", { name, exact: true }) });
  return row.getByRole("cell").first().innerText();
}

test("the number of steps redraws the samples without training", async ({ lab }) => {
  await open(lab, exact);
  await expect(picture(lab, /^Model: 2,000 samples\. 8 evaluations/)).toBeVisible();
  const before = await number(lab, "High quality (within 3σ)");
  await lab.calls();

  await lab.set("Sampling steps", 1, lab.stage);
  await expect(picture(lab, /1 evaluation of the network per sample/)).toBeVisible();
  await expect.poll(() => number(lab, "Network evaluations per sample")).toBe("1"); // once the slider has rested
  expect(await number(lab, "High quality (within 3σ)")).not.toBe(before);
  expect(await lab.calls()).not.toContain("start");
  await expect(lab.readings.getByRole("img", { name: /against steps\..*Model: .* at 128 steps/ })).toBeVisible();

  const points = lab.readings.locator(".quality-steps .scatterlayer .point");
  const box = (await points.nth(5).boundingBox())!;
  await lab.page.mouse.move(box.x + box.width / 2 - 2, box.y + box.height / 2);
  await lab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(picture(lab, /32 evaluations of the network per sample/)).toBeVisible();
});

test("particles are taken along their stops, and one is followed", async ({ lab, page }) => {
  await open(lab, exact);
  await tab(lab, "Paths").click();
  const stop = lab.stage.getByRole("slider", { name: "Stop" });
  await expect(stop).toHaveAttribute("aria-valuetext", /^8 of 8, σ\/α = 0$/);
  await stop.fill("0");
  await expect(stop).toHaveAttribute("aria-valuetext", /^0 of 8/);
  await lab.stage.getByRole("button", { name: "Play" }).click();
  await expect(stop).toHaveAttribute("aria-valuetext", /^8 of 8/);
  await expect(lab.stage.getByRole("button", { name: "Play" })).toBeVisible();

  await lab.stage.getByRole("group", { name: /^Model: ways of \d+ particles/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(lab.stage.getByText(/^Particle 2 ends at/)).toBeVisible();
});

test("field, map, noising and modes show what is measured", async ({ lab, page }) => {
  await open(lab, `${exact}&target=grid25&n=4`);
  await tab(lab, "Field").click();
  await expect(picture(lab, /arrows towards less noise where α = 0\.891 and σ = 0\.454/)).toBeVisible();
  await lab.set("Time of the field", 0.5, lab.stage);
  await expect(picture(lab, /where α = 0\.707 and σ = 0\.707/)).toBeVisible();

  await tab(lab, "Noise → sample").click();
  await expect(picture(lab, /Largest local stretch: median [\d.×⁻⁰-⁹]+/)).toBeVisible();
  const saved = page.waitForEvent("download");
  await lab.stage.getByRole("button", { name: "Download: Model" }).click();
  await page.getByRole("menuitem", { name: "Drawing (SVG)" }).click();
  expect((await saved).suggestedFilename()).toBe("model.svg");

  await tab(lab, "Noising").click();
  await lab.stage.getByRole("slider", { name: "Time t" }).fill("1");
  await expect(picture(lab, /^Data with noise at time 1\.00: signal α = 4\.54×10⁻⁵/)).toBeVisible();
  await expect(picture(lab, /^Signal-to-noise ratio.*Cosine at t = 1\.00/)).toBeVisible();

  await tab(lab, "Modes").click();
  await expect(picture(lab, /^Model: \d+ of 25 modes found/)).toBeVisible();
});

test("modes are placed by mouse and by keys, and stand in the link", async ({ lab, page }) => {
  await open(lab, exact);
  await lab.recipe.getByRole("combobox", { name: "Data" }).selectOption("Modes you place");
  await expect(tab(lab, "Place modes")).toHaveAttribute("aria-selected", "true");
  const pad = lab.stage.getByRole("group", { name: /^Plane with 2 modes/ });
  const box = (await pad.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 4);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("~0_1.5_0.2");
  await lab.says("Nothing to train");

  const now = lab.stage.getByRole("group", { name: /^Plane with 3 modes/ });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("~0_1_0.2");
  await lab.field("Weight of mode 3", lab.stage).fill("0.5");
  await lab.field("Weight of mode 3", lab.stage).press("Enter");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("~0_1_0.2_0.5");
  await lab.quiet();
  await tab(lab, "Modes").click();
  await expect(picture(lab, /^Model: \d of 3 modes found/)).toBeVisible();

  await tab(lab, "Place modes").click();
  await lab.field("x of mode 1", lab.stage).focus();
  await now.focus();
  await page.keyboard.press("Delete");
  await expect(lab.stage.getByRole("group", { name: /^Plane with 2 modes/ })).toBeVisible();
});

test("points of one's own are pasted or sprayed", async ({ lab, page }) => {
  await page.goto(`${exact}&target=own`);
  await lab.says("Waiting for your data");
  await lab.stage.getByRole("textbox", { name: "Paste" }).fill("0, 0\n1, 1\nnothing");
  await lab.stage.getByRole("button", { name: "Use them" }).click();
  await expect(lab.stage.getByText("The points could not be read")).toBeVisible();
  const circle = Array.from({ length: 40 }, (_, i) => `${10 + Math.cos(i / 6)}, ${Math.sin(i / 6)}`).join("\n");
  await lab.stage.getByRole("textbox", { name: "Paste" }).fill(circle);
  await lab.stage.getByRole("button", { name: "Use them" }).click();
  await lab.says("Nothing to train");
  await expect(picture(lab, /^Model: 2,000 samples/)).toBeVisible();

  await tab(lab, "Your points").click();
  await expect(lab.stage.getByText("40 points loaded")).toBeVisible();
  await lab.stage.getByRole("group", { name: /^Drawing area with 0 points/ }).focus();
  for (const key of ["Space", "ArrowRight", "ArrowRight", "ArrowUp", "Space"]) await page.keyboard.press(key);
  await lab.stage.getByRole("button", { name: "Use these 8 points" }).click();
  await expect(lab.stage.getByText("8 points loaded")).toBeVisible();
  await lab.quiet();
});

test("modes are read from JSON, and what is wrong with it is said", async ({ lab, page }) => {
  await open(lab, `${exact}&target=mixture`);
  await tab(lab, "Place modes").click();
  await lab.stage.getByText("From JSON").click();
  const text = lab.stage.getByRole("textbox", { name: "Modes as JSON" });
  await text.fill('[{ "mean": [0, 0] }]');
  await lab.stage.getByRole("button", { name: "Use them" }).click();
  await expect(lab.stage.getByText("The modes could not be read")).toBeVisible();
  const modes = JSON.stringify([-1, 0, 1].map((x) => ({ mean: [x, 0.5], sd: 0.1 })));
  await page
    .locator(".modes-json input[type=file]")
    .first()
    .setInputFiles({
      name: "modes.json",
      mimeType: "application/json",
      buffer: Buffer.from(modes),
    });
  await expect(lab.stage.getByRole("group", { name: /^Plane with 3 modes/ })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("~1_0.5_0.1");
});

test("a ladder of students is built rung by rung, and its samples arrive one after another", async ({ lab }) => {
  await open(lab, "#/progressive?backend=wasm&seed=1&N=4&its=100");
  const rungs = lab.stage.getByRole("region", { name: "Models from the most steps to the fewest" });
  await expect(rungs.getByRole("listitem")).toHaveCount(3);
  await expect(rungs.getByText("to come")).toHaveCount(2);
  await expect(picture(lab, /^Teacher, 4 steps: [\d.]+% within 3σ, \d+\/25 modes\.$/)).toBeVisible();

  await lab.button("Train").click();
  await expect(rungs.getByRole("listitem").filter({ hasText: "in training" })).toHaveCount(1);
  await lab.done();
  await expect(picture(lab, /^Student, 1 step: .* within 3σ, \d+\/25 modes\.$/)).toBeVisible();
  await expect(rungs.getByText("in training")).toHaveCount(0);

  const evaluations = lab.stage.getByRole("slider", { name: "Evaluations" });
  await evaluations.fill("2");
  await expect(evaluations).toHaveAttribute("aria-valuetext", "after 2: 2 of 3 have arrived");
  await lab.stage.getByText("Data table").click();
  await expect(lab.stage.getByRole("table").getByRole("row")).toHaveCount(4);
});

test("a student's predictions of a path's end come to agree", async ({ lab }) => {
  await open(lab, "#/consistency?backend=wasm&seed=1&its=100");
  await tab(lab, "End points").click();
  const teacher = picture(lab, /^Teacher: predicted ends of \d+ paths, asked where σ\/α = \d/);
  await expect(teacher).toBeVisible();
  await expect(picture(lab, /^Student: predicted ends/)).toHaveCount(0);
  await lab.button("Train").click();
  await lab.done();
  const student = picture(lab, /^Student: predicted ends/);
  const spread = async (of: typeof student) =>
    Number(/Disagreement along a path ([\d.]+);/.exec((await of.getAttribute("aria-label"))!)![1]);
  expect(await spread(student), "it has begun to").toBeLessThan(await spread(teacher));

  const stop = lab.stage.getByRole("slider", { name: "Stop" });
  await expect(stop).toHaveAttribute("aria-valuetext", /^0 of 18/);
  await stop.fill("18");
  await expect(picture(lab, /^Student: .*asked where σ\/α = 0\. .* they are 0 off/)).toBeVisible();
});

test("digits: sheets, films and their distance to real ones", async ({ lab }) => {
  await open(lab, "#/sample?backend=wasm&seed=1&n=200&target=latents");
  const sheet = lab.stage.getByRole("list", { name: "Model", exact: true });
  await expect(sheet.getByRole("listitem", { name: "Image 10, class 9" })).toBeVisible();
  await expect(lab.stage.getByRole("list", { name: "Real images" }).getByRole("listitem")).toHaveCount(20);
  const at = (steps: number) => new RegExp(`against steps\\..*Model: [\\d.]+ at ${steps} steps`);
  await expect(lab.readings.getByRole("img", { name: at(32) })).toBeVisible();
  const row = lab.readings.getByRole("row", { name: /^Fréchet distance/ });
  await expect(row.getByRole("cell")).toHaveCount(2); // the model's and that of real images
  await tab(lab, "Paths").click();
  await expect(lab.stage.getByRole("listitem", { name: "Model: image 1 at stop 8" })).toBeVisible();

  const data = lab.recipe.getByRole("combobox", { name: "Data" });
  await data.selectOption("Two moons");
  await expect(lab.recipe.getByRole("radio", { name: "Exact" })).toBeChecked();
  await lab.quiet();
  await expect(picture(lab, /^Model: ways of \d+ particles/)).toBeVisible();
  await data.selectOption("Drawn digits (latent space)");
  await expect(lab.recipe.getByRole("radio", { name: "Shipped" })).toBeChecked();
});

for (const link of [
  `${exact}&target=mixture`,
  "#/sample?backend=wasm&seed=1&n=200&target=latents",
  "#/progressive?backend=wasm&seed=1&N=4&its=50",
  "#/consistency?backend=wasm&seed=1&its=50",
]) {
  test(`axe finds nothing on any tab of ${link}`, async ({ lab, page }) => {
    await open(lab, link);
    if (await lab.button("Train").isEnabled()) {
      await lab.button("Train").click();
      await lab.done();
    }
    for (const one of await lab.stage.getByRole("tab").all()) {
      await one.click();
      await lab.quiet();
      const { violations } = await new AxeBuilder({ page }).include(".stage").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    }
  });
}
