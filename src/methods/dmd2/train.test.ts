import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, thetaOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import { denoiserArchitecture } from "../../diffusion/denoiser.ts";
import { drawAngles } from "../../diffusion/denoising.ts";
import { networkRows } from "../../diffusion/rows.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { Scope } from "../../nn/scope.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf } from "../../nn/tf.ts";
import { judgingScore, look as judge } from "./judging-score.ts";
import { spec } from "./spec.ts";

const tiny: Settings = { target: "ring8", iterations: 60, batch: 32, n: 100 };
const { engine, leftBy, look, run, runWatched } = await tried(spec, tiny);

describe("a generator that follows two scores, one of which also judges it", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ iterations: 150, batch: 64, n: 1000, fakeSteps: 3 }, 7);
    shown = await look("critic");
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
    const whole = thetaOf(await run({ steps: 2 }));
    expect(thetaOf(await runWatched(["critic", "samples"], { steps: 2 }))).toEqual(whole);
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const sets: Settings[] = [
      { steps: 4 },
      { start: "teacher", teacher: "exact", gan: 0 },
      { target: "latents", steps: 2, guidance: 1.5 },
    ];
    for (const set of sets) expect(await leftBy(set), JSON.stringify(set)).toBe(before);
  });

  test("without the adversarial loss no real example is looked at; with several steps each is asked for", async () => {
    const metrics = metricsOf(await run({ gan: 0, steps: 3 }));
    expect(metrics["realSamples"]).toBe(0);
    expect(metrics["nfe"]).toBe(3);
  });

  test("without the difference of scores the teacher is not asked", async () => {
    const metrics = metricsOf(await run({ matching: 0 }));
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
    const { clean, logit } = tf.tidy(() => judge(wider, u, angles, labels));
    expect(relativeError(await clean.data(), await expected.data())).toBeLessThan(1e-5);
    expect(logit.shape).toEqual([40, 1]);
    expect(Math.max(...(await logit.data()).map(Math.abs))).toBeLessThan(1);
    tf.dispose([u, expected, clean, logit]);
  }
  scope.dispose();
});
