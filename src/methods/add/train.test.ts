import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const tiny: Settings = { target: "ring8", iterations: 50, batch: 32, n: 100 };
const { engine, look, request, run } = await tried(spec, tiny);

describe("one step that passes for real", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ iterations: 200, batch: 64, n: 1000 }, 7);
    shown = await look("critic");
  });

  test("says what it cost, and emits only what is declared", () => {
    const metrics = metricsOf(slices);
    expect(metrics["teacherCalls"]).toBe(200 * 64);
    expect(metrics["realSamples"]).toBe(200 * 64);
    expect(metrics["nfe"]).toBe(1);
    expect(undeclared(spec, metrics)).toEqual([]);
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
    expect(traceOf(metrics, kept)).toMatchSnapshot();
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
    const metrics = metricsOf(
      await run({ adversarial: 0, start: "teacher", iterations: 300, batch: 64, lr: 2e-3, n: 500 }, 3),
    );
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
    const metrics = metricsOf(await run({ target: "latents", features, iterations: 50, n: 100 }));
    expect(metrics["frechet"]).toBeGreaterThan(0);
    expect(Number.isFinite(metrics["headLoss"])).toBe(true);
    expect(await engine.cancel()).toBe(before);
  });
});
