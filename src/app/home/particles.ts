/** Free particles under the pushes of the generative methods, each push in closed form: what the page itself can run. */
import { denoise, logDensity, noised, score, type Mixture } from "../../math/mixture.ts";
import { noiseOf, target } from "./exact-paths.ts";

/** Small equal Gaussians at particles `[n, 2]`. */
const blobs = (x: Float64Array, sd: number): Mixture => ({
  dims: 2,
  weights: new Float64Array(x.length / 2).fill(2 / x.length),
  means: x,
  sds: new Float64Array(x.length / 2).fill(sd),
});

/** The noise levels σ at which scores are compared, the particles' step, and how much a step of the fake score learns. */
const chase = { sigmas: [0.3, 0.6, 1], rate: 0.4, learns: 0.05, rounds: 100, particles: 8, spread: 0.5 } as const;

/**
 * Eight particles follow the difference of two scores (Yin et al. 2024, arXiv:2311.18828, equation 7): that of the target
 * and that of what a fake score believes them to be, which comes nearer to where they are by `fakeSteps` steps a round.
 * @returns where they were after every round, `[rounds + 1, 8, 2]`
 */
export function chaseScores(fakeSteps: number): Float32Array {
  const { sigmas, rate, learns, rounds, particles, spread } = chase;
  const x = Float64Array.from(noiseOf(particles), (v) => spread * v);
  const believed = x.slice();
  const learned = 1 - (1 - learns) ** fakeSteps;
  const path = new Float32Array((rounds + 1) * x.length);
  path.set(x);
  for (let k = 1; k <= rounds; k++) {
    for (let i = 0; i < x.length; i++) believed[i] += learned * (x[i] - believed[i]);
    const fake = blobs(believed, target.sds[0]);
    const push = new Float64Array(x.length);
    for (const sigma of sigmas) {
      const [real, made] = [denoise(target, x, 1, sigma), denoise(fake, x, 1, sigma)];
      for (let i = 0; i < x.length; i++) push[i] += (real[i] - made[i]) / sigmas.length;
    }
    for (let i = 0; i < x.length; i++) x[i] += rate * push[i];
    path.set(x, k * x.length);
  }
  return path;
}

/** Noise under which the best judge of real and made looks: without any it would have no slope. */
const judgesNoise = 0.3;

/** The slope of the best judge, ∇ (log p_real − log p_made) σ², at particles `[n, 2]`. */
function judgesPush(x: Float64Array, sigma: number = judgesNoise): Float64Array {
  const [up, down] = [score(noised(target, 1, sigma), x), score(noised(blobs(x, 0.05), 1, sigma), x)];
  return up.map((v, i) => (v - down[i]) * sigma ** 2);
}

/** α_t and σ_t of the levels at which the teacher is asked, and noises of no mean. */
const asked = [0.25, 0.5, 0.75].map((t) => [Math.cos((t * Math.PI) / 2), Math.sin((t * Math.PI) / 2)] as const);
const noises = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Towards what the teacher makes of the particles once they are noised again, weighted by α_t, `[n, 2]`. */
function teachersPull(x: Float64Array): Float64Array {
  const pull = new Float64Array(x.length);
  for (const [alpha, sigma] of asked)
    for (const epsilon of noises) {
      const noisy = x.map((v, i) => alpha * v + sigma * Math.SQRT2 * epsilon[i % 2]);
      const target0 = denoise(target, noisy, alpha, sigma);
      for (let i = 0; i < x.length; i++) pull[i] += (alpha * (target0[i] - x[i])) / (asked.length * noises.length);
    }
  return pull;
}

export interface Pulled {
  /** Where the particles have come to rest, `[n, 2]`. */
  readonly x: Float32Array;
  /** What pulls there: the teacher and the judges, `[n, 2]` each. */
  readonly teacher: Float64Array;
  readonly judges: Float64Array;
}

/**
 * Particles between the two terms of Sauer et al. 2023 (arXiv:2311.17042, equation 1), from the middle, where one step of a
 * diffusion model leads.
 * @param weight of the judges beside the teacher's 1
 */
export function pulledTwoWays(weight: number): Pulled {
  const x = Float64Array.from(noiseOf(64), (v) => 0.1 * v);
  const forces = () => {
    const judges = weight === 0 ? new Float64Array(x.length) : judgesPush(x).map((v) => weight * v);
    return { teacher: teachersPull(x), judges };
  };
  for (let k = 0; k < 50; k++) {
    const { teacher, judges } = forces();
    for (let i = 0; i < x.length; i++) x[i] += 0.3 * (teacher[i] + judges[i]);
  }
  return { x: Float32Array.from(x), ...forces() };
}

/**
 * What a student who cannot follow cliffs makes of z `[n, 2]` when the map leads to `ends` `[n, 2]`: the mean of what its
 * neighbours within about `reach` are led to.
 */
export function smoothedMap(z: Float32Array, ends: Float32Array, reach: number): Float64Array {
  const out = new Float64Array(z.length);
  for (let i = 0; i < z.length; i += 2) {
    let [total, sumX, sumY] = [0, 0, 0];
    for (let j = 0; j < z.length; j += 2) {
      const weight = Math.exp(-((z[i] - z[j]) ** 2 + (z[i + 1] - z[j + 1]) ** 2) / (2 * reach ** 2));
      total += weight;
      sumX += weight * ends[j];
      sumY += weight * ends[j + 1];
    }
    out[i] = sumX / total;
    out[i + 1] = sumY / total;
  }
  return out;
}

/** Samples `[n, 2]` after so many steps up the slope of the best judge. */
export function judged(from: Float64Array, steps: number): Float32Array {
  const x = from.slice();
  for (let k = 0; k < steps; k++) judgesPush(x).forEach((v, i) => void (x[i] += v));
  return Float32Array.from(x);
}

/** The noise levels at which a judge made from a diffusion network looks, one drawn for every update. */
export const judgesLevels = [0.15, 0.3, 0.6] as const;

/**
 * Samples `[n, 2]` of a one-step generator after so many updates against a judge that looks at all its noise levels alike:
 * the mean of what it says at each, as in Lin et al. 2025 (arXiv:2501.08316, section 3.3).
 */
export function postTrained(from: Float64Array, updates: number): Float32Array {
  const x = from.slice();
  for (let k = 0; k < updates; k++) {
    const pushes = judgesLevels.map((sigma) => judgesPush(x, sigma));
    for (let i = 0; i < x.length; i++) for (const push of pushes) x[i] += push[i] / judgesLevels.length;
  }
  return Float32Array.from(x);
}

/** How often the best judge is right about points that come from either mixture equally often: real and made, `[n, 2]`. */
export function bestJudge(
  [p, real]: readonly [Mixture, ArrayLike<number>],
  [q, made]: readonly [Mixture, ArrayLike<number>],
): number {
  const right = (mine: Mixture, other: Mixture, x: ArrayLike<number>) => {
    const [a, b] = [logDensity(mine, x), logDensity(other, x)];
    return a.reduce((sum, v, i) => sum + (v > b[i] ? 1 : v === b[i] ? 0.5 : 0), 0) / a.length;
  };
  return (right(p, q, real) + right(q, p, made)) / 2;
}
