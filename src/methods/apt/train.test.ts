import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, phasesOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import type { Slice } from "../../engine/protocol.ts";
import { suited } from "../../lab/method.ts";
import type { ViewData } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const tiny: Settings = { target: "ring8", iterations: 40, headStart: 10, batch: 32, n: 100 };
const { engine, leftBy, look, request, run } = await tried(spec, {});
const small = (set: Settings = {}) => suited(spec, { ...tiny, ...set });

describe("a consistency student trained on against real points", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run(small({ iterations: 400, headStart: 50, batch: 128, n: 2000 }), 7);
    shown = await look("critic", "cost");
  });

  test("makes better samples in one step than it began with", () => {
    const metrics = metricsOf(slices);
    expect(metrics["highQuality"]).toBeGreaterThan(metrics["startHighQuality"]);
    expect(metrics["modes"]).toBe(8);
    expect(metrics["nfe"]).toBe(1);
    expect(metrics["teacherCalls"]).toBe(0);
    expect(metrics["realSamples"]).toBe(450 * 128);
  });

  test("reads its judge: logits, the penalty and what it approximates", () => {
    const metrics = metricsOf(slices);
    expect(metrics["realLogit"]).toBeGreaterThan(metrics["fakeLogit"]);
    const ratio = metrics["approximatedPenalty"] / metrics["truePenalty"];
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test("shows where the loss pushes the samples, and what the discriminator thinks", () => {
    const { points, push, surface, size } = view(shown, "critic");
    expect(push).toHaveLength(points.length);
    expect(push.every(Number.isFinite) && push.some((v) => v !== 0)).toBe(true);
    expect(surface).toHaveLength(size ** 2);
  });

  test("measures what a sample costs, in evaluations and in time", () => {
    const { nfe, milliseconds } = view(shown, "cost");
    expect(nfe).toEqual({ teacher: 35, control: 1, student: 1 });
    expect(Object.values(milliseconds).every((ms) => ms > 0)).toBe(true);
  });

  test("emits what is declared, and a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    expect(undeclared(spec, metrics)).toEqual([]);
    const kept = ["generatorLoss", "discriminatorLoss", "penalty", "highQuality", "startHighQuality"];
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

  test("distilled first, it goes through both phases", async () => {
    const slices = await run(small({ start: "live", distillation: 20, body: "distilled" }));
    expect(phasesOf(slices)).toEqual(["consistency", "adversarial"]);
    expect(metricsOf(slices)["teacherCalls"]).toBeGreaterThan(0);
  });

  test("ended anywhere it leaves nothing behind, whatever the choices", async () => {
    const before = await engine.cancel();
    const sets: Settings[] = [
      {},
      { body: "random", time: "fixed", penalty: "none" },
      { penalty: "true", depths: "last" },
      { start: "teacher", headStart: 0 },
      { target: "patches", start: "early", batch: 8, n: 100 },
      { start: "live", distillation: 20 },
    ];
    for (const set of sets) expect(await leftBy(small(set)), JSON.stringify(set)).toBe(before);
  });

  test("the true penalty is refused where nothing can be differentiated twice", async () => {
    const started = engine.start(request(small({ target: "patches", start: "teacher", penalty: "true", batch: 8 })));
    await expect(started).rejects.toMatchObject({ error: { type: "BadParameters" } });
  });
});
