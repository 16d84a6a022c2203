/** Finding wrong labels by what networks say that never saw them. */
import type { Rng } from "../math/rng.ts";

/** A fold 0 … folds-1 for each of n examples, all folds of the same size as far as n allows. */
export function foldsOf(rng: Rng, n: number, folds: number): Uint8Array {
  const fold = new Uint8Array(n);
  rng.permutation(n).forEach((row, place) => (fold[row] = place % folds));
  return fold;
}

/**
 * Confident learning (Northcutt, Jiang & Chuang 2021, arXiv:1911.00068, section 3.1, pruning by the off-diagonal of the
 * confident joint): the threshold of a class is the mean probability of it among the examples so labelled; an example is
 * confidently of the class whose probability is largest among those that reach their thresholds. Its label is thought
 * wrong when that is another.
 * @param probabilities out of fold: from networks that were not trained on the example, `[n, classes]`
 * @param labels as given, `[n]`
 * @returns the class that each is confidently of, its label where that is none, `[n]`
 */
export function suggestLabels(probabilities: ArrayLike<number>, labels: Uint8Array, classes: number): Uint8Array {
  const sums = new Float64Array(classes);
  const counts = new Float64Array(classes);
  labels.forEach((label, i) => {
    sums[label] += probabilities[i * classes + label];
    counts[label]++;
  });
  const thresholds = sums.map((sum, k) => (counts[k] ? sum / counts[k] : Infinity));
  return labels.map((label, i) => {
    let sure = -1;
    for (let k = 0; k < classes; k++) {
      const p = probabilities[i * classes + k];
      if (p >= thresholds[k] && (sure < 0 || p > probabilities[i * classes + sure])) sure = k;
    }
    return sure < 0 ? label : sure;
  });
}

/** How good a filter is: of those flagged the share that is wrong, and of those wrong the share that is flagged. */
export function filterQuality(flagged: Uint8Array, wrong: Uint8Array): { precision: number; recall: number } {
  const count = (of: Uint8Array) => of.reduce((sum, v) => sum + v, 0);
  const hits = count(flagged.map((v, i) => v & wrong[i]));
  return { precision: hits / count(flagged), recall: hits / count(wrong) };
}
