import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { createLocalEngine } from "../../engine/local.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);
afterEach(async () => void (await engine.cancel()));

type Set = Record<string, ControlValue>;
const start = (set: Set, seed: number) =>
  engine.start({
    recipe: { method: "gkd", parameters: { ...defaultsOf(spec.controls), ...set }, seed },
    backend: "wasm",
  });

async function finish(): Promise<Record<string, number>> {
  const metrics: Record<string, number> = {};
  for (;;) {
    const slice = await engine.next({ budgetMs: 1000, views: false });
    for (const m of slice.measurements) Object.assign(metrics, m.metrics);
    if (slice.done) return metrics;
  }
}
const tiny: Set = { questions: 60, warmUp: 20, steps: 20, batch: 8 };

test("told the teacher's distributions on its own texts, a student comes closer to it than on texts alone", async () => {
  await start({ warmUp: 100, steps: 300 }, 102);
  const metrics = await finish();
  expect(metrics["onPolicy"]).toBe(1);
  expect(metrics["studentDivergence"]).toBeLessThan(metrics["textsDivergence"] / 2);
});

test.each([
  ["the teacher's texts alone", { lambda: 0, beta: 0 }, 0],
  ["its own alone", { lambda: 1, beta: 1 }, 1],
])("learns from %s", async (_, set, share) => {
  await start({ ...tiny, ...set }, 2);
  const metrics = await finish();
  expect(metrics["onPolicy"]).toBe(share);
  expect(Object.values(metrics).every(Number.isFinite)).toBe(true);
});

test("a trace stays as it was, and emits what is declared", async () => {
  await start({ ...tiny, teacher: "live", teacherSteps: 60, lambda: 0.5 }, 7);
  const metrics = await finish();
  expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
  expect(Object.keys(spec.metrics).filter((name) => !(name in metrics))).toEqual([]);
  const kept = ["studentLoss", "textsLoss", "warmUpLoss", "teacherLoss", "studentDivergence", "onPolicy"];
  expect(Object.fromEntries(kept.map((name) => [name, Number(metrics[name].toPrecision(2))]))).toMatchSnapshot();
});

test("ended anywhere, it leaves nothing behind", async () => {
  const before = await engine.cancel();
  for (const phase of ["asking", "warm-up", "students"]) {
    await start(tiny, 1);
    for (let at = ""; at !== phase;) at = (await engine.next({ budgetMs: 0, views: false })).phase;
    expect(await engine.cancel(), phase).toBe(before);
  }
});
