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
const tiny: Set = { target: "ring8", iterations: 60, batch: 32, n: 100 };
const request = (set: Set = {}, seed = 1): StartRequest => ({
  recipe: { method: "dmd", parameters: { ...defaultsOf(spec.controls), ...tiny, ...set }, seed },
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
const thetaOf = (slices: readonly Slice[]) => slices.flatMap((s) => s.artifacts)[0].theta;
const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((v): v is Extract<ViewData, { kind: K }> => v.kind === kind)!;

describe("a generator that follows the difference of two scores", () => {
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
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
    const kept = ["loss", "fakeLoss", "highQuality", "modeKl", "startHighQuality"];
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

  test("looking on the way changes nothing that is learned", async () => {
    await engine.start(request({ regression: 0.25, pairs: 500, n: 100 }));
    const whole = thetaOf(await finish());
    await engine.start(request({ regression: 0.25, pairs: 500, n: 100 }));
    await engine.watch(["critic", "samples"]);
    for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: true });
    await engine.watch([]);
    expect(thetaOf(await finish())).toEqual(whole);
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const sets: Set[] = [
      {},
      { start: "teacher", teacher: "exact" },
      { target: "latents" },
      { regression: 0.25, pairs: 1500 },
    ];
    for (const set of sets) {
      await engine.start(request(set));
      for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: false });
      expect(await engine.cancel(), JSON.stringify(set)).toBe(before);
    }
  });

  test("pairs are made first, all with the teacher", async () => {
    await engine.start(request({ regression: 0.25, pairs: 1200, fakeSteps: 2 }));
    const slices = await finish();
    const [first] = slices.flatMap((s) => s.measurements).filter((m) => m.phase === "pairs");
    expect(first.metrics["teacherCalls"]).toBe(3 * 500 * 35);
    expect(metricsOf(slices)["teacherCalls"]).toBe(3 * 500 * 35 + 60 * 32);
  });
});
