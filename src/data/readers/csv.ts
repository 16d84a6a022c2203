/** Tables of numbers with a label column, from CSV. */

import { csvRows, cellLine, decodeText, detectDelimiter, type CsvRow } from "./csv-rows.ts";
import { isNotFinite, isNumber, readHeader } from "./csv-header.ts";
import { dataError, excerpt } from "./errors.ts";
import type { RawFile } from "./files.ts";
import { unpackGzip } from "./gzip.ts";
import { LIMITS } from "./limits.ts";
import { note, type Note } from "./notes.ts";

/** A CSV file as numbers. */
export interface CsvTable {
  readonly name: string;
  readonly n: number;
  /** Features per row. */
  readonly d: number;
  /** The rows, each `[d]`, as they stand in the file. */
  readonly rows: readonly Float64Array[];
  /** The label of each row, `[n]`, trimmed; numbers in their shortest form (`1.0` is `1`). */
  readonly labels: readonly string[];
  /** Names of the features, `[d]`, when the file has a header. */
  readonly featureNames?: readonly string[];
  /** Column of the label in the file, from 0. */
  readonly labelColumn: number;
  /** Whether the first column only numbered the rows and was left out. */
  readonly droppedIndex: boolean;
  readonly notes: readonly Note[];
}

/**
 * Read a CSV file: delimiter `,` `;` or tab, quoting of RFC 4180, header or none, any line ends, plain or gzip.
 * Features must be finite numbers; labels may be numbers or words. `like` is the training table when this file
 * holds the test examples: then its use of the columns is followed.
 * @throws DataError with line and column (both from 1) of the first thing that is wrong
 */
export function readCsv(given: RawFile, like?: CsvTable): CsvTable {
  const file = unpackGzip(given);
  const { name } = file;
  const text = decodeText(file);
  const source = csvRows(text, detectDelimiter(text), name);
  const first = source.next().value as CsvRow | undefined;
  if (!first) throw dataError("csv-no-rows", name, undefined, {});
  const width = first.cells.length;
  if (width < 2) throw dataError("csv-one-column", name, { line: first.line }, {});
  const second = source.next().value as CsvRow | undefined;
  const { names, label } = readHeader(first.cells, second?.cells);
  const isLike = !names && like && width === like.d + 1 + Number(like.droppedIndex);
  let labelColumn = isLike ? like.labelColumn : label;

  const rows: Float64Array[] = [];
  const labels: string[] = [];
  const interned = new Map<string, string>();
  const add = (row: CsvRow) => {
    const { line, cells } = row;
    if (cells.length !== width) throw dataError("csv-ragged", name, { line }, { expected: width, found: cells.length });
    if (rows.length === LIMITS.examples)
      throw dataError("csv-too-many-rows", name, { line }, { limit: LIMITS.examples });
    if (rows.length * width > LIMITS.cells) throw dataError("csv-too-large", name, { line }, { limit: LIMITS.cells });
    const values = new Float64Array(width - 1);
    for (let j = 0, k = 0; j < width; j++) if (j !== labelColumn) values[k++] = numberAt(name, row, j);
    rows.push(values);
    const text = labelAt(name, row, labelColumn);
    // A slice of a long text keeps the whole text alive; one copy per class does not.
    if (!interned.has(text)) interned.set(text, text);
    labels.push(interned.get(text)!);
  };
  if (!names) add(first);
  if (second) add(second);
  for (const row of source) add(row);
  if (rows.length === 0) throw dataError("csv-no-rows", name, undefined, {});

  const notes: Note[] = [];
  if (!names && !like && isLabelFirst(rows, interned)) {
    rotate(rows, labels);
    labelColumn = 0;
    notes.push(note("label-first", {}));
  } else {
    notes.push(
      note("label-column", {
        column: labelColumn + 1,
        name: names ? excerpt(names[labelColumn]) : labelColumn + 1,
      }),
    );
  }
  const classes = new Set(labels).size;
  if (!like && classes > LIMITS.classes) {
    throw dataError(
      "csv-too-many-classes",
      name,
      { column: labelColumn + 1 },
      { limit: LIMITS.classes, found: classes },
    );
  }

  let featureNames = names?.filter((_, j) => j !== labelColumn);
  let table = rows;
  const droppedIndex = like ? like.droppedIndex && rows[0].length === like.d + 1 : isIndex(rows, featureNames?.[0]);
  if (droppedIndex && rows[0].length > 1) {
    table = rows.map((row) => row.subarray(1));
    notes.push(note("index-column", { name: featureNames?.[0] || 1 }));
    featureNames = featureNames?.slice(1);
  }
  const d = table[0].length;
  if (like && d !== like.d)
    throw dataError("csv-columns", name, undefined, {
      expected: like.d,
      train: like.name,
      found: d,
    });
  if (like?.featureNames && featureNames) table = reorder(table, featureNames, like.featureNames);
  return {
    name,
    n: rows.length,
    d,
    rows: table,
    labels,
    featureNames,
    labelColumn,
    droppedIndex,
    notes,
  };
}

/** The cell `j` (from 0) of a row as a number. @throws DataError `csv-cell-…` with line and column */
export function numberAt(file: string, row: CsvRow, j: number): number {
  const cell = row.cells[j].trim();
  const value = isNumber(cell) ? Number(cell) : NaN;
  if (Math.abs(value) <= LIMITS.magnitude) return value;
  const at = { line: cellLine(row, j), column: j + 1 };
  const found = excerpt(cell);
  if (cell === "") throw dataError("csv-cell-missing", file, at, {});
  if (isNumber(cell)) throw dataError("csv-cell-too-large", file, at, { limit: LIMITS.magnitude, found });
  if (isNotFinite(cell)) throw dataError("csv-cell-not-finite", file, at, { found });
  if (/^[+-]?\d+,\d+$/.test(cell)) throw dataError("csv-cell-decimal-comma", file, at, { found });
  throw dataError("csv-cell-not-number", file, at, { found });
}

function labelAt(file: string, row: CsvRow, j: number): string {
  const cell = row.cells[j].trim();
  if (isNumber(cell)) return String(Number(cell) + 0);
  if (cell === "") throw dataError("csv-label-missing", file, { line: cellLine(row, j), column: j + 1 }, {});
  if (/^[+-]?(nan|inf|infinity)$/i.test(cell)) {
    throw dataError("csv-cell-not-finite", file, { line: cellLine(row, j), column: j + 1 }, { found: cell });
  }
  return cell;
}

/** MNIST as CSV often has no header and the label first; its last pixel is then always 0. */
function isLabelFirst(rows: readonly Float64Array[], lastLabels: ReadonlyMap<string, string>): boolean {
  if (lastLabels.size !== 1 || !isNumber([...lastLabels.keys()][0])) return false;
  const firsts = new Set(rows.map((row) => row[0]));
  return firsts.size >= 2 && firsts.size <= LIMITS.classes && [...firsts].every(Number.isInteger);
}

/** Make the first column the label, and the numeric label the last feature. */
function rotate(rows: readonly Float64Array[], labels: string[]): void {
  rows.forEach((row, i) => {
    const label = String(row[0]);
    row.copyWithin(0, 1);
    row[row.length - 1] = Number(labels[i]);
    labels[i] = label;
  });
}

/** Row numbers as pandas and Kaggle write them: a first column without a real name that counts up by one. */
function isIndex(rows: readonly Float64Array[], name: string | undefined): boolean {
  if (name === undefined || !/^(|unnamed: 0|id|index)$/i.test(name) || rows.length < 3) return false;
  return rows.every((row, i) => row[0] === rows[0][0] + i);
}

/** Put the columns in the order of `wanted`, when both have the same names. */
function reorder(rows: Float64Array[], names: readonly string[], wanted: readonly string[]): Float64Array[] {
  const order = wanted.map((name) => names.indexOf(name));
  const isSameSet = new Set(order).size === names.length && !order.includes(-1);
  if (!isSameSet || order.every((from, to) => from === to)) return rows;
  return rows.map((row) => Float64Array.from(order, (j) => row[j]));
}
