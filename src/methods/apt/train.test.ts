import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, StartRequest } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import { suited } from "../../lab/method.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const tiny: Set = { target: "ring8", iterations: 40, headStart: 10, batch: 32, n: 100 };
const request = (set: Set = {}, seed = 1): StartRequest => ({
  recipe: { method: "apt", parameters: { ...defaultsOf(spec.controls), ...suited(spec, { ...tiny, ...set }) }, seed },
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

describe("a consistency student trained on against real points", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    await engine.start(request({ iterations: 400, headStart: 50, batch: 128, n: 2000 }, 7));
    slices = await finish();
    await engine.watch(["critic", "cost"]);
    shown = await engine.look();
    await engine.watch([]);
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
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
    const kept = ["generatorLoss", "discriminatorLoss", "penalty", "highQuality", "startHighQuality"];
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

  test("distilled first, it goes through both phases", async () => {
    await engine.start(request({ start: "live", distillation: 20, body: "distilled" }));
    const slices = await finish();
    expect(new Set(slices.flatMap((s) => s.measurements.map(({ phase }) => phase)))).toEqual(
      new Set(["consistency", "adversarial"]),
    );
    expect(metricsOf(slices)["teacherCalls"]).toBeGreaterThan(0);
  });

  test("ended anywhere it leaves nothing behind, whatever the choices", async () => {
    const before = await engine.cancel();
    const sets: Set[] = [
      {},
      { body: "random", time: "fixed", penalty: "none" },
      { penalty: "true", depths: "last" },
      { start: "teacher", headStart: 0 },
      { target: "patches", start: "early", batch: 8, n: 100 },
      { start: "live", distillation: 20 },
    ];
    for (const set of sets) {
      await engine.start(request(set));
      for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: false });
      expect(await engine.cancel(), JSON.stringify(set)).toBe(before);
    }
  });

  test("the true penalty is refused where nothing can be differentiated twice", async () => {
    const started = engine.start(request({ target: "patches", start: "teacher", penalty: "true", batch: 8 }));
    await expect(started).rejects.toMatchObject({ error: { type: "BadParameters" } });
  });
});
