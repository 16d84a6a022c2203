/** Labelled examples of any source, before they are split, scaled and stored. */

import type { ExampleShape } from "../dataset.ts";
import { dataError } from "./errors.ts";
import { fitImage } from "../images.ts";
import { LIMITS } from "./limits.ts";

/** What each reader hands to the common last steps; features are made row by row, so nothing is stored twice. */
export interface Examples {
  /** The file to name in errors; of several, the one with the labels. */
  readonly file: string;
  readonly n: number;
  readonly shape: ExampleShape;
  /** Name of the class of each example, `[n]`. */
  readonly labels: readonly string[];
  /** Write the features of example `i` into `out`, `[d]`; images 0 … 1. */
  read(i: number, out: Float64Array): void;
}

/**
 * Refuse what would not fit into memory, before it is allocated.
 * @throws DataError `data-too-large`
 */
export function checkValueCount(file: string, n: number, d: number): void {
  if (n * d > LIMITS.values) {
    throw dataError("data-too-large", file, undefined, { limit: LIMITS.values, found: n * d });
  }
}

/** Images no larger than `maxSide`: larger ones are area-averaged, keeping their proportions. */
export function shrinkImages(examples: Examples, maxSide: number): Examples {
  const { shape } = examples;
  if (shape.kind !== "image" || Math.max(shape.height, shape.width) <= maxSide) return examples;
  const { height, width } = shape;
  const factor = maxSide / Math.max(height, width);
  const toHeight = Math.max(1, Math.round(height * factor));
  const toWidth = Math.max(1, Math.round(width * factor));
  const whole = new Float64Array(height * width);
  return {
    ...examples,
    shape: { kind: "image", height: toHeight, width: toWidth },
    read(i, out) {
      examples.read(i, whole);
      out.set(fitImage(whole, height, width, toHeight, toWidth));
    },
  };
}

/** Mean of the outermost pixels of an image `[height, width]`: its background. */
export function borderMean(pixels: ArrayLike<number>, height: number, width: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < height; i++) {
    const isEdgeRow = i === 0 || i === height - 1;
    for (let j = 0; j < width; j += isEdgeRow || width === 1 ? 1 : width - 1) {
      sum += pixels[i * width + j];
      count++;
    }
  }
  return sum / count;
}

/**
 * Order of names as people expect it: numbers first and by value, then words, with numbers inside them by value
 * (`img2` before `img10`) and the rest by code unit, so that class numbers are the same on every machine.
 */
export function naturalCompare(a: string, b: string): number {
  const [x, y] = [wholeNumber(a), wholeNumber(b)];
  if (x !== y) return x < y ? -1 : 1;
  const [p, q] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let i = 0; i < Math.min(p.length, q.length); i++) {
    if (p[i] === q[i]) continue;
    // Odd parts are the digits, by the way `split` keeps what it captured.
    if (i % 2 === 1 && Number(p[i]) !== Number(q[i])) return Number(p[i]) - Number(q[i]);
    return p[i] < q[i] ? -1 : 1;
  }
  return p.length - q.length;
}

/** The value of a name that is a number; words count as infinite, to come last. */
function wholeNumber(name: string): number {
  const value = name.trim() === "" ? NaN : Number(name);
  return Number.isFinite(value) ? value : Infinity;
}
