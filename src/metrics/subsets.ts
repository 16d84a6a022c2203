/** Accuracy on parts of the held-out examples; plain numbers. */
import { topClass } from "./classification.ts";

/** Share of right answers among the examples chosen, or NaN where none is. logits `[n, classes]`, labels `[n]`. */
export function accuracyWhere(
  logits: Float32Array,
  labels: Uint8Array,
  classes: number,
  chosen: (i: number) => boolean,
): number {
  let right = 0;
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (!chosen(i)) continue;
    count++;
    if (topClass(logits, i, classes) === labels[i]) right++;
  }
  return right / count;
}

/**
 * Logits with a constant added to one class, so that it is named as often as it occurs among the labels. A student that
 * never saw a class has learnt never to name it; Hinton et al. 2015 (section 3) undo that bias in the same way.
 */
export function correctBias(logits: Float32Array, labels: Uint8Array, classes: number, k: number): Float32Array {
  const margins = Array.from(labels, (_, i) => {
    let best = -Infinity;
    for (let j = 0; j < classes; j++) if (j !== k) best = Math.max(best, logits[i * classes + j]);
    return best - logits[i * classes + k];
  });
  const wanted = labels.reduce((n, label) => n + (label === k ? 1 : 0), 0);
  // Named where its margin is below the constant: just below the margin that would be one too many.
  const sorted = margins.toSorted((a, b) => a - b);
  const constant = wanted < sorted.length ? (sorted[Math.max(0, wanted - 1)] + sorted[wanted]) / 2 : Infinity;
  return logits.map((z, i) => (i % classes === k ? z + constant : z));
}
