/** What a class sees when the teacher opens a link: soft labels of a trained network, before anything is pressed. */
import { expect, test } from "./fixtures.ts";
import { largest } from "./lab.ts";

test("the teacher's soft labels are there before any training", async ({ lab, page }) => {
  const began = Date.now();
  await page.goto("#/kd");
  await expect(lab.bars()).toBeVisible({ timeout: 10_000 });
  console.log(`first light after ${Date.now() - began} ms`);

  await expect.poll(async () => Object.keys(await lab.answers())).toEqual(["Teacher", "Student", "Control"]);
  const { Teacher: teacher } = await lab.answers();
  expect(Object.keys(teacher)).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  expect(Object.values(teacher).reduce((a, b) => a + b)).toBeCloseTo(1, 1);
  expect(largest(teacher), "a trained teacher prefers some class").toBeGreaterThan(0.2);
  expect(await lab.steps()).toBe(0);
  await expect.poll(() => lab.reading("Teacher", "Accuracy")).toBeGreaterThan(0.8);
  expect(await lab.reading("Student", "Accuracy"), "an untrained student guesses").toBeLessThan(0.4);
});

test("each experiment on the home page opens, ready to train", async ({ lab, page }) => {
  await page.goto("#/");
  const experiments = page.getByRole("region", { name: "Experiments" }).getByRole("article");
  await expect(experiments).not.toHaveCount(0);
  for (let i = 0; i < (await experiments.count()); i++) {
    const link = experiments.nth(i).getByRole("link");
    const title = await link.innerText();
    await link.click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await lab.ready();
    await page.getByRole("link", { name: "Distillation Lab, Home" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Distillation Lab" })).toBeVisible();
  }
});
