/** Maximum mean discrepancy (Gretton et al. 2012, "A kernel two-sample test", JMLR 13). */
import { quantile } from "../math/statistics.ts";

/** Points of either set that are looked at: the cost grows with the square. */
const POINTS = 700;

/**
 * Unbiased MMD² (their lemma 6; it may be negative) of the first 700 points of `x` from the first 700 of `truth`,
 * `[n, d]`, each at least two; 0 on average where both have one distribution, at most 2. The kernel is the mean of four
 * Gaussians exp(-|x - y|² / 2h²), h = m, m/2, m/4, m/8 with m the median distance among the first 200 points of the
 * truth (their section 8): m alone, the usual choice, is far wider than a mode and sees little of what happens inside.
 */
export function mmd(x: Float32Array, truth: Float32Array, d: number): number {
  return mmdFrom(truth, d)(x);
}

/** The same for many `x`: what concerns only the truth is computed once. */
export function mmdFrom(truth: Float32Array, d: number): (x: Float32Array) => number {
  const b = truth.subarray(0, POINTS * d);
  const gamma = 1 / (2 * medianDistance(b, d) ** 2);
  const within = meanOfPairs(b, d, gamma);
  return (x) => {
    const a = x.subarray(0, POINTS * d);
    return meanOfPairs(a, d, gamma) + within - 2 * meanAcross(a, b, d, gamma);
  };
}

/** Median distance between two of the first 200 points of `[n, d]`. */
export function medianDistance(x: Float32Array, d: number): number {
  const n = Math.min(200, x.length / d);
  const squares: number[] = [];
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) squares.push(squaredDistance(x, i * d, x, j * d, d));
  return Math.sqrt(quantile(squares, 0.5));
}

function squaredDistance(x: Float32Array, i: number, y: Float32Array, j: number, d: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += (x[i + k] - y[j + k]) ** 2;
  return sum;
}

/** With e the kernel of width m, e⁴ is that of width m/2, and so on: one exponential serves all four. */
function kernel(square: number, gamma: number): number {
  const e = Math.exp(-square * gamma);
  const e4 = (e * e) ** 2;
  const e16 = (e4 * e4) ** 2;
  return (e + e4 + e16 + (e16 * e16) ** 2) / 4;
}

function meanOfPairs(x: Float32Array, d: number, gamma: number): number {
  const n = x.length / d;
  let sum = 0;
  for (let i = d; i < x.length; i += d) {
    for (let j = 0; j < i; j += d) sum += kernel(squaredDistance(x, i, x, j, d), gamma);
  }
  return (2 * sum) / (n * (n - 1));
}

function meanAcross(x: Float32Array, y: Float32Array, d: number, gamma: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += d) {
    for (let j = 0; j < y.length; j += d) sum += kernel(squaredDistance(x, i, y, j, d), gamma);
  }
  return (sum * d * d) / (x.length * y.length);
}
