/**
 * Sliced Wasserstein-2 distance (Bonneel, Rabin, Peyré, Pfister 2015): the root of the mean, over directions, of the
 * squared 1-D distance W2² between the projections of two point sets.
 *
 * In the plane its floor (two true samples against one another) comes from the random numbers of points per mode and
 * is large: compare with the floor, never with 0.
 */
import type { Rng } from "../math/rng.ts";

/** `count` directions of the plane, unit vectors `[count, 2]` evenly spaced over half a turn (a line has no sign). */
export function planeDirections(count = 64): Float64Array {
  const angle = (i: number) => (Math.PI * (i >> 1)) / count;
  return Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 ? Math.sin(angle(i)) : Math.cos(angle(i))));
}

/** `count` random unit vectors `[count, d]`. Advances `rng`. */
export function randomDirections(d: number, count: number, rng: Rng): Float64Array {
  const directions = Float64Array.from(rng.normal(count * d));
  for (let at = 0; at < directions.length; at += d) {
    const row = directions.subarray(at, at + d);
    const length = Math.hypot(...row);
    for (let j = 0; j < d; j++) row[j] /= length;
  }
  return directions;
}

/** Point sets `[n, d]` as sorted projections `[count, n]` on directions `[count, d]`: the costly half of the distance. */
export function sortedProjections(x: ArrayLike<number>, directions: Float64Array, d: number): Float32Array {
  const n = x.length / d;
  const out = new Float32Array((directions.length / d) * n);
  for (let start = 0, at = 0; start < directions.length; start += d, at += n) {
    for (let i = 0; i < n; i++) {
      let dot = 0;
      for (let j = 0; j < d; j++) dot += directions[start + j] * x[i * d + j];
      out[at + i] = dot;
    }
    out.subarray(at, at + n).sort();
  }
  return out;
}

/**
 * The distance of two sets of equally many points from their sorted projections on the same directions, in units of
 * the coordinates. Throws RangeError where their numbers differ.
 */
export function slicedWasserstein(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`slicedWasserstein(): ${a.length} projections against ${b.length}`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum / a.length);
}
