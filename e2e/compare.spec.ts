/** The comparison: two clicks from home, every row one click from its experiment, one's own networks beside the shipped. */
import { expect, test } from "./fixtures.ts";
import { Lab } from "./lab.ts";

test("few-step methods are compared two clicks from home, and a row leads to the experiment that made it", async ({
  page,
}) => {
  const lab = await Lab.of(page);
  await page.goto("#/");
  await page.getByRole("link", { name: "Few-step generators, side by side" }).first().click();
  const samples = page.getByRole("region", { name: "Samples from the same noise" });
  await expect(samples.getByRole("figure")).toHaveCount(12, { timeout: 60_000 });
  const costs = page.getByRole("region", { name: "What it costs" }).first();
  // Everybody is measured: no dash is left where a number belongs.
  await expect(costs.getByRole("row", { name: /^DMD 1 / })).toContainText(/\d\d\.\d ?%/, { timeout: 60_000 });
  await expect(page.getByText(/^Quality against evaluations/).first()).toBeVisible();

  await page.getByRole("combobox", { name: "Evaluations per sample" }).selectOption("1");
  await expect(page).toHaveURL(/nfe=1/);
  await expect(samples.getByText("1 of 1 evaluations")).toHaveCount(11, { timeout: 60_000 });

  await costs.getByRole("link", { name: "DMD", exact: true }).click();
  await expect(page).toHaveURL(/#\/dmd\?/);
  await lab.ready();
});

test("a network from the shelf takes part beside those that are shipped, and one can leave", async ({ page }) => {
  const lab = await Lab.of(page);
  await lab.open("#/consistency?v=1&target=ring8&its=50&batch=32&n=100&w=16&d=1&seed=2");
  await page.keyboard.press("Space");
  await lab.done();
  await page.goto("#/compare?v=1&target=ring8&n=200&seed=1");
  const samples = page.getByRole("region", { name: "Samples from the same noise" });
  await expect(samples.getByRole("figure")).toHaveCount(3, { timeout: 60_000 });
  await page.getByRole("button", { name: "Who takes part: 2" }).click();
  await page.getByRole("switch", { name: /\(yours\)/ }).click();
  await expect(samples.getByRole("figure")).toHaveCount(4, { timeout: 60_000 });
  await expect(page).toHaveURL(/who=teacher~consistency~[0-9a-f]{16}/);
  await page.getByRole("switch", { name: "Teacher (diffusion)" }).click();
  await expect(samples.getByRole("figure")).toHaveCount(3, { timeout: 60_000 });
});

test("inside another page it is one panel, without the lab around it", async ({ page }) => {
  await page.goto("#/compare?v=1&target=ring8&n=200&seed=1&embed=1&view=quality-steps");
  await expect(page.getByText(/^Quality against evaluations/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What it costs" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Open in the lab/ })).toHaveAttribute("href", /#\/compare\?(?!.*embed)/);
});
