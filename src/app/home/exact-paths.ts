/** The experiments in small: exact samplers of a known mixture, fast enough to be run by the page itself. */
import { evenNormal } from "../../math/lattice.ts";
import { denoise, mixture, ring, type Mixture } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import { schedule, type ScheduleId } from "../../math/schedules.ts";

/** Eight modes of unit variance together. */
export const target = ring(8, 1.4, 0.1);

/** Three neighbouring ones: what a class asks for. */
export const oneClass = mixture({
  means: [7, 0, 1].map((k) => [target.means[2 * k], target.means[2 * k + 1]]),
  sds: 0.1,
});

/** Standard normal noise `[n, 2]`, always the same. */
export const noiseOf = (n: number): Float32Array => evenNormal(Rng.fromSeed(1), n);

export interface Sampling {
  readonly steps: number;
  readonly schedule: ScheduleId;
  /** w of x̂ = x̂(∅) + w (x̂(c) − x̂(∅)), c being `oneClass`: Ho & Salimans 2022 (arXiv:2207.12598). */
  readonly guidance?: number;
}

/**
 * DDIM (Song et al. 2021, arXiv:2010.02502, equation 12) with the exact denoiser.
 * @returns where the particles are at every stop, scaled to unit variance, `[steps + 1, n, 2]`
 */
export function exactPath(z: Float32Array, { steps, schedule: id, guidance }: Sampling): Float32Array {
  const stops = schedule(id).stops(steps);
  const path = new Float32Array((steps + 1) * z.length);
  const x = Float64Array.from(z, (v) => v * stops[0].sigma);
  stops.forEach(({ alpha, sigma }, i) => {
    const scale = 1 / Math.hypot(alpha, sigma);
    path.set(
      x.map((v) => v * scale),
      i * z.length,
    );
    if (i === steps) return;
    const to = stops[i + 1];
    const free = denoise(target, x, alpha, sigma);
    const asked = guidance === undefined ? free : denoise(oneClass, x, alpha, sigma);
    const kept = to.sigma / sigma;
    for (let j = 0; j < x.length; j++) {
      const x0 = free[j] + (guidance ?? 0) * (asked[j] - free[j]);
      x[j] = (to.alpha - kept * alpha) * x0 + kept * x[j];
    }
  });
  return path;
}

/** The share of points `[n, 2]` within 3 sd of a mode. */
export function highQuality({ means, sds }: Mixture, x: Float32Array): number {
  let good = 0;
  for (let i = 0; i < x.length; i += 2)
    if (sds.some((sd, k) => Math.hypot(x[i] - means[2 * k], x[i + 1] - means[2 * k + 1]) <= 3 * sd)) good++;
  return (2 * good) / x.length;
}
