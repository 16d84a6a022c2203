import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  artifactsOf,
  measurementsOf,
  metricsOf,
  thetaOf,
  traceOf,
  tried,
  undeclared,
  view,
  type Settings,
} from "../../cli/testing.ts";
import { denoiseWith, meaningOf } from "../../diffusion/denoiser.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { evenNormal } from "../../math/lattice.ts";
import { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { tensorCount } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { relativeError } from "../../nn/testing.ts";
import { tf } from "../../nn/tf.ts";
import { spec } from "./spec.ts";
import { grown } from "../generative/consistency-phase.ts";

const short: Settings = { target: "ring8", iterations: 400, batch: 64, n: 200 };
const tiny: Settings = { ...short, iterations: 50, batch: 32, width: 8, depth: 1, n: 100 };
const { engine, finish, look, request, run } = await tried(spec, short);

describe("a consistency student of the shipped teacher", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({}, 7);
    shown = await look("endpoints");
  });

  test("does in one step what the teacher cannot, and agrees with itself along a path", () => {
    const metrics = metricsOf(slices);
    expect(metrics["teacherHighQuality"]).toBe(0);
    expect(metrics["highQuality"]).toBeGreaterThan(0.3);
    expect(metrics["selfConsistency"]).toBeLessThan(metrics["teacherSelfConsistency"] / 10);
    expect(view(shown, "samples").nfe).toEqual({ teacher: 1, student: 1 });
  });

  test("at the data every model's end is where it is", () => {
    const { sigma, paths, predictions, n } = view(shown, "endpoints");
    expect(sigma.at(-1)).toBe(0);
    for (const ends of Object.values(predictions)) expect(ends.slice(-2 * n)).toEqual(paths.slice(-2 * n));
  });

  test("sampled by hand in one step and in three, its artifact gives what is shown of it", async () => {
    const { architecture, theta } = artifactsOf(slices)[0];
    const meaning = meaningOf(artifactsOf(slices)[0]);
    expect(meaning).toEqual({ prediction: "v", dims: 2, classes: 0 });
    const network = new Network(architecture, theta);
    const rng = Rng.fromSeed(7);
    const z = evenNormal(rng.fold("samples").fold(), 200);
    for (const steps of [1, 3]) {
      await engine.tune({ steps });
      const seen = view(await engine.look(), "samples").samples["student"]!;
      const x = tf.tidy(() => {
        let x0 = tf.zeros([200, 2]);
        for (let i = 0; i < steps; i++) {
          const level = schedule("edm").at(1 - i / steps);
          const noise = i ? rng.fold("sampler").fold("step", i).normal(400) : z;
          const noised = tf.add(x0, tf.mul(tf.tensor2d(noise, [200, 2]), level.sigma));
          x0 = denoiseWith({ network, meaning })(noised, level);
        }
        return x0;
      });
      expect(relativeError(await x.data(), seen), String(steps)).toBeLessThan(1e-4);
      x.dispose();
    }
    network.dispose();
  });

  test("emits what is declared, and a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    expect(undeclared(spec, metrics)).toEqual([]);
    const kept = ["loss", "highQuality", "fourStepQuality", "selfConsistency", "teacherSelfConsistency"];
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

  test("ended anywhere, or failed, it leaves nothing behind", async () => {
    const before = await engine.cancel();
    for (const phase of ["teacher", "student"]) {
      await engine.start(request({ ...tiny, teacher: "live", teacherIterations: 100 }));
      for (;;) {
        const slice = await engine.next({ budgetMs: 0, views: false });
        if (slice.phase === phase && slice.step === 2) break;
      }
      expect(await engine.cancel(), phase).toBe(before);
    }
    await expect(engine.start(request({ target: "moons" }))).rejects.toThrow(/diffusion-moons/);
    await expect(engine.start(request({ target: "latents", teacher: "exact" }))).rejects.toThrow(/teacher/);
    await expect(engine.start(request({ target: "own" }))).rejects.toThrow(/own-data-missing/);
    expect(tensorCount()).toBe(before);
  });

  test("looking and asking for more steps on the way change nothing that is learned", async () => {
    const whole = thetaOf(await run(tiny));
    await engine.start(request(tiny));
    for (let done = false; !done;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      if (slice.step === 10) await engine.tune({ steps: 4, n: 120 });
      done = slice.done;
      if (done) expect(thetaOf([slice])).toEqual(whole);
      else if (slice.step === slice.of) expect(slice.measurements.at(-1)).toMatchObject({ step: 50 });
    }
    expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 7, student: 4 });
  });

  test("from scratch it asks no teacher: the solver does not matter, nor does what the teacher would say", async () => {
    const set = { ...tiny, training: "scratch", teacher: "exact" };
    const euler = thetaOf(await run({ ...set, solver: "euler" }));
    await engine.start(request({ ...set, solver: "heun" }));
    expect(thetaOf(await finish())).toEqual(euler);
    await engine.start(request({ ...set, training: "distillation" }));
    expect(thetaOf(await finish())).not.toEqual(euler);
  });

  test.each<Settings>([
    { teacher: "exact", target: "unequal", distance: "squared" },
    { teacher: "live", teacherIterations: 100, target: "moons", targetEma: 0 },
    { training: "scratch", levels: 10, growth: 8, weighting: "gap" },
    { levels: 2, solver: "euler", weighting: "snr+1" },
  ])("of %o", async (set) => {
    const slices = await run({ ...tiny, ...set });
    for (const { metrics } of measurementsOf(slices)) for (const v of Object.values(metrics)) expect(v).not.toBeNaN();
    expect(thetaOf(slices).every(Number.isFinite)).toBe(true);
  });

  test("the number of levels doubles in even stages", () => {
    const at = (growth: number) => [0, 0.24, 0.26, 0.5, 0.76, 0.999].map((progress) => grown(10, growth, progress));
    expect(at(1)).toEqual([10, 10, 10, 10, 10, 10]);
    expect(at(8)).toEqual([10, 10, 20, 40, 80, 80]);
  });

  test("distils digits with guidance, after which a class is asked for once", async () => {
    const slices = await run({ target: "latents", width: 32, guidance: 1.5, n: 100, iterations: 50 });
    expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 2, student: 1 });
    const metrics = metricsOf(slices);
    for (const name of ["frechet", "sharpness", "teacherFrechet"]) expect(metrics[name], name).toBeGreaterThan(0);
    expect(meaningOf(artifactsOf(slices)[0])).toEqual({ prediction: "v", dims: 16, classes: 10 });
  });

  test("takes people's own points", async () => {
    const ownPoints = Rng.fromSeed(3).normal(60);
    await engine.start({ ...request({ ...tiny, target: "own", teacher: "exact" }), ownPoints });
    expect(metricsOf(await finish())["highQuality"]).toBeGreaterThanOrEqual(0);
  });
});
