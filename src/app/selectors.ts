/** What the panels derive from logits on the page: softmax at any temperature needs no worker. */
import { entropy, softmax } from "../math/statistics.ts";

/** The soft label of one row of `[n, classes]` logits at a temperature. */
export function softLabel(logits: Float32Array, row: number, classes: number, temperature: number): Float32Array {
  return softmax(logits.subarray(row * classes, (row + 1) * classes), classes, temperature);
}

/** Row of the most probable class. */
export function top(p: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < p.length; k++) if (p[k] > p[best]) best = k;
  return best;
}

/** Rows of `[n, classes]` logits by the entropy of their softmax at T = 1, highest first. */
export function ambiguityOrder(logits: Float32Array, classes: number): Int32Array {
  const n = logits.length / classes;
  const entropies = Float64Array.from({ length: n }, (_, i) => entropy(softLabel(logits, i, classes, 1)));
  return Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => entropies[b] - entropies[a] || a - b);
}

/**
 * Dark knowledge: row c is the mean soft label at a temperature over the examples of true class c,
 * `[classes, classes]`. Rows of classes without examples are NaN.
 */
export function darkKnowledge(
  logits: Float32Array,
  y: ArrayLike<number>,
  classes: number,
  temperature: number,
): Float64Array {
  const p = softmax(logits, classes, temperature);
  const sum = new Float64Array(classes * classes);
  const count = new Float64Array(classes);
  for (let i = 0; i < y.length; i++) {
    count[y[i]]++;
    for (let k = 0; k < classes; k++) sum[y[i] * classes + k] += p[i * classes + k];
  }
  return sum.map((s, i) => s / count[Math.floor(i / classes)]);
}

/** The strongest confusions of a dark-knowledge matrix off its diagonal: true class, taken for, probability. */
export function strongest(
  matrix: ArrayLike<number>,
  classes: number,
  count: number,
): { truth: number; taken: number; p: number }[] {
  const all: { truth: number; taken: number; p: number }[] = [];
  for (let truth = 0; truth < classes; truth++) {
    for (let taken = 0; taken < classes; taken++) {
      const p = matrix[truth * classes + taken];
      if (truth !== taken && p > 0) all.push({ truth, taken, p });
    }
  }
  return all.sort((a, b) => b.p - a.p).slice(0, count);
}

/** Seconds left at the present speed; null while unknown. */
export function timeLeft(step: number, of: number, stepMs: number | null): number | null {
  return stepMs === null || of <= step ? null : ((of - step) * stepMs) / 1000;
}

/** Row of the point of `[n, 2]` nearest to a place. */
export function nearest(points: ArrayLike<number>, x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; 2 * i + 1 < points.length; i++) {
    const distance = (points[2 * i] - x) ** 2 + (points[2 * i + 1] - y) ** 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** A grid of logits `[size·size, classes]` as the most probable class and its probability at a temperature, per cell. */
export function regionGrid(logits: Float32Array, size: number, classes: number, temperature: number) {
  const p = softmax(logits, classes, temperature);
  const chosen = new Uint8Array(size * size);
  const confidence = new Float32Array(size * size);
  for (let i = 0; i < chosen.length; i++) {
    const row = p.subarray(i * classes, (i + 1) * classes);
    chosen[i] = top(row);
    confidence[i] = row[chosen[i]];
  }
  return { width: size, height: size, classes: chosen, confidence, count: classes };
}
