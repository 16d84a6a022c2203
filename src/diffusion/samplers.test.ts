import { describe, expect, test } from "vitest";
import { planeTarget } from "../data/targets/plane.ts";
import { evenNormal } from "../math/lattice.ts";
import { mixture } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { schedule, scheduleIds, type Level, type ScheduleId, type Stop } from "../math/schedules.ts";
import { modeMetrics } from "../metrics/plane.ts";
import { onEveryBackend } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { exactNumbers } from "./exact.ts";
import { evaluations, sample, samplerIds, walk, type Denoise, type SamplerId, type Space } from "./samplers.ts";
import { numbers, tensors } from "./spaces.ts";

const rng = Rng.fromSeed(5);
const deterministic = samplerIds.filter((id) => id !== "ddpm");
const everything = samplerIds.flatMap((id) => scheduleIds.map((s) => [id, s] as const));

/** Samples from the first of the stops to the last. */
const drawn = (id: SamplerId, stops: readonly Stop[], denoise: Denoise<Float64Array>, x: Float64Array) =>
  sample(id, { space: numbers(x.length, rng), denoise, stops }, x);
const noiseAt = (stop: Level, z: ArrayLike<number>) => Float64Array.from(z, (v) => v * stop.sigma);

/** Vectors as coefficients of a constant, of the first noise and of every fresh one: variances are sums of squares. */
const symbols = (size: number): Space<number[]> => ({
  sum: (...terms) => Array.from({ length: size }, (_, j) => terms.reduce((total, [c, v]) => total + c * v[j], 0)),
  noise: (i) => Array.from({ length: size }, (_, j) => (j === i + 2 ? 1 : 0)),
  step: (make) => make(),
  free: () => {},
});

describe("the exact model of eight modes", () => {
  const { mixture: ring } = planeTarget("ring8");
  const z = evenNormal(Rng.fromSeed(1), 5000);

  // Shares within 3 sd as an independent implementation measured them with 4000 independent samples. Their standard
  // error is up to 0.008, that of these 5000 even ones less than 0.002, so 0.01 is what may be asked but for one row:
  // four DDIM steps were measured as 0.482, 1.3 standard errors above the limit of 0.472 (200 000 samples), which is
  // what is asked here.
  test.each([
    ["ddim", "cosine", 1, 0],
    ["ddim", "cosine", 2, 0.009],
    ["ddim", "cosine", 4, 0.472],
    ["ddim", "cosine", 8, 0.898],
    ["ddim", "cosine", 16, 0.988],
    ["ddim", "cosine", 32, 0.992],
    ["euler", "flow", 4, 0.597],
    ["euler", "flow", 8, 0.946],
    ["euler", "flow", 16, 0.982],
  ] as const)("%s on %s in %i steps puts %f within 3 sd", (id, name, steps, expected) => {
    const stops = schedule(name).stops(steps);
    const { highQuality } = modeMetrics(ring, drawn(id, stops, exactNumbers(ring), noiseAt(stops[0], z)));
    expect(Math.abs(highQuality - expected)).toBeLessThan(0.01);
  });
});

describe("a single Gaussian, whose probability-flow ODE has a solution", () => {
  const [mu, sd] = [0.8, 0.4];
  const gaussian = exactNumbers(mixture({ means: [[mu]], sds: sd }));
  const spread = ({ alpha, sigma }: Level) => Math.hypot(alpha * sd, sigma);
  /** Where x at one level is carried by the exact flow. */
  const carried = (x: number, from: Level, to: Level) =>
    to.alpha * mu + (spread(to) / spread(from)) * (x - from.alpha * mu);

  /** Error over the middle of the schedule in 5k steps. */
  const errorOf = (id: SamplerId, name: ScheduleId, k: number): number => {
    const stops = schedule(name)
      .stops(name === "edm" ? 10 * k + 1 : 10 * k)
      .slice(2 * k, 7 * k + 1);
    const x = Float64Array.of(spread(stops[0]) * 1.5 + stops[0].alpha * mu);
    return Math.abs(drawn(id, stops, gaussian, x)[0] - carried(x[0], stops[0], stops.at(-1)!));
  };

  test.each([
    ["ddim", 1],
    ["euler", 1],
    ["heun", 2],
    ["dpm2m", 2],
  ] as const)("%s is of order %i on every schedule", (id, order) => {
    for (const name of scheduleIds) {
      const slope = Math.log2(errorOf(id, name, 32) / errorOf(id, name, 64));
      expect(Math.abs(slope - order), `${name}: ${slope}`).toBeLessThan(0.15);
    }
  });

  test.each(deterministic)("%s arrives where the flow leads", (id) => {
    const z = [-2, -0.5, 0, 1, 2.5];
    for (const name of scheduleIds) {
      const stops = schedule(name).stops(1000);
      const start = noiseAt(stops[0], z);
      const ends = drawn(id, stops, gaussian, start);
      for (const [i, v] of ends.entries()) {
        expect(Math.abs(v - carried(start[i], stops[0], stops.at(-1)!)), name).toBeLessThan(0.01);
      }
    }
  });

  test.each(scheduleIds)("ancestral sampling on %s ends with the right mean and, step by step, variance", (name) => {
    const endOf = (steps: number) => {
      const space = symbols(steps + 2);
      const one = space.noise(-2);
      const denoise: Denoise<number[]> = (x, level) => {
        const gain = (level.alpha * sd ** 2) / spread(level) ** 2;
        return space.sum([gain, x], [(1 - gain * level.alpha) * mu, one]);
      };
      const stops = schedule(name).stops(steps);
      const [constant, ...noises] = sample(
        "ddpm",
        { space, denoise, stops },
        space.sum([stops[0].sigma, space.noise(-1)]),
      );
      return { mean: constant, variance: Math.hypot(...noises) ** 2 };
    };
    const [coarse, fine] = [200, 400].map(endOf);
    // The noisiest level of EDM still has a tenth of signal, which the start leaves out.
    expect(Math.abs(fine.mean - mu)).toBeLessThan(0.02);
    expect(Math.abs(fine.variance / sd ** 2 - 1)).toBeLessThan(0.05);
    expect(Math.abs((coarse.variance - sd ** 2) / (fine.variance - sd ** 2) - 2)).toBeLessThan(0.2);
  });
});

describe("who knows the example", () => {
  const x0 = [1, ...Array.from({ length: 9 }, () => 0)];
  const start = (stop: Stop) => [stop.alpha, stop.sigma, ...Array.from({ length: 8 }, () => 0)];

  test.each(scheduleIds)("ancestral sampling has at every stop of %s exactly its signal and its noise", (name) => {
    const stops = schedule(name).stops(8);
    let at = 0;
    for (const [signal, ...noises] of walk("ddpm", { space: symbols(10), denoise: () => x0, stops }, start(stops[0]))) {
      const { alpha, sigma } = stops[at++];
      expect(signal).toBeCloseTo(alpha, 12);
      expect(Math.hypot(...noises)).toBeCloseTo(sigma, 12);
    }
    expect(at).toBe(9);
  });

  test.each([
    ["ddim", "cosine"],
    ["ddim", "linear"],
    ["ddim", "edm"],
    ["ddim", "flow"],
    ["dpm2m", "cosine"],
    ["dpm2m", "flow"],
    ["euler", "flow"],
    ["euler", "edm"],
    ["heun", "flow"],
    ["heun", "edm"],
  ] as const)("%s on %s keeps the noise: it is exact for a single point, in any number of steps", (id, name) => {
    for (const steps of [1, 2, 8]) {
      const stops = schedule(name).stops(steps);
      let at = 0;
      for (const [signal, noise] of walk(id, { space: symbols(10), denoise: () => x0, stops }, start(stops[0]))) {
        const { alpha, sigma } = stops[at++];
        expect(signal).toBeCloseTo(alpha, 12);
        expect(noise).toBeCloseTo(sigma, 12);
      }
    }
  });
});

/** A denoiser that bends, for numbers and for tensors. */
const gainOf = ({ alpha, sigma }: Level) => alpha / (sigma ** 2 + 0.1);
const bent: Denoise<Float64Array> = (x, level) => x.map((v) => Math.tanh(gainOf(level) * v));
const bentTensors: Denoise<Tensor> = (x, level) => tf.tanh(tf.mul(x, gainOf(level)));

describe("every sampler", () => {
  const z = rng.fold("z").normal(12);

  test("counts its evaluations, and asks at the stops only", () => {
    for (const [id, name] of everything) {
      for (const steps of [1, 2, 5]) {
        let calls = 0;
        const stops = schedule(name).stops(steps);
        const counted: Denoise<Float64Array> = (x, level) => {
          calls++;
          expect(stops.some(({ alpha, sigma }) => alpha === level.alpha && sigma === level.sigma)).toBe(true);
          expect(level.sigma).toBeGreaterThan(0);
          return bent(x, level);
        };
        drawn(id, stops, counted, noiseAt(stops[0], z));
        expect(calls, `${id} ${name} ${steps}`).toBe(evaluations(id, steps));
      }
    }
  });

  test("leaves its input as it is, says where it is at every stop, and stays finite from pure noise on", () => {
    for (const [id, name] of everything) {
      for (const steps of [1, 2, 3, 64]) {
        const stops = schedule(name).stops(steps);
        const x = noiseAt(stops[0], z);
        const before = x.slice();
        const seen = [...walk(id, { space: numbers(x.length, rng), denoise: bent, stops }, x)];
        expect(seen).toHaveLength(steps + 1);
        expect(seen[0]).toBe(x);
        expect(x).toEqual(before);
        for (const now of seen) expect(now.every(Number.isFinite), `${id} ${name} ${steps}`).toBe(true);
        expect(drawn(id, stops, bent, x)).toEqual(seen.at(-1));
      }
    }
  });

  test("on the straight line DDIM is Euler's method", () => {
    for (const steps of [1, 2, 7]) {
      const stops = schedule("flow").stops(steps);
      const [a, b] = (["ddim", "euler"] as const).map((id) => drawn(id, stops, bent, noiseAt(stops[0], z)));
      for (const [i, v] of a.entries()) expect(v).toBeCloseTo(b[i], 12);
    }
  });

  test("DPM-Solver++ begins as DDIM: one and two steps are the same", () => {
    for (const name of scheduleIds) {
      for (const steps of [1, 2]) {
        const stops = schedule(name).stops(steps);
        const [a, b] = (["ddim", "dpm2m"] as const).map((id) => drawn(id, stops, bent, noiseAt(stops[0], z)));
        for (const [i, v] of a.entries()) expect(v).toBeCloseTo(b[i], 12);
      }
    }
  });
});

onEveryBackend("samplers", (use) => {
  test("tensors and numbers go the same way, and nothing is left behind", async () => {
    await use();
    const shape = [6, 2];
    const z = rng.fold("z").normal(12);
    for (const [id, name] of everything) {
      for (const steps of [1, 5]) {
        const stops = schedule(name).stops(steps);
        const start = noiseAt(stops[0], z);
        const x = tf.tensor(Float32Array.from(start), shape);
        const given = { space: tensors(shape, rng), denoise: bentTensors, stops };
        const before = tf.memory().numTensors;
        const y = sample(id, given, x);
        expect(tf.memory().numTensors, `${id} ${name}`).toBe(before + 1);
        const seen = [...walk(id, given, x)];
        expect(tf.memory().numTensors, `${id} ${name}`).toBe(before + 1 + steps);
        const [ends, walked, kept] = await Promise.all([y, seen.at(-1)!, x].map((v) => v.data()));
        const expected = drawn(id, stops, bent, start);
        const worst = expected.reduce((max, v, i) => Math.max(max, Math.abs(v - ends[i])), 0);
        expect(worst, `${id} ${name} ${steps}`).toBeLessThan(1e-4);
        expect(Array.from(walked)).toEqual(Array.from(ends));
        expect(Array.from(kept)).toEqual(Array.from(Float32Array.from(start)));
        tf.dispose([y, ...seen]);
        expect(tf.memory().numTensors).toBe(before - 1);
      }
    }
  });
});
