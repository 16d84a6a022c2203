/** The same recipe on the command line and in the browser: the same numbers. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Outcome {
  readonly link: string;
  readonly metrics: Readonly<Record<string, number>>;
}

async function commandLine(method: string, ...settings: string[]): Promise<Outcome> {
  const flags = settings.flatMap((setting) => ["--set", setting]);
  const args = ["scripts/lab.mjs", "run", method, "--seed", "3", ...flags, "--backend", "wasm", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as Outcome;
}

/** The last row of a chart's CSV, which has all digits. */
async function lastRow(lab: Lab, chart: string): Promise<Record<string, number>> {
  await lab.readings.getByRole("button", { name: `Download: ${chart}` }).click();
  const download = lab.page.waitForEvent("download");
  await lab.page.getByRole("menuitem", { name: "Numbers (CSV)" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const [names, ...rows] = text
    .replace("\uFEFF", "")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  // Levels are two points, curves are fifty: the last value of each column counts.
  const last = names.map((_, j) => Number(rows.findLast((row) => row[j] !== "")![j]));
  return Object.fromEntries(names.map((name, j) => [name, last[j]]));
}

const recipes = [
  { name: "eight clouds", settings: ["dataset=overlap8", "steps=100"] },
  { name: "drawn digits", settings: ["dataset=digits", "labels=100", "steps=100"] },
];

for (const { name, settings } of recipes) {
  test(`${name}: browser and command line agree`, async ({ lab, page }, info) => {
    const { link, metrics } = await commandLine("kd", ...settings);
    await lab.open(`${link}&backend=${info.project.name}`);
    await lab.runsOn(info.project.name);
    await lab.button("Train").click();
    await lab.done();
    await page.evaluate(() => document.querySelector(".readings [role=tablist]")!.scrollIntoView());
    const accuracy = await lastRow(lab, "Accuracy on held-out examples");
    const loss = await lastRow(lab, "Training loss");
    const found: Record<string, number> = {
      teacherAccuracy: accuracy["Teacher"],
      studentAccuracy: accuracy["Student"],
      controlAccuracy: accuracy["Control"],
      ...("bayesAccuracy" in metrics ? { bayesAccuracy: accuracy["Exact"] } : {}),
      studentLoss: loss["Student"],
      controlLoss: loss["Control"],
      // These stand in the readings only, to a tenth of a per cent.
      teacherEce: await lab.reading("Teacher", "Calibration error"),
      studentEce: await lab.reading("Student", "Calibration error"),
      controlEce: await lab.reading("Control", "Calibration error"),
      agreement: await lab.agreement(),
    };
    // What the page shows at first sight; the other metrics are computed from the same logits.
    expect(Object.keys(found).filter((metric) => !(metric in metrics))).toEqual([]);
    // The GPU adds in another order: after a hundred steps an example or two near a border may fall on the other side.
    const tolerance = info.project.name === "wasm" ? 1e-3 : 0.03;
    for (const [metric, value] of Object.entries(found)) {
      expect(Math.abs(value - metrics[metric]), `${metric}: ${value} here, ${metrics[metric]} there`).toBeLessThan(
        tolerance,
      );
    }
  });
}

test("a diffusion model: browser and command line agree", async ({ lab, page }, info) => {
  const { link, metrics } = await commandLine("sample", "teacher=live", "iterations=100", "steps=8", "n=1000");
  await lab.open(`${link}&backend=${info.project.name}`);
  await lab.runsOn(info.project.name);
  await lab.button("Train").click();
  await lab.done();
  await page.evaluate(() => document.querySelector(".readings [role=tablist]")!.scrollIntoView());
  const quality = await lastRow(lab, "Quality during training");
  await page.getByRole("tab", { name: "Loss", exact: true }).click();
  const loss = await lastRow(lab, "Training loss");
  // Sampling adds up what a hundred steps of training made different.
  const tolerance = info.project.name === "wasm" ? 1e-3 : 0.02;
  expect(Math.abs(loss["Model"] - metrics["loss"])).toBeLessThan(tolerance);
  expect(Math.abs(quality["Model"] - metrics["highQuality"])).toBeLessThan(tolerance);
});
