import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  artifactsOf,
  metricsOf,
  phasesOf,
  traceOf,
  tried,
  undeclared,
  view,
  type Settings,
} from "../../cli/testing.ts";
import { denoiseWith, meaningOf } from "../../diffusion/denoiser.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, Started } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf } from "../../nn/tf.ts";
import { spec } from "./spec.ts";

const short: Settings = {
  target: "mixture",
  width: 32,
  depth: 2,
  iterations: 150,
  batch: 128,
  pairs: 1500,
  pairSteps: 20,
  n: 200,
  lr: 0.01,
};
const nothingToRead = createLocalEngine({ readPublic: () => Promise.reject(new Error("no files here")) });
const { engine, finish, request, run } = await tried(spec, short, nothingToRead);

describe("a flow, its reflow and its distillation", () => {
  let before: number;
  let started: Started;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    started = await engine.start(request({}, 7));
    slices = await finish();
    shown = await engine.look();
  });
  test("come one after the other, each with its own artifact", () => {
    expect(started.done).toBe(false);
    expect(phasesOf(slices)).toEqual(["flow1", "pairs", "flow2", "distil"]);
    const artifacts = artifactsOf(slices);
    expect(artifacts.map((a) => a.name)).toEqual(["flow-1", "flow-2", "flow-distilled"]);
    for (const a of artifacts) expect(meaningOf(a)).toEqual({ prediction: "velocity", dims: 2, classes: 0 });
    expect(slices.reduce((sum, s) => sum + s.taken, 0)).toBe(3 * 150 + 2 * 2);
  });

  test("straighten the paths: of the first flow as curved as the exact one's, then far straighter", () => {
    const metrics = metricsOf(slices);
    expect(metrics["flowStraightness"] / metrics["diffusionStraightness"]).toBeGreaterThan(0.5);
    expect(metrics["flowStraightness"] / metrics["diffusionStraightness"]).toBeLessThan(1.5);
    expect(metrics["straightness"]).toBeLessThan(metrics["flowStraightness"] / 5);
  });

  test("make one step do what it could not: the first flow's leads to the mean", () => {
    const metrics = metricsOf(slices);
    expect(metrics["diffusionHighQuality"]).toBe(0);
    expect(metrics["flowHighQuality"]).toBeLessThan(0.2);
    expect(metrics["highQuality"]).toBeGreaterThan(metrics["flowHighQuality"] + 0.3);
    expect(metrics["distilledHighQuality"]).toBeGreaterThan(metrics["flowHighQuality"] + 0.3);
    const { samples, nfe } = view(shown, "samples");
    expect(nfe).toEqual({ teacher: 1, control: 1, student: 1, smoothed: 1 });
    for (const v of samples["teacher"]!) expect(Math.abs(v)).toBeLessThan(1e-6);
  });

  test("sampled in one step by hand, the distilled network gives what is shown of it", async () => {
    await engine.watch(["paths"]);
    const paths = view(await engine.look(), "paths").positions["smoothed"]!;
    await engine.watch([]);
    const artifact = artifactsOf(slices).at(-1)!;
    const network = new Network(artifact.architecture, artifact.theta);
    const half = paths.length / 2;
    const z = tf.tensor2d(paths.slice(0, half), [half / 2, 2]);
    const x0 = denoiseWith({ network, meaning: meaningOf(artifact) })(z, { alpha: 0, sigma: 1 });
    expect(relativeError(await x0.data(), paths.slice(half))).toBeLessThan(1e-5);
    expect(paths.slice(half)).toEqual(view(shown, "samples").samples["smoothed"]!.slice(0, half));
    tf.dispose([z, x0]);
    network.dispose();
  });

  test("emit what is declared, and a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    const declared = Object.keys(spec.metrics);
    expect(undeclared(spec, metrics)).toEqual([]);
    expect(declared.filter((name) => !(name in metrics) && !ofImages.test(name))).toEqual([]);
    for (const one of spec.views)
      if (one.kind === "line") expect(declared).toEqual(expect.arrayContaining([...one.metrics]));
    const kept = [
      "loss",
      "highQuality",
      "distilledHighQuality",
      "flowStraightness",
      "straightness",
      "diffusionStraightness",
    ];
    expect(traceOf(metrics, kept)).toMatchSnapshot();
  });

  test("give everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

/** Measured of images, not of points. */
const ofImages = /frechet|sharpness|classAgreement/i;

test("digits in the latent space: classes go along with the pairs, and what is declared of images is measured", async () => {
  const before = tensorCount();
  const atHome = await tried(spec, short);
  const tiny = { target: "latents", iterations: 100, batch: 32, pairs: 500, pairSteps: 2, n: 100, width: 32 };
  const slices = await atHome.run(tiny);
  expect(await atHome.engine.cancel()).toBe(before);
  const artifacts = artifactsOf(slices);
  const metrics = metricsOf(slices);
  expect(artifacts.map((a) => a.diffusion)).toEqual(Array(3).fill({ prediction: "velocity", dims: 16, classes: 10 }));
  const made = 500 * 2;
  expect(artifacts.map((a) => a.spent?.teacherCalls)).toEqual([0, made, 2 * made]);
  expect(artifacts.map((a) => a.spent?.realSamples)).toEqual([3200, 3200, 3200]);
  const declared = Object.keys(spec.metrics).filter((name) => ofImages.test(name));
  expect(declared.filter((name) => !Number.isFinite(metrics[name]))).toEqual([]);
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("takes one step at a time, also where pairs are made, and looking on the way changes nothing", async () => {
    const set = { iterations: 100, batch: 32, width: 8, pairs: 1100, pairSteps: 2, distil: false, n: 100 };
    const whole = await run(set);
    await engine.start(request(set));
    const steps: string[] = [];
    let tuned = false;
    const theta: Float32Array[] = [];
    for (;;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      theta.push(...slice.artifacts.map((a) => a.theta));
      if (slice.done) break;
      expect(slice.taken).toBe(1);
      if (slice.step === slice.of)
        expect(slice.measurements.at(-1)).toMatchObject({ phase: slice.phase, step: slice.of });
      steps.push(`${slice.phase} ${slice.step}`);
      if (slice.phase === "pairs" && !tuned) {
        tuned = true;
        await engine.tune({ steps: 4, sampler: "heun", n: 120 });
        expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 7, control: 7 });
      }
    }
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.slice(99, 103)).toEqual(["flow1 100", "pairs 1", "pairs 2", "flow2 1"]);
    expect(steps).toHaveLength(202);
    expect(theta).toEqual(whole.flatMap((s) => s.artifacts.map((a) => a.theta)));
  });

  test("ended anywhere it leaves nothing behind", async () => {
    const before = await engine.cancel();
    const set = { iterations: 100, batch: 32, width: 8, pairs: 3000, pairSteps: 2, n: 100 };
    for (const phase of ["pairs", "distil"]) {
      await engine.start(request(set));
      for (;;) {
        const slice = await engine.next({ budgetMs: 0, views: false });
        if (slice.phase === phase && slice.step === 2) break;
      }
      expect(await engine.cancel(), phase).toBe(before);
    }
  });

  test("with one flow and no distillation is flow matching; with three each begins where the last one ended", async () => {
    const set = { iterations: 100, batch: 32, width: 8, pairs: 500, pairSteps: 2, n: 100, distil: false };
    const one = await run({ ...set, flows: 1 });
    expect(phasesOf(one)).toEqual(["flow1"]);
    const three = await run({ ...set, flows: 3, lr: 1e-4 });
    expect(phasesOf(three)).toEqual(["flow1", "pairs", "flow2", "flow3"]);
    const [a, b, c] = three.flatMap((s) => s.artifacts.map((artifact) => artifact.theta));
    const apart = (x: Float32Array, y: Float32Array) => Math.hypot(...x.map((v, i) => v - y[i])) / Math.hypot(...y);
    for (const moved of [apart(b, a), apart(c, b)]) {
      expect(moved).toBeGreaterThan(0);
      expect(moved).toBeLessThan(0.05);
    }
  });

  test("takes people's own points, and says when there are none", async () => {
    await expect(engine.start(request({ target: "own" }))).rejects.toThrow(/own-data-missing/);
    const ownPoints = Rng.fromSeed(3).normal(60);
    const { metrics, views } = await engine.start({ ...request({ target: "own", steps: 32 }), ownPoints });
    expect(metrics[0].metrics["diffusionHighQuality"]).toBeGreaterThan(0.9);
    expect("diffusionModes" in metrics[0].metrics).toBe(false);
    expect(views.map((v) => v.kind)).toEqual(["target", "forward", "samples"]);
    expect((await engine.next({ budgetMs: 0, views: true })).step).toBe(1);
  });
});
