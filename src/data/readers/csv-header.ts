/** Which row is the header of a CSV file, and which column the label. */

/** Names that mark the label column, in any case; of several, the first in this list. */
const LABEL_NAMES = ["label", "labels", "标签", "类别", "class", "target", "y"];

/** How the columns of a table are used; column numbers count from 0. */
export interface CsvColumns {
  /** The names, when the first row is a header. */
  names?: readonly string[];
  label: number;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ABSENT_OR_INFINITE = /^(|[+-]?(nan|na|n\/a|null|none|inf|infinity)|[+-]?1\.#\w+)$/i;

/** Whether a trimmed cell is a finite decimal number. */
export function isNumber(cell: string): boolean {
  return NUMBER.test(cell);
}

/** Whether a trimmed cell says NaN, infinity or nothing: a bad number rather than a name. */
export function isNotFinite(cell: string): boolean {
  return ABSENT_OR_INFINITE.test(cell);
}

/**
 * The columns of a table, from its first one or two rows.
 * The label is the column with a label's name, otherwise the last one. The first row is a header when a feature
 * cell of it is a name; or, for tables whose features are named by numbers (`label,0,1,2`), when the label cell
 * of it can only be a name.
 */
export function readHeader(first: readonly string[], second: readonly string[] | undefined): CsvColumns {
  const cells = first.map((cell) => cell.trim());
  const named = findLabel(cells.map((cell) => cell.toLowerCase()));
  const last = cells.length - 1;
  const label = named >= 0 ? named : last;
  const isName = (cell: string) => !isNumber(cell) && !isNotFinite(cell);
  if (cells.some((cell, j) => j !== label && isName(cell))) return { names: cells, label };
  if (named >= 0) {
    const below = second?.[named]?.trim() ?? "";
    // “y” may be a class of a table without header (y and n); a longer label name hardly is.
    if (cells[named].length > 1 || isNumber(below)) return { names: cells, label };
  }
  return { label: last };
}

function findLabel(names: readonly string[]): number {
  for (const name of LABEL_NAMES) {
    const at = names.indexOf(name);
    // Beside a column x, y is a coordinate.
    if (at >= 0 && !(name === "y" && names.includes("x"))) return at;
  }
  return -1;
}
