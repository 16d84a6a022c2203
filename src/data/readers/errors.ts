/** What went wrong with a file of the user's, said so that it can be found and translated. */

import { errorsEn } from "./messages.en.ts";

/** Every way in which reading can fail; stable, used as a translation key. */
export type DataErrorCode = keyof typeof errorsEn;

/** Where in a file: byte offsets count from 0, lines and columns (cells) from 1. */
export interface FilePosition {
  byte?: number;
  line?: number;
  column?: number;
}

/** The names in braces of a sentence. */
export type Placeholders<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? P | Placeholders<Rest>
  : never;

type OwnPlaceholders = "file" | "byte" | "line" | "column";

/** The values that the sentence of code `C` needs, beyond the file and the position. */
export type ErrorValues<C extends DataErrorCode> = {
  [P in Exclude<Placeholders<(typeof errorsEn)[C]>, OwnPlaceholders>]: string | number;
};

/** Fill the `{placeholders}` of a sentence; a name without a value stays as it is. */
export function fillMessage(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/**
 * The only error that the readers throw on bad input.
 * `message` is English; the page says `code`, `file`, `at` and `values` in its own language.
 */
export class DataError extends Error {
  readonly code: DataErrorCode;
  readonly file: string;
  readonly at?: FilePosition;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(
    code: DataErrorCode,
    file: string,
    at: FilePosition | undefined,
    values: Record<string, string | number>,
  ) {
    super(fillMessage(errorsEn[code], { ...values, file, ...at }));
    this.name = "DataError";
    this.code = code;
    this.file = file;
    this.at = at;
    this.values = values;
  }
}

/** A `DataError` whose values are checked against its sentence by the compiler. */
export function dataError<C extends DataErrorCode>(
  code: C,
  file: string,
  at: FilePosition | undefined,
  values: ErrorValues<C>,
): DataError {
  return new DataError(code, file, at, values);
}

/** The error as a sentence from a table of another language. */
export function describeError(error: DataError, table: Readonly<Record<DataErrorCode, string>> = errorsEn): string {
  return fillMessage(table[error.code], { ...error.values, file: error.file, ...error.at });
}

/** Foreign text for use in a message: one line, at most 40 characters. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** The first bytes of a file as hexadecimal, for a message: `1f 8b 08 00`. */
export function hexBytes(bytes: Uint8Array, count = 4): string {
  return Array.from(bytes.subarray(0, count), (b) => b.toString(16).padStart(2, "0")).join(" ");
}

/** An unsigned 32-bit number as `0x00000803`. */
export function hex32(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, "0")}`;
}
