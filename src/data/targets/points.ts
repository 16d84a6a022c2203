/** People's own points as a target. */
import { mixture } from "../../math/mixture.ts";
import { Rng } from "../../math/rng.ts";
import { quantile } from "../../math/statistics.ts";
import { normalise, type PlaneTarget } from "./plane.ts";

/** Components at most, so that the exact denoiser stays cheap. */
const COMPONENTS = 400;

/**
 * A kernel density through points `[n, 2]`: one Gaussian per different point, as heavy as the point is frequent; of
 * more than 400 different points 400 are drawn, always the same ones. All have one sd: half the median distance from
 * a point to its k-th nearest, k = ⌈√m/2⌉ for m points, which follows thin shapes where Silverman's rule, made for a
 * single hump, blurs them; at least a hundredth of the whole spread.
 * @throws RangeError for fewer than 3 different points or a coordinate that is not finite
 */
export function pointsTarget(points: Float32Array): PlaneTarget {
  const counts = new Map<string, { point: [number, number]; count: number }>();
  for (let i = 0; i + 1 < points.length; i += 2) {
    const key = `${points[i]},${points[i + 1]}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { point: [points[i], points[i + 1]], count: 1 });
  }
  if (counts.size < 3) throw new RangeError(`pointsTarget(): ${counts.size} different points, at least 3 are needed`);
  const different = [...counts.values()];
  const order = Rng.fromSeed(0).fold("points").permutation(different.length);
  const kept = Array.from(order.subarray(0, COMPONENTS), (i) => different[i]);
  const means = kept.map(({ point }) => point);
  const weights = kept.map(({ count }) => count);
  const smoothed = (sd: number) => normalise("points", mixture({ means, weights, sds: sd }));
  const sd = bandwidth(means);
  const target = smoothed(sd);
  const least = target.normalised.scale / 100;
  return sd < least ? smoothed(least) : target;
}

function bandwidth(points: readonly (readonly [number, number])[]): number {
  const k = Math.ceil(Math.sqrt(points.length) / 2);
  const reach = points.map(([x, y]) => {
    // The nearest is the point itself.
    const distances = Float64Array.from(points, ([u, v]) => Math.hypot(u - x, v - y)).sort();
    return distances[k];
  });
  return quantile(reach, 0.5) / 2;
}
