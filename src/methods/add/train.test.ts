import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, StartRequest } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const tiny: Set = { target: "ring8", iterations: 50, batch: 32, n: 100 };
const request = (set: Set = {}, seed = 1): StartRequest => ({
  recipe: { method: "add", parameters: { ...defaultsOf(spec.controls), ...tiny, ...set }, seed },
  backend: "wasm",
});

async function finish(): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (;;) {
    slices.push(await engine.next({ budgetMs: 1000, views: false }));
    if (slices.at(-1)!.done) return slices;
  }
}
const metricsOf = (slices: readonly Slice[]): Record<string, number> =>
  Object.assign({}, ...slices.flatMap((s) => s.measurements.map((m) => m.metrics)));
const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((v): v is Extract<ViewData, { kind: K }> => v.kind === kind)!;

describe("one step that passes for real", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    await engine.start(request({ iterations: 200, batch: 64, n: 1000 }, 7));
    slices = await finish();
    await engine.watch(["critic"]);
    shown = await engine.look();
    await engine.watch([]);
  });

  test("says what it cost, and emits only what is declared", () => {
    const metrics = metricsOf(slices);
    expect(metrics["teacherCalls"]).toBe(200 * 64);
    expect(metrics["realSamples"]).toBe(200 * 64);
    expect(metrics["nfe"]).toBe(1);
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
  });

  test("shows the push and what the judges think of the plane", () => {
    const { points, push, surface, size } = view(shown, "critic");
    expect(push).toHaveLength(points.length);
    expect(push.every(Number.isFinite) && push.some((v) => v !== 0)).toBe(true);
    expect(surface).toHaveLength(size * size);
    expect(new Set(surface!).size).toBeGreaterThan(100);
  });

  test("leaves a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    const kept = ["loss", "distillationLoss", "headLoss", "highQuality", "modes"];
    expect(Object.fromEntries(kept.map((name) => [name, Number(metrics[name].toPrecision(2))]))).toMatchSnapshot();
  });

  test("gives everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("by distillation alone collapses", async () => {
    await engine.start(request({ adversarial: 0, start: "teacher", iterations: 300, batch: 64, lr: 2e-3, n: 500 }, 3));
    const metrics = metricsOf(await finish());
    expect(metrics["slicedW2"]).toBeGreaterThan(0.8);
    expect(metrics["modes"]).toBeLessThan(3);
  });

  test("may end in a probe, whose judges know more or less of the noise; ended there it leaves nothing", async () => {
    const before = tensorCount();
    await engine.start(request({ probe: true }));
    for (;;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      if (slice.phase !== "probe" || slice.measurements.length === 0) continue;
      const { metrics } = slice.measurements.at(-1)!;
      const accuracies = Object.entries(metrics).filter(([name]) => name.includes("Accuracy"));
      expect(accuracies).toHaveLength(8);
      for (const [, value] of accuracies) expect(value > 0.4 && value <= 1).toBe(true);
      break;
    }
    expect(await engine.cancel()).toBe(before);
  });

  test.each(["classifier", "diffusion"])("of digits is judged on features of a %s", async (features) => {
    const before = tensorCount();
    await engine.start(request({ target: "latents", features, iterations: 50, n: 100 }));
    const metrics = metricsOf(await finish());
    expect(metrics["frechet"]).toBeGreaterThan(0);
    expect(Number.isFinite(metrics["headLoss"])).toBe(true);
    expect(await engine.cancel()).toBe(before);
  });
});
