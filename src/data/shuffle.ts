/** Which rows the k-th training step sees: shuffled epochs, addressed at random. */

import type { Rng } from "../math/rng.ts";

/**
 * Batches of endless shuffled epochs over `n` rows. The returned function gives the row indices `[batch]` of
 * step 0, 1, 2, …: positions `step·batch … step·batch + batch - 1` of the permutations
 * `rng.fold("epoch", e).permutation(n)` laid end to end, so a batch may cross into the next epoch and may
 * exceed n. It depends on the step alone, in any order of calls, and `rng` is not advanced.
 * Throws RangeError unless n and batch are positive integers.
 */
export function epochBatches(rng: Rng, n: number, batch: number): (step: number) => Int32Array {
  if (!(Number.isInteger(n) && n > 0 && Number.isInteger(batch) && batch > 0)) {
    throw new RangeError(`epochBatches(): ${n} rows in batches of ${batch}`);
  }
  // Steps mostly come in order, so the last epoch's permutation is kept.
  let epoch = -1;
  let order = new Int32Array(0);
  return (step) => {
    const rows = new Int32Array(batch);
    for (let i = 0; i < batch; i++) {
      const position = step * batch + i;
      const e = Math.floor(position / n);
      if (e !== epoch) {
        order = rng.fold("epoch", e).permutation(n);
        epoch = e;
      }
      rows[i] = order[position - e * n];
    }
    return rows;
  };
}
