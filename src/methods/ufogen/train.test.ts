import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, thetaOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const tiny: Settings = { target: "ring8", iterations: 60, batch: 32, n: 100 };
const { engine, leftBy, look, run, runWatched } = await tried(spec, tiny);

describe("a diffusion model that becomes a generator against its own body", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ iterations: 300, batch: 64, n: 1000 }, 7);
    shown = await look("critic");
  });

  test("makes better samples than it began with, of real examples alone", () => {
    const metrics = metricsOf(slices);
    expect(metrics["highQuality"]).toBeGreaterThan(metrics["startHighQuality"]);
    expect(metrics["modes"]).toBe(8);
    expect(metrics["teacherCalls"]).toBe(0);
    expect(metrics["realSamples"]).toBe(300 * 64);
    expect(metrics["nfe"]).toBe(4);
  });

  test("shows where the loss pushes the samples, and what the discriminator thinks", () => {
    const { points, push, surface, size } = view(shown, "critic");
    expect(push).toHaveLength(points.length);
    expect(push.every(Number.isFinite) && push.some((v) => v !== 0)).toBe(true);
    expect(surface).toHaveLength(size ** 2);
    expect(surface!.every(Number.isFinite)).toBe(true);
  });

  test("emits what is declared, and a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    expect(undeclared(spec, metrics)).toEqual([]);
    const kept = ["loss", "judgeLoss", "highQuality", "modeKl", "startHighQuality"];
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
    const whole = thetaOf(await run({}));
    expect(thetaOf(await runWatched(["critic", "samples"]))).toEqual(whole);
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const sets: Settings[] = [{}, { start: "scratch", judge: "scratch" }, { target: "latents", start: "consistency" }];
    for (const set of sets) expect(await leftBy(set), JSON.stringify(set)).toBe(before);
  });

  test("the samples take as many steps as are asked for, and so does what it began as", async () => {
    await run();
    for (const steps of [1, 2]) {
      await engine.tune({ steps });
      expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 35, control: steps, student: steps });
    }
  });

  test("where pure noise is reconstructed as well, one step leads to the mean", async () => {
    const spread: number[] = [];
    for (const everywhere of [true, false]) {
      const set = { start: "consistency", steps: 1, everywhere, reconstruction: 2 };
      await run({ ...set, iterations: 300, batch: 64 });
      const x = view(await engine.look(), "samples").samples["student"]!;
      spread.push(Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length));
    }
    expect(spread[0]).toBeLessThan(0.6 * spread[1]);
  });
});
