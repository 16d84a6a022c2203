/** What the rows of a CSV table are: points of the plane, images, or plain features. */

import type { ExampleShape } from "../dataset.ts";
import type { CsvTable } from "./csv.ts";
import type { Examples } from "./examples.ts";
import { note, type Note } from "./notes.ts";

/** How the rows of a table are to be read: their form, and for images the value of full ink. */
export interface CsvForm {
  shape: ExampleShape;
  /** Cells are divided by this; 1 for anything but images. */
  scale: number;
}

/**
 * The form of a table's rows.
 * - 2 features: points.
 * - A square number of features, 64 or more, all of them integers 0 … 255 or all numbers 0 … 1: a square image.
 *   Full ink is 1, 16 (the scale of scikit-learn's digits) or 255, whichever is the first not exceeded.
 * - Otherwise: features.
 */
export function csvForm(table: CsvTable): CsvForm {
  const { d, rows, featureNames } = table;
  if (d === 2) return { shape: { kind: "points", dims: 2 }, scale: 1 };
  const side = Math.round(Math.sqrt(d));
  if (d >= 64 && side * side === d) {
    let max = 0;
    let isPixels = true;
    let isInteger = true;
    for (const row of rows) {
      for (const value of row) {
        if (value < 0) isPixels = false;
        if (!Number.isInteger(value)) isInteger = false;
        if (value > max) max = value;
      }
    }
    if (isPixels && max > 0 && (max <= 1 || (isInteger && max <= 255))) {
      return {
        shape: { kind: "image", height: side, width: side },
        scale: max <= 1 ? 1 : max <= 16 ? 16 : 255,
      };
    }
  }
  return { shape: { kind: "features", dims: d, names: featureNames }, scale: 1 };
}

/** The examples of a table in a given form; image values beyond the scale are clipped to 0 … 1. */
export function csvExamples(table: CsvTable, { shape, scale }: CsvForm): { examples: Examples; notes: Note[] } {
  const isImage = shape.kind === "image";
  const examples: Examples = {
    file: table.name,
    n: table.n,
    shape,
    labels: table.labels,
    read(i, out) {
      out.set(table.rows[i]);
      if (isImage) for (let j = 0; j < out.length; j++) out[j] = Math.min(1, Math.max(0, out[j] / scale));
    },
  };
  const notes = isImage ? [note("csv-image", { height: shape.height, width: shape.width, scale })] : [];
  return { examples, notes: [...table.notes, ...notes] };
}
