/**
 * How strongly a map of the plane stretches: the spectral norm of its Jacobian, which a network of limited capacity
 * cannot make as large as it likes (Lin, Wang, Yang 2024, SDXL-Lightning, arXiv:2402.13929, section 3.1).
 */
import { quantile } from "../math/statistics.ts";

/** Largest singular value of the 2 × 2 matrix with rows (a, b) and (c, d). */
export function spectralNorm(a: number, b: number, c: number, d: number): number {
  return (Math.hypot(a + d, c - b) + Math.hypot(a - d, b + c)) / 2;
}

/**
 * Stretch `[size·size]` of a map known by where it takes the points of a square grid, `ends` `[size·size, 2]` row by
 * row, neighbours `h` apart; central differences inside, one-sided ones at the edges. size ≥ 2.
 */
export function gridStretch(ends: ArrayLike<number>, size: number, h: number): Float32Array {
  const out = new Float32Array(size * size);
  for (let i = 0; i < out.length; i++) {
    const [column, row] = [i % size, Math.floor(i / size)];
    const [left, right] = [Math.max(0, column - 1), Math.min(size - 1, column + 1)];
    const [below, above] = [Math.max(0, row - 1), Math.min(size - 1, row + 1)];
    const along = (j: number) =>
      (ends[2 * (row * size + right) + j] - ends[2 * (row * size + left) + j]) / (h * (right - left));
    const across = (j: number) =>
      (ends[2 * (above * size + column) + j] - ends[2 * (below * size + column) + j]) / (h * (above - below));
    out[i] = spectralNorm(along(0), across(0), along(1), across(1));
  }
  return out;
}

/** The four points at distance `h` right, left, above and below of each of `[n, 2]`, as `[n, 4, 2]`: what to map. */
export function crosses(points: ArrayLike<number>, h: number): Float32Array {
  const shift = [h, 0, -h, 0, 0, h, 0, -h];
  return Float32Array.from({ length: 4 * points.length }, (_, i) => points[2 * (i >> 3) + (i % 2)] + shift[i % 8]);
}

/** Stretch `[n]` at n points from where the map takes their crosses, `[n, 4, 2]`; `h` as given to `crosses`. */
export function crossStretch(ends: ArrayLike<number>, h: number): Float32Array {
  return Float32Array.from({ length: ends.length / 8 }, (_, i) => {
    const slope = (from: number) => (ends[8 * i + from] - ends[8 * i + from + 2]) / (2 * h);
    return spectralNorm(slope(0), slope(4), slope(1), slope(5));
  });
}

export interface StretchSummary {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Quantiles of stretches `[n]`. */
export function stretchSummary(stretch: ArrayLike<number>): StretchSummary {
  const at = (q: number) => quantile(stretch, q);
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
