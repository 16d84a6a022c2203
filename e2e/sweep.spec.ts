/** Two controls swept beside the experiment. */
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

const link = "#/kd?data=ring4&steps=20&seed=3&backend=wasm";
const region = (page: Page): Locator => page.getByRole("region", { name: "Sweep", exact: true });
const cellsIn = (sweep: Locator): Locator => sweep.getByRole("grid").getByRole("button");

async function open(lab: Lab, values: { T: string; alpha: string }): Promise<Locator> {
  await lab.open(link);
  const sweep = region(lab.page);
  await sweep.getByRole("button", { name: "Sweep two controls" }).click();
  await sweep.getByRole("textbox", { name: "Values of Temperature T" }).fill(values.T);
  await sweep.getByRole("textbox", { name: "Values of Weight of the teacher α" }).fill(values.alpha);
  return sweep;
}

test("a small sweep: values, curves, CSV; a cell opens its recipe", async ({ lab, page }) => {
  const sweep = await open(lab, { T: "1, 8", alpha: "0.5, 1" });
  await expect(sweep.getByText("4 cells, 4 runs")).toBeVisible();
  await sweep.getByRole("radio", { name: "2", exact: true }).click();
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(sweep.getByText("8 of 8 runs", { exact: true })).toBeVisible({ timeout: 60_000 });
  // The experiment has not moved.
  expect(await lab.steps()).toBe(0);

  const cells = cellsIn(sweep);
  await expect(cells).toHaveCount(4);
  for (const text of await cells.allInnerTexts()) expect(text).toMatch(/^\d+\.\d%\s*± \d+\.\d$/);
  await expect(cells.nth(1)).toHaveAccessibleName(/^Temperature T = 8, Weight of the teacher α = 0\.5: \d/);
  await sweep.getByRole("switch", { name: "Curves" }).click();
  await expect(sweep.getByRole("listitem").getByRole("img")).toHaveCount(4);

  const download = page.waitForEvent("download");
  await sweep.getByRole("button", { name: "Download the sweep (CSV)" }).click();
  const [header, ...rows] = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
  expect(header).toMatch(/^alpha,T,seed,.*studentAccuracy/);
  expect(rows.map((row) => row.split(",").slice(0, 3).join(" "))).toEqual(
    ["0.5 1", "0.5 8", "1 1", "1 8"].flatMap((cell) => [`${cell} 3`, `${cell} 4`]),
  );

  // Arrow keys walk, the readout follows, Enter opens.
  await cells.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cells.nth(3)).toBeFocused();
  await expect(sweep.getByText("Temperature T = 8, Weight of the teacher α = 1")).toBeVisible();
  await expect(sweep.getByText(/^mean .* · 95% interval .* · seeds: 2 of 2$/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include(".sweep").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash)).toBe("#/kd?v=1&data=ring4&T=8&alpha=1&steps=20&seed=3&backend=wasm");
  await expect(lab.field("Temperature T")).toHaveValue("8");
  await expect(lab.field("Weight of the teacher α")).toHaveValue("1");
  await page.goBack();
  await expect(lab.field("Temperature T")).toHaveValue("4");

  // The number of the cell is the number of the experiment.
  await sweep.getByRole("radio", { name: "1", exact: true }).click();
  await sweep.getByRole("button", { name: "Start it again" }).click();
  await expect(sweep.getByText("4 of 4 runs", { exact: true })).toBeVisible({ timeout: 60_000 });
  const accuracy = await cells.nth(3).innerText();
  await cells.nth(3).click();
  await lab.ready();
  await lab.button("Train").click();
  await lab.done();
  expect(await lab.reading("Student", "Accuracy")).toBeCloseTo(Number(accuracy.replace("%", "")) / 100, 6);
});

test("bad values are named; other data end a sweep, and so does leaving", async ({ lab, page }) => {
  const sweep = await open(lab, { T: "1, 99, four", alpha: "1, 1" });
  await expect(sweep.getByText("“99” is not accepted (From 0.5 to 20). “four” is not accepted")).toBeVisible();
  await expect(sweep.getByText("“1” is there twice.")).toBeVisible();
  const start = sweep.getByRole("button", { name: "Start the sweep" });
  await expect(start).toBeDisabled();

  await sweep.getByRole("textbox", { name: "Values of Temperature T" }).fill("1, 2, 4, 8, 16");
  await sweep.getByRole("textbox", { name: "Values of Weight of the teacher α" }).fill("0, 0.5, 1");
  await lab.set("Training steps", 5000);
  await start.click();
  await expect(sweep.getByText("Sweeping", { exact: true }).first()).toBeVisible();
  await sweep.getByRole("button", { name: "Pause" }).click();
  await expect(sweep.getByText("Paused", { exact: true }).first()).toBeVisible();
  await sweep.getByRole("button", { name: "Go on" }).click();
  const workers = () => page.workers().filter((worker) => worker.url().includes("/worker-")).length;
  await expect.poll(workers).toBe(2);
  await lab.recipe.getByRole("combobox", { name: "Data" }).selectOption("Two moons");
  await expect(sweep.getByText("Ended early", { exact: true }).first()).toBeVisible();
  await expect.poll(workers).toBe(1);

  await sweep.getByRole("button", { name: "Start it again" }).click();
  await expect.poll(workers).toBe(2);
  await page.goto("#/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Distillation Lab");
  await expect.poll(workers).toBe(1);
});
