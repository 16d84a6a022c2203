/** Files for the readers' tests, made in memory, and what they expect of errors. */

import { DataError, type DataErrorCode, type FilePosition } from "./errors.ts";
import type { RawFile } from "./files.ts";
import { errorsEn } from "./messages.en.ts";

/** A text file. */
export function textFile(name: string, text: string): RawFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** An IDX file of images `[n, height, width]`, or of labels `[n]` with one dimension. */
export function idxFile(name: string, dims: number[], body: ArrayLike<number>): RawFile {
  const bytes = new Uint8Array(4 + 4 * dims.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x800 + dims.length);
  dims.forEach((side, i) => view.setUint32(4 + 4 * i, side));
  bytes.set(Uint8Array.from(body), 4 + 4 * dims.length);
  return { name, bytes };
}

/** `n` images of 4 × 4 with a stroke in column `label`, and their labels 0, 1, 2, 0, … */
export function strokes(n: number, prefix = ""): { images: RawFile; labels: RawFile } {
  const labels = Array.from({ length: n }, (_, i) => i % 3);
  const pixels = labels.flatMap((k) => Array.from({ length: 16 }, (_, j) => (j % 4 === k ? 255 : 0)));
  return {
    images: idxFile(`${prefix}images-idx3-ubyte`, [n, 4, 4], pixels),
    labels: idxFile(`${prefix}labels-idx1-ubyte`, [n], labels),
  };
}

/** Run, and demand a `DataError` of this code (and place), with a complete message; returns it. */
export function expectDataError(run: () => unknown, code: DataErrorCode, at?: FilePosition): DataError {
  const error = dataErrorOf(run);
  if (!error) throw new Error(`expected ${code}, nothing was thrown`);
  if (error.code !== code) throw new Error(`expected ${code}, found ${error.code}: ${error.message}`);
  if (at && JSON.stringify(error.at) !== JSON.stringify(at)) {
    throw new Error(`expected ${JSON.stringify(at)}, found ${JSON.stringify(error.at)}: ${error.message}`);
  }
  return error;
}

/** Run, and return the `DataError` thrown, if any; other errors, and incomplete messages, are thrown on. */
export function dataErrorOf(run: () => unknown): DataError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof DataError && isComplete(error)) return error;
    throw error;
  }
}

/** Whether every name in braces of the sentence has a value; the values themselves may hold braces. */
function isComplete({ code, file, at, values }: DataError): boolean {
  const given = { file, ...at, ...values };
  return [...errorsEn[code].matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(given, name));
}
