/** Summary statistics and classification arithmetic in plain numbers. */

import { normalQuantile, tCritical } from "./student-t.ts";

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Unbiased variance (divisor n - 1); NaN below two values. */
export function variance(values: ArrayLike<number>): number {
  const n = values.length;
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i] - centre) ** 2;
  return n < 2 ? NaN : sum / (n - 1);
}

/** Standard error of the mean, sqrt(variance / n); NaN below two values. */
export function standardError(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values) / values.length);
}

/** Quantile q in [0, 1], linear between order statistics (Hyndman & Fan 1996, type 7); NaN for no values. */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted.length ? sorted[below] + (position - below) * (sorted[above] - sorted[below]) : NaN;
}

/** A mean with the ends of its confidence interval. */
export interface Interval {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly se: number;
  readonly low: number;
  readonly high: number;
  /** Number of values. */
  readonly n: number;
}

/**
 * Two-sided confidence interval of a mean, mean ± critical · se. `"t"` (the default) uses Student's t with n - 1
 * degrees of freedom; `"normal"` is for large n. The ends are NaN below two values.
 */
export function confidenceInterval(
  values: ArrayLike<number>,
  confidence = 0.95,
  distribution: "t" | "normal" = "t",
): Interval {
  const n = values.length;
  const centre = mean(values);
  const se = standardError(values);
  if (n < 2) return { mean: centre, se, low: NaN, high: NaN, n };
  const critical = distribution === "t" ? tCritical(confidence, n - 1) : normalQuantile((1 + confidence) / 2);
  return { mean: centre, se, low: centre - critical * se, high: centre + critical * se, n };
}

/** Mean of a_i - b_i with its t interval: the paired comparison of two methods on the same seeds. */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, confidence = 0.95): Interval {
  if (a.length !== b.length) throw new RangeError(`pairedDifference(): ${a.length} values against ${b.length}`);
  return confidenceInterval(
    Float64Array.from(a, (v, i) => v - b[i]),
    confidence,
  );
}

/** softmax(logits / T) over rows of `columns` values: `[n, columns]` → `[n, columns]`. T > 0. */
export function softmax(logits: ArrayLike<number>, columns: number, temperature = 1): Float32Array {
  const out = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += columns) {
    let max = -Infinity;
    for (let j = row; j < row + columns; j++) max = Math.max(max, logits[j]);
    let sum = 0;
    for (let j = row; j < row + columns; j++) sum += Math.exp((logits[j] - max) / temperature);
    for (let j = row; j < row + columns; j++) out[j] = Math.exp((logits[j] - max) / temperature) / sum;
  }
  return out;
}

/** Entropy of one distribution, -Σ p ln p, in nats. */
export function entropy(p: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) sum -= p[i] * Math.log(p[i]);
  return sum;
}

/** KL(p ‖ q) = Σ p ln(p / q) of two distributions, in nats; Infinity where q misses mass of p. */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) sum += p[i] * Math.log(p[i] / q[i]);
  return sum;
}

/** Mean `[d]` and unbiased covariance `[d, d]` (divisor n - 1) of the rows of `[n, d]`; NaN below two rows. */
export function meanAndCovariance(
  rows: ArrayLike<number>,
  d: number,
): { mean: Float64Array; covariance: Float64Array } {
  const n = rows.length / d;
  const mean = new Float64Array(d);
  for (let i = 0; i < rows.length; i++) mean[i % d] += rows[i] / n;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let at = 0; at < rows.length; at += d) {
    for (let j = 0; j < d; j++) centred[j] = rows[at + j] - mean[j];
    for (let j = 0; j < d; j++) for (let k = 0; k <= j; k++) covariance[j * d + k] += centred[j] * centred[k];
  }
  for (let j = 0; j < d; j++) {
    for (let k = 0; k <= j; k++) covariance[k * d + j] = covariance[j * d + k] /= n < 2 ? NaN : n - 1;
  }
  return { mean, covariance };
}

/** One bar of a reliability diagram. */
export interface CalibrationBin {
  /** Confidence range of the bin, (low, high]. */
  readonly low: number;
  readonly high: number;
  /** Number of examples in it. */
  readonly count: number;
  /** Mean top probability and share of right answers; NaN in an empty bin. */
  readonly confidence: number;
  readonly accuracy: number;
}

/**
 * Expected calibration error Σ_b (n_b / n) |accuracy_b - confidence_b| over `bins` equal-width bins of the top
 * probability (Guo et al. 2017, equation 3), with the bins. `probabilities` is `[n, classes]`, `labels` `[n]`;
 * of tied top classes the first counts.
 */
export function expectedCalibrationError(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins = 15,
): { ece: number; bins: CalibrationBin[] } {
  const n = labels.length;
  const classes = probabilities.length / n;
  const tally = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (let i = 0; i < n; i++) {
    let top = 0;
    for (let j = 1; j < classes; j++) if (probabilities[i * classes + j] > probabilities[i * classes + top]) top = j;
    const confidence = probabilities[i * classes + top];
    const bin = tally[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))];
    bin.count++;
    bin.confidence += confidence;
    if (top === labels[i]) bin.right++;
  }
  let ece = 0;
  for (const bin of tally) ece += Math.abs(bin.right - bin.confidence) / n;
  return {
    ece,
    bins: tally.map(({ count, confidence, right }, b) => ({
      low: b / bins,
      high: (b + 1) / bins,
      count,
      confidence: confidence / count,
      accuracy: right / count,
    })),
  };
}
