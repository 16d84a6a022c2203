/** Wrong labels, planted on purpose: an annotator or a teacher that errs at a known rate. */
import type { Rng } from "../math/rng.ts";

/** `symmetric`: any other class; `asymmetric`: always the class it is most easily taken for. */
export type NoiseKind = "symmetric" | "asymmetric";

/** What each drawn digit is most easily taken for. */
const digitConfusions = [6, 7, 7, 8, 9, 6, 5, 1, 3, 4];

/**
 * Labels with each one replaced independently with probability `rate` (0 … 1). For a fixed stream the labels wrong at a
 * lower rate are among those wrong at a higher one, so that rates compare.
 * @param y `[n]`, classes 0 … classes-1
 * @param dataset id of the data set: for "digits" asymmetric noise follows their shapes, elsewhere it goes to the next class
 */
export function corruptLabels(
  rng: Rng,
  y: Uint8Array,
  classes: number,
  o: { rate: number; kind: NoiseKind; dataset: string },
): Uint8Array {
  if (o.rate === 0) return y;
  const coins = rng.fold("coins").uniform(y.length);
  const others = rng.fold("others").integers(y.length, classes - 1);
  return y.map((label, i) => {
    if (coins[i] >= o.rate) return label;
    if (o.kind === "symmetric") return (label + 1 + others[i]) % classes;
    return o.dataset === "digits" ? digitConfusions[label] : (label + 1) % classes;
  });
}
