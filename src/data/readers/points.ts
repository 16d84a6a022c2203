/** People's own points of the plane, from a file or from text pasted in. */
import { csvRows, decodeText, detectDelimiter, type CsvRow } from "./csv-rows.ts";
import { isNotFinite, isNumber } from "./csv-header.ts";
import { numberAt } from "./csv.ts";
import { dataError } from "./errors.ts";
import type { RawFile } from "./files.ts";
import { unpackGzip } from "./gzip.ts";
import { LIMITS } from "./limits.ts";

/** The points of a CSV or text file (UTF-8 or UTF-16, plain or gzip), as `readPoints` reads them. */
export function readPointsFile(given: RawFile): Float32Array {
  const file = unpackGzip(given);
  return readPoints(file.name, decodeText(file));
}

/**
 * Points `[n, 2]`, 3 different ones to 20 000, from lines of x and y separated by a comma, a semicolon, a tab or
 * spaces; a first line of two names is skipped. `name` stands for the text in messages.
 * @throws DataError with the line (from 1) of the first thing that is wrong
 */
export function readPoints(name: string, text: string): Float32Array {
  const values: number[] = [];
  const different = new Set<string>();
  let isFirst = true;
  for (const given of csvRows(text, detectDelimiter(text), name)) {
    const row = bySpaces(given);
    const { cells, line } = row;
    if (cells.length !== 2) throw dataError("points-two", name, { line }, { found: cells.length });
    const isHeader = isFirst && cells.every((cell) => !isNumber(cell) && !isNotFinite(cell));
    isFirst = false;
    if (isHeader) continue;
    if (values.length === 2 * LIMITS.points)
      throw dataError("csv-too-many-rows", name, { line }, { limit: LIMITS.points });
    values.push(numberAt(name, row, 0), numberAt(name, row, 1));
    different.add(values.slice(-2).map(Math.fround).join());
  }
  if (different.size < 3) throw dataError("points-too-few", name, undefined, { expected: 3, found: different.size });
  return Float32Array.from(values);
}

/** Two numbers with only spaces between them are one cell of a table. */
function bySpaces({ cells, line }: CsvRow): CsvRow {
  const trimmed = cells.map((cell) => cell.trim());
  return { cells: trimmed.length === 1 ? trimmed[0].split(/\s+/) : trimmed, line };
}
