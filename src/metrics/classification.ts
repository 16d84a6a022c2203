/** Quality of a classifier from its logits on held-out examples; plain numbers. */

/** Index of the largest of the `classes` logits in row `i`; the first one on ties. */
export function topClass(logits: Float32Array, i: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if (logits[i * classes + k] > logits[i * classes + best]) best = k;
  return best;
}

/** Share of examples whose top class is the label, 0 … 1. logits `[n, classes]`, labels `[n]`. */
export function accuracy(logits: Float32Array, labels: Uint8Array, classes: number): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) if (topClass(logits, i, classes) === labels[i]) right++;
  return right / labels.length;
}

/** Share of examples on which two classifiers name the same top class, 0 … 1. */
export function agreement(a: Float32Array, b: Float32Array, classes: number): number {
  const n = a.length / classes;
  let same = 0;
  for (let i = 0; i < n; i++) if (topClass(a, i, classes) === topClass(b, i, classes)) same++;
  return same / n;
}
