/** What a class sees when the teacher opens a link: soft labels of a trained network, before anything is pressed. */
import { AxeBuilder } from "@axe-core/playwright";
import { catalogue } from "../src/methods/catalogue.ts";
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

// That each opens, ready to train, is seen in everywhere.spec.ts.
test("each experiment on the home page leads to its method", async ({ lab, page }) => {
  await page.goto("#/");
  const links = page
    .getByRole("region", { name: "Experiments" })
    .getByRole("article")
    .getByRole("heading")
    .getByRole("link");
  await expect(links).toHaveCount(Object.keys(catalogue).length - 1); // without the comparison, which stands above
  for (const link of await links.all()) {
    const [, method] = /^#\/([^?]+)/.exec((await link.getAttribute("href"))!)!;
    expect(await link.innerText()).toBe(catalogue[method].card.en.title);
  }
  await links.first().click();
  await lab.ready();
});

test("one click from the home page, and teacher, student and control train", async ({ lab, page }) => {
  await page.goto("#/?lang=en&theme=dark");
  await page.getByRole("link", { name: "Train teacher, student and control now" }).click();
  await expect(page).toHaveURL(/#\/kd\?v=1&teacher=live&seed=1&lang=en&theme=dark$/);
  await lab.reaches(1);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Distillation Lab" })).toBeVisible();
});

test("the map says what leads to what, and a class finds its way", async ({ page }) => {
  await page.goto("#/?lang=en");
  const station = (title: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) }); // prettier-ignore
  const progressive = station("Progressive distillation");
  await expect(progressive.getByRole("listitem")).toHaveText([
    /^DMD answers a weakness: /,
    /^Lightning builds on it: /,
  ]);
  await progressive.getByRole("heading").hover();
  for (const title of ["Diffusion and its samplers", "Distribution matching (DMD)"]) {
    await expect(station(title)).toHaveClass(/map-near/);
  }
  await expect(station("LCM-LoRA")).not.toHaveClass(/map-near/);
  await expect(page.locator(".map-arrows > g.map-near")).toHaveCount(3);
  await page.getByText("All stops").click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);

  await page.getByRole("link", { name: "Start the class" }).click();
  await expect(page).toHaveURL(/#\/kd\?v=1&T=1&seed=1&lang=en$/);
  const strip = page.getByRole("region", { name: "Class", exact: true });
  await expect(strip).toContainText("Class · stop 1 of 8 · 5 min · What a soft label says");
  await expect(strip.getByRole("definition").first()).toHaveText(/^Train nothing\./);
  await page.getByRole("link", { name: "Distillation Lab, Home" }).click();
  await expect(strip).toHaveCount(0);
  await page.getByRole("link", { name: "Go on: stop 2" }).click();
  await expect(page).toHaveURL(/#\/kd\?v=1&smoothing=0.1&seed=1&lang=en$/);
  await strip.getByRole("link", { name: "Next stop" }).click();
  await expect(page).toHaveURL(/#\/kd\?v=1&labels=300&omit=3/);
  await expect(strip).toContainText("stop 3 of 8");
  await strip.getByRole("link", { name: "Back" }).click();
  await expect(strip).toContainText("stop 2 of 8");
  await strip.getByRole("button", { name: "End the class" }).click();
  await expect(strip).toHaveCount(0);
  await page.goBack();
  await page.goBack();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goBack();
  await expect(progressive.getByRole("link", { name: "Lightning" })).toBeVisible();
  await expect(page.locator(".map-arrows").first()).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
