/** The variants of distillation: as recorded, and one of them measured here. */
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

interface Recorded {
  readonly runs: readonly {
    readonly dataset: string;
    readonly arm: string;
    readonly seed: number;
    readonly metrics: Readonly<Record<string, number>>;
  }[];
}
const { runs } = JSON.parse(readFileSync(new URL("../public/variants.json", import.meta.url), "utf8")) as Recorded;
const arms = [...new Set(runs.map(({ arm }) => arm))];

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
}

test("recorded rows, and a variant measured here that comes out as recorded", async ({ page }) => {
  await page.goto("#/variants");
  await expect(page).toHaveTitle("Variants of distillation · Distillation Lab");
  const differences = page.getByRole("table").first();
  await expect(differences.getByRole("row")).toHaveCount(arms.length + 3); // head, teacher, control
  await expect(differences.getByRole("row", { name: /^Soft labels/ })).toContainText(
    /[+−]\d+\.\d \[.*, .*\]\s*(interval|not)/,
  );
  await expect(page.getByText(/^Recorded with seeds 1–9 on “Drawn digits”: the control is right on \d/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Eight overlapping clouds" }).click();
  const panel = page.locator(".claim-test");
  for (const box of await panel.getByRole("checkbox").all()) await box.uncheck();
  await expect(panel.getByText("Choose at least one.")).toBeVisible();
  await panel.getByRole("checkbox", { name: "Hints (FitNet 2015)" }).check();
  await panel.getByRole("combobox", { name: "Seeds" }).selectOption("1");
  await panel.getByRole("button", { name: "Measure here" }).click();
  await expect(panel.getByText(/^1 of 1 runs made here with a recorded seed/)).toBeVisible({ timeout: 60_000 });

  const run = runs.find(({ dataset, arm, seed }) => dataset === "overlap8" && arm === "hints" && seed === 1)!;
  await page.getByText(/^Every run \(\d+\), accuracy by seed/).click();
  const seeds = page.getByRole("region", { name: /^Every run/ }).getByRole("row", { name: /^Hints/ });
  await expect(seeds).toHaveCount(2);
  for (const row of await seeds.all()) {
    const shown = await row.getByRole("link").first().innerText();
    expect(Math.abs(Number(shown.replace("%", "")) / 100 - run.metrics["studentAccuracy"])).toBeLessThanOrEqual(1e-3);
  }
  await expect(
    differences
      .getByRole("row", { name: /^Hints/ })
      .getByRole("cell")
      .last(),
  ).toContainText("one seed: no interval");
  await expectAccessible(page);

  const workers = () => page.workers().filter((worker) => worker.url().includes("/worker-")).length;
  await panel.getByRole("button", { name: "Measure here" }).click();
  await expect.poll(workers).toBe(1);
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(workers).toBe(0);
  await differences.getByRole("link", { name: "Hints (FitNet 2015)" }).click();
  await expect(page).toHaveURL(/#\/kd\?v=1&data=overlap8&variant=hints&seed=1/);
});

test("fits a phone, in the dark and in Chinese too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("#/variants?lang=zh&theme=dark");
  await expect(page.getByRole("table").first().getByRole("row")).toHaveCount(arms.length + 3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
