/** What the map from noise to samples is like: how much it stretches, and how straight its paths are. */
import { evenNormal } from "../../math/lattice.ts";
import type { Rng } from "../../math/rng.ts";
import { crosses, crossStretch, stretchSummary } from "../../metrics/lipschitz.ts";
import { straightness } from "../../metrics/straightness.ts";
import type { Generator, Setting } from "./generator.ts";

/** Half the distance over which the slope is taken: small against the cliffs between modes. */
const step = 1e-3;

/**
 * Largest local stretch `[n]` of the map from noise to samples at points `[n, 2]` of the noise, by central differences
 * over `h` either way. All four sides of a point meet the same fresh noise, where a sampler draws some.
 */
export async function stretchAt(generator: Generator, points: Float32Array, h: number, how: Setting) {
  const around = crosses(points, h);
  const ends = new Float32Array(around.length);
  for (let side = 0; side < 4; side++) {
    const place = (i: number) => 8 * (i >> 1) + 2 * side + (i % 2);
    const moved = points.map((_, i) => around[place(i)]);
    (await generator.samples(moved, how)).forEach((value, i) => (ends[place(i)] = value));
  }
  return crossStretch(ends, h);
}

/** Quantiles of the largest local stretch at n places where standard normal noise lies: SDXL-Lightning (arXiv:2402.13929, 3.1). */
export async function mapMetrics(generator: Generator, how: Setting, rng: Rng, n: number) {
  const { median, p95, p99 } = stretchSummary(await stretchAt(generator, evenNormal(rng, n), step, how));
  return { stretchMedian: median, stretchP95: p95, stretchP99: p99 };
}

const [paths, steps] = [500, 100];

/**
 * S = ∫ E|(Z1 − Z0) − v(Z_t, t)|² dt by 100 steps of Euler's method on the straight line's time: Liu et al. 2023
 * (arXiv:2209.03003, section 2.3).
 */
export async function straightnessOf(generator: Generator, rng: Rng): Promise<number> {
  const path = await generator.path(evenNormal(rng, paths), { schedule: "flow", sampler: "euler", steps });
  // Positions have unit variance; x_t = (1 − t) x0 + t ε is what the velocity belongs to.
  const row = 2 * paths;
  const inFlow = path.positions.map((v, i) => {
    const ratio = path.ratios[Math.floor(i / row)];
    return ratio === Infinity ? v : (v * Math.hypot(1, ratio)) / (1 + ratio);
  });
  return straightness(inFlow, steps + 1, 2).straightness;
}
