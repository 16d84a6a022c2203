/** What every data set of the lab looks like to a method, wherever its examples come from. */

import type { ExampleShape } from "../math/example-shape.ts";

export type { ExampleShape };

/** Examples with labels. Features are stored row by row. */
export interface LabelledSet {
  /** Features, `[n, d]`, row-major; images scaled to 0 (paper) … 1 (ink). */
  readonly x: Float32Array;
  /** Class index per example, `[n]`, 0 … classes-1. */
  readonly y: Uint8Array;
  /** Number of examples. */
  readonly n: number;
}

/** A classification problem: where training, transfer and held-out examples come from. */
export interface ClassificationData {
  readonly id: string;
  readonly shape: ExampleShape;
  /** Features per example: 2 for points, height·width for images. */
  readonly d: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Pool the labelled and the unlabelled (transfer) examples are taken from, in this order. */
  readonly train: LabelledSet;
  /** Held-out examples, never trained on. */
  readonly test: LabelledSet;
  /** Exact class probabilities `[n, classes]` for features `[n, d]`, where the densities are known. */
  readonly posterior?: (x: Float32Array) => Float32Array;
}

/** Features per example of a shape. */
export function exampleSize(shape: ExampleShape): number {
  return shape.kind === "image" ? shape.height * shape.width : shape.dims;
}

/** The rows `rows` of a set, copied. */
export function takeRows(set: LabelledSet, rows: ArrayLike<number>, d: number): LabelledSet {
  const n = rows.length;
  const x = new Float32Array(n * d);
  const y = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    x.set(set.x.subarray(rows[i] * d, (rows[i] + 1) * d), i * d);
    y[i] = set.y[rows[i]];
  }
  return { x, y, n };
}
