/** Orders of examples: which rows the k-th training step sees, and balanced label sequences. */

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
  let order: Int32Array = new Int32Array(0);
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

/** `n` labels of which every block of `classes` holds each class once, in random order. */
export function balancedLabels(rng: Rng, n: number, classes: number): Uint8Array {
  const y = new Uint8Array(n);
  for (let i = 0; i < n; i += classes) {
    y.set(
      rng
        .fold(i / classes)
        .permutation(classes)
        .subarray(0, Math.min(classes, n - i)),
      i,
    );
  }
  return y;
}

/**
 * An order of all rows in which classes take turns, so that any leading part is balanced as far as the data allow.
 * @param y class of each row, 0 … classes-1
 */
export function balancedOrder(rng: Rng, y: ArrayLike<number>, classes: number): Int32Array {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  for (const row of rng.fold("rows").permutation(y.length)) byClass[y[row]].push(row);
  const order = new Int32Array(y.length);
  for (let filled = 0, round = 0; filled < y.length; round++) {
    for (const k of rng.fold("turn", round).permutation(classes)) {
      if (round < byClass[k].length) order[filled++] = byClass[k][round];
    }
  }
  return order;
}
