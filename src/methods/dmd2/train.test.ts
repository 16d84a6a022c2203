import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { denoiserArchitecture } from "../../diffusion/denoiser.ts";
import { drawAngles } from "../../diffusion/denoising.ts";
import { networkRows } from "../../diffusion/rows.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, StartRequest } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { Scope } from "../../nn/scope.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf } from "../../nn/tf.ts";
import { judgingScore, look } from "./judging-score.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const tiny: Set = { target: "ring8", iterations: 60, batch: 32, n: 100 };
const request = (set: Set = {}, seed = 1): StartRequest => ({
  recipe: { method: "dmd2", parameters: { ...defaultsOf(spec.controls), ...tiny, ...set }, seed },
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

describe("a generator that follows two scores, one of which also judges it", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    await engine.start(request({ iterations: 150, batch: 64, n: 1000, fakeSteps: 3 }, 7));
    slices = await finish();
    await engine.watch(["critic"]);
    shown = await engine.look();
    await engine.watch([]);
  });

  test("makes better samples than it began with, and says what that cost", () => {
    const metrics = metricsOf(slices);
    expect(metrics["highQuality"]).toBeGreaterThan(metrics["startHighQuality"]);
    expect(metrics["modes"]).toBe(8);
    expect(metrics["teacherCalls"]).toBe(150 * 64);
    expect(metrics["realSamples"]).toBe(150 * 3 * 64);
    expect(metrics["nfe"]).toBe(1);
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
    await engine.start(request({ steps: 2 }));
    const whole = thetaOf(await finish());
    await engine.start(request({ steps: 2 }));
    await engine.watch(["critic", "samples"]);
    for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: true });
    await engine.watch([]);
    expect(thetaOf(await finish())).toEqual(whole);
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const sets: Set[] = [
      { steps: 4 },
      { start: "teacher", teacher: "exact", gan: 0 },
      { target: "latents", steps: 2, guidance: 1.5 },
    ];
    for (const set of sets) {
      await engine.start(request(set));
      for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: false });
      expect(await engine.cancel(), JSON.stringify(set)).toBe(before);
    }
  });

  test("without the adversarial loss no real example is looked at; with several steps each is asked for", async () => {
    await engine.start(request({ gan: 0, steps: 3 }));
    const metrics = metricsOf(await finish());
    expect(metrics["realSamples"]).toBe(0);
    expect(metrics["nfe"]).toBe(3);
  });

  test("without the difference of scores the teacher is not asked", async () => {
    await engine.start(request({ matching: 0 }));
    const metrics = metricsOf(await finish());
    expect(metrics["teacherCalls"]).toBe(0);
    expect(metrics["realSamples"]).toBe(60 * 5 * 32);
    expect(metrics["loss"]).toBeGreaterThan(0);
  });
});

test("the score that also judges answers at first what the diffusion network answers, and hardly any logit", async () => {
  const rng = Rng.fromSeed(4);
  const scope = new Scope();
  for (const classes of [0, 3]) {
    const meaning = { prediction: "v", dims: 5, classes } as const;
    const network = scope.own(new Network(denoiserArchitecture(meaning, { width: 16, depth: 2 }), rng.fold("body")));
    network.update(
      tf.tensor1d(
        rng
          .fold("theta")
          .normal(network.theta.size)
          .map((v) => 0.4 * v),
      ),
    );
    const wider = await judgingScore(scope, rng.fold("judge"), { network, meaning });
    const angles = drawAngles(rng, 40);
    const labels = classes ? angles.map((_, i) => i % classes) : undefined;
    const u = tf.tensor2d(rng.fold("u").normal(200), [40, 5]);
    const expected = tf.tidy(() => networkRows({ network, meaning })(u, angles, labels));
    const { clean, logit } = tf.tidy(() => look(wider, u, angles, labels));
    expect(relativeError(await clean.data(), await expected.data())).toBeLessThan(1e-5);
    expect(logit.shape).toEqual([40, 1]);
    expect(Math.max(...(await logit.data()).map(Math.abs))).toBeLessThan(1);
    tf.dispose([u, expected, clean, logit]);
  }
  scope.dispose();
});
