/** Play, pause, one step, start over and the end of a run, by mouse and by keyboard. On every backend. */
import { expect, test } from "./fixtures.ts";

test("play, pause, one step, start over", async ({ lab }, info) => {
  await lab.open(`#/kd?backend=${info.project.name}&seed=1`);
  const untrained = await lab.reading("Student", "Accuracy");

  await lab.button("Train").click();
  await expect.poll(() => lab.reading("Student", "Accuracy"), { timeout: 60_000 }).toBeGreaterThan(untrained + 0.1);
  await lab.button("Pause").click();
  await lab.says("Paused");
  const paused = await lab.settled();
  expect(paused).toBeGreaterThan(0);
  expect((await lab.progress()).of).toBe(1200);

  await lab.button("One step (.)").click();
  await expect.poll(() => lab.steps()).toBe(paused + 1);
  expect(await lab.settled()).toBe(paused + 1);

  await lab.button("Start over (r)").click();
  await lab.ready();
  expect(await lab.steps()).toBe(0);
  await expect.poll(() => lab.reading("Student", "Accuracy"), "the same seed begins the same").toBe(untrained);
});

test("the keyboard: space, full stop, r", async ({ lab, page }, info) => {
  await lab.open(`#/kd?data=ring4&backend=${info.project.name}&seed=1`);
  await page.keyboard.press("Space");
  await lab.reaches(3);
  await page.keyboard.press("Space");
  await lab.says("Paused");
  const paused = await lab.settled();
  await page.keyboard.press(".");
  await expect.poll(() => lab.steps()).toBe(paused + 1);
  await page.keyboard.press("r");
  await lab.ready();
  expect(await lab.steps()).toBe(0);
  // In a field the same keys are text.
  await lab.field("Seed").press("End");
  await lab.field("Seed").pressSequentially("5.r");
  await expect(lab.field("Seed")).toHaveValue("15.r");
  expect(await lab.steps()).toBe(0);
});

test("a run to its end, and once more", async ({ lab }, info) => {
  await lab.open(`#/kd?data=ring4&steps=60&backend=${info.project.name}&seed=1`);
  await lab.runsOn(info.project.name);
  await lab.button("Train").click();
  await lab.done();
  expect(await lab.progress()).toEqual({ step: 60, of: 60 });
  const first = await lab.numbers();
  await lab.button("Train again").click();
  await lab.says("Training student and control");
  await lab.done();
  expect(await lab.progress()).toEqual({ step: 60, of: 60 });
  expect(await lab.numbers(), "the same seed ends the same").toEqual(first);
});
