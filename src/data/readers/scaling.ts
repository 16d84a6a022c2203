/** The last change to the features, decided on the training part and applied to both parts. */

import { exampleSize } from "../dataset.ts";
import { borderMean, type Examples } from "./examples.ts";
import { note, type Note } from "./notes.ts";

/** Mean and standard deviation of each feature over the training part, `[d]` each. */
export interface Standardisation {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** A change of one example's features in place. */
export interface Scaling {
  apply(row: Float64Array): void;
  readonly notes: readonly Note[];
  /** Present for points and features: to bring a value back to the user's own units. */
  readonly standardisation?: Standardisation;
}

/** Images: ink is made 1 and paper 0. Points and features: mean 0 and standard deviation 1. */
export function fitScaling(examples: Examples, trainRows: Int32Array): Scaling {
  return examples.shape.kind === "image" ? fitPolarity(examples, trainRows) : fitStandardisation(examples, trainRows);
}

function fitPolarity(examples: Examples, trainRows: Int32Array): Scaling {
  if (examples.shape.kind !== "image") throw new TypeError("only images have a polarity");
  const { height, width } = examples.shape;
  const row = new Float64Array(height * width);
  let bright = 0;
  for (const i of trainRows) {
    examples.read(i, row);
    if (borderMean(row, height, width) > 0.5) bright++;
  }
  if (bright * 2 <= trainRows.length) return { apply: () => {}, notes: [] };
  return {
    apply(pixels) {
      for (let j = 0; j < pixels.length; j++) pixels[j] = 1 - pixels[j];
    },
    notes: [note("inverted", {})],
  };
}

function fitStandardisation(examples: Examples, trainRows: Int32Array): Scaling {
  const d = exampleSize(examples.shape);
  const n = trainRows.length;
  const row = new Float64Array(d);
  const mean = new Float64Array(d);
  const sd = new Float64Array(d);
  for (const i of trainRows) {
    examples.read(i, row);
    for (let j = 0; j < d; j++) mean[j] += row[j] / n;
  }
  // Two passes: the one-pass formula loses all digits of columns such as years or timestamps.
  for (const i of trainRows) {
    examples.read(i, row);
    for (let j = 0; j < d; j++) sd[j] += (row[j] - mean[j]) ** 2 / n;
  }
  let constants = 0;
  for (let j = 0; j < d; j++) {
    sd[j] = Math.sqrt(sd[j]);
    // Rounding leaves a trace of variance in a constant column.
    if (sd[j] <= 1e-12 * Math.abs(mean[j]) || sd[j] === 0) {
      sd[j] = 1;
      constants++;
    }
  }
  return {
    apply(values) {
      for (let j = 0; j < d; j++) values[j] = (values[j] - mean[j]) / sd[j];
    },
    notes: [
      note("standardised", { columns: d }),
      ...(constants > 0 ? [note("constant-columns", { count: constants })] : []),
    ],
    standardisation: { mean, sd },
  };
}
