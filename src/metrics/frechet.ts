/** Fréchet distance between Gaussians fitted to features (Heusel et al. 2017, arXiv:1706.08500). */
import { meanAndCovariance } from "../math/statistics.ts";

/** A Gaussian: mean `[d]` and covariance `[d, d]`. */
export interface Gaussian {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** The Gaussian of feature rows `[n, d]`, unbiased covariance; n must exceed d for it to have full rank. */
export function fitGaussian(features: ArrayLike<number>, d: number): Gaussian {
  return meanAndCovariance(features, d);
}

/**
 * |m1 - m2|² + tr(C1 + C2 - 2 (C1^½ C2 C1^½)^½), in squared units of the features: the squared Wasserstein-2 distance
 * of two Gaussians. It is biased upwards by few rows: compare with its floor, the distance between two sets of real
 * ones of the same numbers.
 */
export function frechetDistance(a: Gaussian, b: Gaussian): number {
  const d = a.mean.length;
  const root = squareRoot(a.covariance, d);
  const cross = eigenSymmetric(product(product(root, b.covariance, d), root, d), d).values;
  let sum = 0;
  for (let i = 0; i < d; i++) {
    sum += (a.mean[i] - b.mean[i]) ** 2 + a.covariance[i * d + i] + b.covariance[i * d + i];
    sum -= 2 * Math.sqrt(Math.max(0, cross[i]));
  }
  return Math.max(0, sum);
}

function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) for (let j = 0; j < d; j++) out[i * d + j] += a[i * d + k] * b[k * d + j];
  }
  return out;
}

/** Symmetric root V √Λ Vᵀ; eigenvalues that rounding made negative count as 0. */
function squareRoot(symmetric: Float64Array, d: number): Float64Array {
  const { values, vectors } = eigenSymmetric(symmetric, d);
  const out = new Float64Array(d * d);
  for (let k = 0; k < d; k++) {
    const root = Math.sqrt(Math.max(0, values[k]));
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) out[i * d + j] += root * vectors[i * d + k] * vectors[j * d + k];
    }
  }
  return out;
}

/**
 * Eigenvalues `[d]` and eigenvectors (the columns of `[d, d]`) of a symmetric matrix `[d, d]`, by cyclic Jacobi
 * rotations (Golub & Van Loan, "Matrix computations", section 8.5). Only the upper triangle and the diagonal decide.
 */
export function eigenSymmetric(symmetric: Float64Array, d: number): { values: Float64Array; vectors: Float64Array } {
  const a = symmetric.slice();
  const vectors = new Float64Array(d * d);
  for (let i = 0; i < d; i++) vectors[i * d + i] = 1;
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < d; i++) {
      diagonal += a[i * d + i] ** 2;
      for (let j = i + 1; j < d; j++) off += a[i * d + j] ** 2;
    }
    if (!(off > 1e-30 * diagonal)) break;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(a, vectors, p, q, d);
  }
  return { values: Float64Array.from({ length: d }, (_, i) => a[i * d + i]), vectors };
}

/** The rotation of coordinates p and q that makes a_pq zero. */
function rotate(a: Float64Array, vectors: Float64Array, p: number, q: number, d: number): void {
  const apq = a[p * d + q];
  if (apq === 0) return;
  const tau = (a[q * d + q] - a[p * d + p]) / (2 * apq);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  const turn = (m: Float64Array, i: number, j: number) => {
    const [x, y] = [m[i], m[j]];
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let k = 0; k < d; k++) turn(a, k * d + p, k * d + q);
  for (let k = 0; k < d; k++) turn(a, p * d + k, q * d + k);
  for (let k = 0; k < d; k++) turn(vectors, k * d + p, k * d + q);
}
