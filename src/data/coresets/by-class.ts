/** Choosing a few examples of every class. */
import { takeRows, type LabelledSet } from "../dataset.ts";

/** What is chosen from: the examples of one class `[n, d]`. */
export interface ClassExamples {
  readonly x: Float32Array;
  readonly n: number;
  readonly d: number;
}

/** Chooses `count` of a class's examples, as row indices among them. */
export type Choice = (examples: ClassExamples, count: number, label: number) => ArrayLike<number>;

/**
 * The rows that `choose` takes of every class, one class after the other, `[classes·perClass]`.
 * @throws RangeError when a class has fewer examples than asked for
 */
export function chooseByClass(
  set: LabelledSet,
  { classes, perClass, d }: { readonly classes: number; readonly perClass: number; readonly d: number },
  choose: Choice,
): Int32Array {
  const chosen = new Int32Array(classes * perClass);
  for (let label = 0; label < classes; label++) {
    const rows = rowsOf(set.y, label);
    if (rows.length < perClass) throw new RangeError(`class ${label} has ${rows.length} examples, not ${perClass}`);
    const { x, n } = takeRows(set, rows, d);
    const among = choose({ x, n, d }, perClass, label);
    for (let i = 0; i < perClass; i++) chosen[label * perClass + i] = rows[among[i]];
  }
  return chosen;
}

/** The rows of a label. */
export const rowsOf = (y: Uint8Array, label: number): number[] =>
  Array.from(y.keys()).filter((row) => y[row] === label);

/** The mean example `[d]`. */
export function meanExample({ x, n, d }: ClassExamples): Float64Array {
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j] += x[i * d + j] / n;
  return mean;
}
