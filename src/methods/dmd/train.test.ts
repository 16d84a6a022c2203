import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, thetaOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const tiny: Settings = { target: "ring8", iterations: 60, batch: 32, n: 100 };
const { engine, leftBy, look, run, runWatched } = await tried(spec, tiny);

describe("a generator that follows the difference of two scores", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ iterations: 200, batch: 64, n: 1000 }, 7);
    shown = await look("critic");
  });

  test("makes better samples than it began with, and says what that cost", () => {
    const metrics = metricsOf(slices);
    expect(metrics["highQuality"]).toBeGreaterThan(metrics["startHighQuality"]);
    expect(metrics["modes"]).toBe(8);
    expect(metrics["teacherCalls"]).toBe(200 * 64);
    expect(metrics["realSamples"]).toBe(0);
    expect(metrics["nfe"]).toBe(1);
  });

  test("shows where the loss pushes the samples; there is no discriminator", () => {
    const { points, push, surface, size } = view(shown, "critic");
    expect(push).toHaveLength(points.length);
    expect(push.every(Number.isFinite) && push.some((v) => v !== 0)).toBe(true);
    expect([surface, size]).toEqual([null, 48]);
  });

  test("emits what is declared, and a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    expect(undeclared(spec, metrics)).toEqual([]);
    const kept = ["loss", "fakeLoss", "highQuality", "modeKl", "startHighQuality"];
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

  test("looking on the way changes nothing that is learned", async () => {
    const whole = thetaOf(await run({ regression: 0.25, pairs: 500, n: 100 }));
    expect(thetaOf(await runWatched(["critic", "samples"], { regression: 0.25, pairs: 500, n: 100 }))).toEqual(whole);
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const sets: Settings[] = [
      {},
      { start: "teacher", teacher: "exact" },
      { target: "latents" },
      { regression: 0.25, pairs: 1500 },
    ];
    for (const set of sets) expect(await leftBy(set), JSON.stringify(set)).toBe(before);
  });

  test("pairs are made first, all with the teacher", async () => {
    const slices = await run({ regression: 0.25, pairs: 1200, fakeSteps: 2 });
    const [first] = slices.flatMap((s) => s.measurements).filter((m) => m.phase === "pairs");
    expect(first.metrics["teacherCalls"]).toBe(3 * 500 * 35);
    expect(metricsOf(slices)["teacherCalls"]).toBe(3 * 500 * 35 + 60 * 32);
  });
});
