/** A drawing of the person's own, answered while it is drawn and while the networks train. */
import { expect, test } from "./fixtures.ts";

const caption = /^What each network answers for your drawing/;

test("every network answers a drawing", async ({ lab, page }) => {
  await lab.open("#/kd?backend=wasm&seed=1&T=1");
  await lab.stage.getByRole("tab", { name: "Draw" }).click();
  await expect(lab.stage.getByText("Draw a figure: all networks answer while you draw.")).toBeVisible();
  const pad = lab.stage.getByRole("application", { name: "Drawing area" });
  const box = (await pad.boundingBox())!;
  const line = async (...points: (readonly [number, number])[]) => {
    const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...point, { steps: 8 });
    await page.mouse.up();
  };
  const sum = (p: Readonly<Record<string, number>>) => Object.values(p).reduce((a, b) => a + b);

  await line([0.5, 0.15], [0.5, 0.85]);
  await expect(lab.bars(caption)).toBeVisible();
  const one = await lab.answers(caption);
  expect(Object.keys(one)).toEqual(["Teacher", "Student", "Control"]);
  for (const p of Object.values(one)) expect(sum(p)).toBeCloseTo(1, 1);

  // A bar on top turns the stroke into a seven.
  await line([0.2, 0.15], [0.5, 0.15]);
  await expect.poll(async () => (await lab.answers(caption))["Teacher"]).not.toEqual(one["Teacher"]);
  const seven = await lab.answers(caption);
  expect(seven["Student"]).not.toEqual(one["Student"]);

  // The same drawing, asked again of networks that have learned; the teacher stays as it is.
  await lab.button("Train").click();
  await lab.reaches(30);
  await lab.button("Pause").click();
  const learned = await lab.answers(caption);
  expect(learned["Teacher"]).toEqual(seven["Teacher"]);
  expect(learned["Student"]).not.toEqual(seven["Student"]);

  await lab.stage.getByRole("button", { name: "Clear" }).click();
  await expect(lab.bars(caption)).toHaveCount(0);
});

test("with the arrow keys as well", async ({ lab, page }) => {
  await lab.open("#/kd?backend=wasm&seed=1");
  await lab.stage.getByRole("tab", { name: "Draw" }).click();
  await lab.stage.getByRole("application", { name: "Drawing area" }).focus();
  await page.keyboard.press("Space"); // the pen, not the run
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowDown");
  await expect(lab.bars(caption)).toBeVisible();
  expect(await lab.steps()).toBe(0);
});
