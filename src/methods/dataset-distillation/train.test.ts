import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createLocalEngine } from "../../engine/local.ts";
import type { Artifact } from "../../lab/artifact.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { CleaningView, CompressionView, TrainingSetsView } from "../../lab/dataset-views.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });

async function run(set: Record<string, ControlValue>, seed: number) {
  const recipe = { method: spec.id, parameters: { ...defaultsOf(spec.controls), ...set }, seed };
  await engine.start({ recipe, backend: "wasm" });
  const first = await engine.look();
  let metrics: Record<string, number> = {};
  const artifacts: Artifact[] = [];
  const phases = new Set<string>();
  for (let done = false; !done;) {
    const slice = await engine.next({ budgetMs: 1000, views: false });
    for (const m of slice.measurements) {
      metrics = { ...metrics, ...m.metrics };
      phases.add(m.phase);
    }
    artifacts.push(...slice.artifacts);
    done = slice.done;
  }
  const last = await engine.look();
  await engine.cancel();
  return { metrics, artifacts, phases: [...phases], first, last };
}

const viewOf = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((view) => view.kind === kind) as Extract<ViewData, { kind: K }>;

/** Small enough to be waited for. */
const small = { examples: 1000, perClass: 2, iterations: 20, steps: 60, judges: 1 };
const tiny = { ...small, perClass: 1, iterations: 10, steps: 10 };

test("learned images teach fresh networks more than as many random ones; the class mean is as good at one", async () => {
  const set = { examples: 2000, perClass: 1, iterations: 100, steps: 150, judges: 2, labelNoise: 0 };
  const { metrics: one } = await run(set, 101);
  expect(one["learnedAccuracy"]).toBeGreaterThan(one["randomAccuracy"] + 0.2);
  expect(one["learnedAccuracy"]).toBeGreaterThan(one["herdingAccuracy"] + 0.05);
  expect(Math.abs(one["learnedAccuracy"] - one["classMeanAccuracy"])).toBeLessThan(0.05);
  expect(one["fullAccuracy"]).toBeGreaterThan(one["learnedAccuracy"]);
});

test("matching gradients also teaches more than a random choice", async () => {
  const set = { ...small, objective: "gradient", lr: 0.015, iterations: 60, labelNoise: 0 };
  const { metrics } = await run(set, 101);
  expect(metrics["learnedAccuracy"]).toBeGreaterThan(metrics["randomAccuracy"] + 0.05);
});

test("the filter finds most of the wrong labels, and what it keeps is better to learn from", async () => {
  const set = { ...tiny, examples: 3000, judges: 2, steps: 250, labelNoise: 0.3, noiseKind: "asymmetric" };
  const { metrics, last } = await run(set, 102);
  expect(metrics["filterPrecision"]).toBeGreaterThan(0.55);
  expect(metrics["filterRecall"]).toBeGreaterThan(0.55);
  expect(metrics["filteredAccuracy"]).toBeGreaterThan(metrics["noisyAccuracy"] + 0.02);
  const view = viewOf(last, "cleaning") as CleaningView;
  expect(view.found / view.flagged).toBeCloseTo(metrics["filterPrecision"], 10);
  expect(view.found / view.planted).toBeCloseTo(metrics["filterRecall"], 10);
  expect(view.given.length).toBeGreaterThan(0);
  view.given.forEach((label, i) => expect(view.suggested[i]).not.toBe(label));
});

test("images begin as the random choice, stay between paper and ink, and are seen to change", async () => {
  const { first, last } = await run(small, 1);
  const [before, after] = [first, last].map((views) => viewOf(views, "training-sets") as TrainingSetsView);
  expect(before.learned.length).toBe(10 * 2 * 256);
  expect(after.learned).not.toEqual(before.learned);
  expect(after.learned.every((v) => v >= 0 && v <= 1)).toBe(true);
});

test("the table says what is made small: one model or the data, never both", async () => {
  const { last } = await run(tiny, 1);
  const { rows } = viewOf(last, "compression") as CompressionView;
  const row = (set: string) => rows.find((one) => one.set === set)!;
  const full = row("full");
  expect(full).toMatchObject({ parameters: 257 * 64 + 65 * 10, dataBytes: 1000 * 257 });
  expect(full.modelBytes).toBe(4 * full.parameters);
  expect(row("kd")).toMatchObject({ parameters: 257 * 16 + 17 * 10, dataBytes: full.dataBytes });
  for (const set of ["learned", "random", "herding", "kCentre", "classMean", "moved"])
    expect(row(set)).toMatchObject({ modelBytes: full.modelBytes, dataBytes: 10 * 257 });
  expect(row("filtered").modelBytes).toBe(full.modelBytes);
  expect(row("filtered").dataBytes).toBeLessThan(full.dataBytes!);
  for (const { accuracy } of rows) expect(accuracy!.mean).toBeGreaterThan(0);
});

const variants: Record<string, ControlValue>[] = [
  { objective: "distribution", start: "mean", siamese: true },
  { objective: "gradient", start: "real", siamese: true, innerSteps: 2 },
  { objective: "gradient", start: "noise", depth: 2, labelNoise: 0 },
];
test.each(variants)("%o runs and frees what it took", async (set) => {
  const before = await engine.cancel();
  const { metrics, phases, artifacts } = await run({ ...tiny, ...set }, 3);
  expect(Object.values(metrics).every(Number.isFinite)).toBe(true);
  expect(phases).toEqual(["distil", ...("labelNoise" in set ? [] : ["folds"]), "judges", "students"]);
  expect(artifacts.map(({ name }) => name)).toEqual(["learned", "student"]);
  expect(await engine.cancel()).toBe(before);
});

test("a run that is stopped in any phase gives everything back", async () => {
  const before = await engine.cancel();
  for (const steps of [3, 12, 22, 32]) {
    const recipe = { method: spec.id, parameters: { ...defaultsOf(spec.controls), ...tiny }, seed: 1 };
    await engine.start({ recipe, backend: "wasm" });
    for (let k = 0; k < steps; k++) await engine.next({ budgetMs: 0, views: false });
    expect(await engine.cancel()).toBe(before);
  }
});

test("the same seed twice is the same run, and the rest of the data does not depend on how many are learned", async () => {
  const [a, b] = [await run(tiny, 5), await run(tiny, 5)];
  expect(a.metrics).toEqual(b.metrics);
  const { metrics: more } = await run({ ...tiny, perClass: 3 }, 5);
  expect(more["fullAccuracy"]).toBe(a.metrics["fullAccuracy"]);
  expect(more["filterRecall"]).toBe(a.metrics["filterRecall"]);
});

test("a short trace stays as it was; all that is declared is measured", async () => {
  const { metrics } = await run(tiny, 7);
  expect(
    Object.fromEntries(Object.entries(metrics).map(([k, v]) => [k, Math.round(v * 1000) / 1000])),
  ).toMatchSnapshot();
  expect(Object.keys(metrics).toSorted()).toEqual(Object.keys(spec.metrics).toSorted());
  for (const view of spec.views)
    if (view.kind === "line") expect(view.metrics.filter((m) => !Object.hasOwn(spec.metrics, m))).toEqual([]);
});
