/** CSV as text and as rows of cells: encodings, delimiters and quotation marks (RFC 4180), no meaning yet. */

import { strFromU8 } from "fflate";
import { dataError, excerpt } from "./errors.ts";
import type { RawFile } from "./files.ts";
import { LIMITS } from "./limits.ts";

/** One record. `line` is where it begins, counted from 1; a quoted cell may run over several lines. */
export interface CsvRow {
  cells: string[];
  line: number;
}

const LINE_BREAK = /\r\n|\n|\r/g;
const [QUOTE, CR, LF] = [0x22, 0x0d, 0x0a];

/** Semicolon and tab win ties, because decimal commas make the comma look just as regular. */
const DELIMITERS = [";", "\t", ","];

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

/** The line on which the cell `column` (from 0) of a row begins. */
export function cellLine(row: CsvRow, column: number): number {
  return row.cells.slice(0, column).reduce((line, cell) => line + lineBreaks(cell), row.line);
}

/**
 * The text of a file: UTF-8, or UTF-16 when a byte order mark says so; the mark is removed.
 * @throws DataError `file-too-large`, `csv-encoding`
 */
export function decodeText({ name, bytes }: RawFile): string {
  if (bytes.length > LIMITS.csvBytes) {
    throw dataError("file-too-large", name, undefined, {
      found: bytes.length,
      limit: LIMITS.csvBytes,
    });
  }
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isLittle || (bytes[0] === 0xfe && bytes[1] === 0xff)) return decodeUtf16(bytes, isLittle);
  let text: string;
  try {
    text = strFromU8(bytes);
  } catch {
    throw dataError("csv-encoding", name, { line: 1 }, {});
  }
  const bad = text.indexOf("\ufffd");
  if (bad >= 0) throw dataError("csv-encoding", name, { line: 1 + lineBreaks(text.slice(0, bad)) }, {});
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeUtf16(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 8192) {
    const end = Math.min(at + 8192, bytes.length - 1);
    const units: number[] = [];
    for (let k = at; k < end; k += 2) units.push(view.getUint16(k, isLittle));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join("");
}

/**
 * The records of a text; blank lines are skipped.
 * A quotation mark inside an unquoted cell is an ordinary character.
 * @throws DataError `csv-open-quote`, `csv-after-quote`, `csv-too-many-columns`
 */
export function* csvRows(text: string, delimiter: string, file: string): Generator<CsvRow> {
  const delim = delimiter.charCodeAt(0);
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row: CsvRow = { cells: [], line };
    for (;;) {
      if (row.cells.length === LIMITS.columns) {
        throw dataError("csv-too-many-columns", file, { line: row.line }, { limit: LIMITS.columns });
      }
      const place = () => ({ line, column: row.cells.length + 1 });
      let cell = "";
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1;
        for (;;) {
          const close = text.indexOf('"', from);
          if (close < 0) throw dataError("csv-open-quote", file, place(), {});
          cell += text.slice(from, close);
          at = from = close + 1;
          if (text.charCodeAt(from) !== QUOTE) break;
          cell += '"';
          from++;
        }
        const after = at;
        while (at < text.length && !isEnd(text.charCodeAt(at), delim)) at++;
        const rest = text.slice(after, at);
        if (rest.trim() !== "") throw dataError("csv-after-quote", file, place(), { found: excerpt(rest) });
        line += lineBreaks(cell);
      } else {
        const from = at;
        while (at < text.length && !isEnd(text.charCodeAt(at), delim)) at++;
        cell = text.slice(from, at);
      }
      row.cells.push(cell);
      if (at >= text.length) break;
      const end = text.charCodeAt(at++);
      if (end === delim) continue;
      if (end === CR && text.charCodeAt(at) === LF) at++;
      line++;
      break;
    }
    if (row.cells.length > 1 || row.cells[0].trim() !== "") yield row;
  }
}

function isEnd(code: number, delim: number): boolean {
  return code === delim || code === LF || code === CR;
}

/** The delimiter among `,` `;` and tab that cuts the first rows most regularly into the most cells. */
export function detectDelimiter(text: string): string {
  let best = ",";
  let bestScore = 1;
  for (const delimiter of DELIMITERS) {
    const widths: number[] = [];
    try {
      for (const row of csvRows(text, delimiter, "")) {
        if (widths.push(row.cells.length) === 10) break;
      }
    } catch {
      // What cannot be cut with this delimiter is an error only if no other fits better.
    }
    if (widths.length === 0) continue;
    const isRegular = widths.every((width) => width === widths[0]);
    // A ragged table is still best cut by its own delimiter, so that the error names the right line.
    const score = isRegular && widths[0] > 1 ? LIMITS.columns + widths[0] : Math.max(...widths);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
