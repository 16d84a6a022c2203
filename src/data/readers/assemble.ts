/** From labelled examples to a classification problem: classes, split, scaling. */

import { Rng } from "../../math/rng.ts";
import { exampleSize, type ClassificationData, type ExampleShape, type LabelledSet } from "../dataset.ts";
import { dataError } from "./errors.ts";
import { checkValueCount, naturalCompare, type Examples } from "./examples.ts";
import { LIMITS } from "./limits.ts";
import { note, type Note } from "./notes.ts";
import { fitScaling, type Scaling, type Standardisation } from "./scaling.ts";

/** The user's data, ready for the lab, and what was decided on the way. */
export interface OwnData {
  readonly data: ClassificationData;
  readonly notes: readonly Note[];
  readonly standardisation?: Standardisation;
}

/**
 * Make the problem. The training part stands in an order drawn from the seed, so that its first examples are a fair
 * sample of the classes even when the file is sorted; given test examples keep their order.
 * @throws DataError when there are fewer than 2 or more than 64 classes, nothing can be held out, or the test
 * examples do not fit the training ones
 */
export function assemble(
  train: Examples,
  test: Examples | undefined,
  { seed, testFraction }: { seed: number; testFraction: number },
): OwnData {
  checkValueCount(train.file, train.n, exampleSize(train.shape));
  if (test) checkValueCount(test.file, test.n, exampleSize(test.shape));
  const classNames = [...new Set(train.labels)].sort(naturalCompare);
  const found = classNames.length;
  if (found < 2) throw dataError("classes-too-few", train.file, undefined, { expected: 2, found });
  if (found > LIMITS.classes)
    throw dataError("classes-too-many", train.file, undefined, { limit: LIMITS.classes, found });
  const classOf = new Map(classNames.map((name, k) => [name, k]));

  const order = Rng.fromSeed(seed).fold("split").permutation(train.n);
  const y = Uint8Array.from(train.labels, (label) => classOf.get(label)!);
  const notes: Note[] = [];
  let parts: { train: Int32Array; test: Int32Array };
  if (test) {
    checkTest(train, test, classOf);
    parts = { train: order, test: Int32Array.from({ length: test.n }, (_, i) => i) };
    notes.push(note("test-given", { train: order.length, test: test.n }));
  } else {
    const split = stratifiedSplit(order, y, found, testFraction);
    if (split.test.length === 0) throw dataError("split-too-small", train.file, undefined, { found: train.n });
    parts = split;
    notes.push(note("split", { train: parts.train.length, test: parts.test.length, seed }));
    if (split.lone > 0) notes.push(note("lone-examples", { count: split.lone }));
  }

  const scaling = fitScaling(train, parts.train);
  const heldOut = test ?? train;
  return {
    data: {
      id: "own",
      shape: train.shape,
      d: exampleSize(train.shape),
      classes: found,
      classNames,
      train: gather(train, parts.train, scaling, classOf),
      test: gather(heldOut, parts.test, scaling, classOf),
    },
    notes: [...notes, ...scaling.notes],
    standardisation: scaling.standardisation,
  };
}

/**
 * The rows of `order` in two parts, each class held out in the same proportion: at least one example of a class is
 * held out and at least one kept, except for classes with a single example (`lone` of them), which is kept.
 */
export function stratifiedSplit(
  order: Int32Array,
  y: Uint8Array,
  classes: number,
  testFraction: number,
): { train: Int32Array; test: Int32Array; lone: number } {
  const counts = new Int32Array(classes);
  for (const k of y) counts[k]++;
  const left = counts.map((n) => Math.min(n - 1, Math.max(1, Math.round(n * testFraction))));
  const train: number[] = [];
  const test: number[] = [];
  for (const i of order) {
    if (left[y[i]] > 0) {
      left[y[i]]--;
      test.push(i);
    } else train.push(i);
  }
  return {
    train: Int32Array.from(train),
    test: Int32Array.from(test),
    lone: counts.filter((n) => n === 1).length,
  };
}

function checkTest(train: Examples, test: Examples, classOf: ReadonlyMap<string, number>): void {
  const [expected, found] = [describeShape(train.shape), describeShape(test.shape)];
  if (expected !== found) throw dataError("test-shape", test.file, undefined, { expected, found });
  const at = test.labels.findIndex((label) => !classOf.has(label));
  if (at >= 0)
    throw dataError("test-class", test.file, undefined, {
      example: at + 1,
      found: test.labels[at],
    });
}

/** A shape without words, so that it reads the same in every language. */
function describeShape(shape: ExampleShape): string {
  return shape.kind === "image" ? `${shape.height} × ${shape.width}` : String(shape.dims);
}

function gather(
  examples: Examples,
  rows: Int32Array,
  scaling: Scaling,
  classOf: ReadonlyMap<string, number>,
): LabelledSet {
  const d = exampleSize(examples.shape);
  const row = new Float64Array(d);
  const x = new Float32Array(rows.length * d);
  const y = new Uint8Array(rows.length);
  rows.forEach((i, k) => {
    examples.read(i, row);
    scaling.apply(row);
    x.set(row, k * d);
    y[k] = classOf.get(examples.labels[i])!;
  });
  return { x, y, n: rows.length };
}
