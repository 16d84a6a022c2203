/** Modes placed by people, and the text that carries them in a link. */
import { dataError, excerpt } from "../readers/errors.ts";
import { isNumber } from "../readers/csv-header.ts";
import { LIMITS } from "../readers/limits.ts";

/** One Gaussian of a mixture. */
export interface Mode {
  /** Positive; weights need not sum to one. */
  readonly weight: number;
  readonly mean: readonly [number, number];
  /** Standard deviation, the same in both directions. */
  readonly sd: number;
}

const RANGES = {
  x: [-1000, 1000],
  y: [-1000, 1000],
  sd: [0.001, 1000],
  weight: [0.001, 1000],
} as const;

/** To five significant digits; -0 becomes 0. */
const round = (v: number): number => Number(v.toPrecision(5)) + 0;

/** The number if it is one within the range of `field`. `mode` counts from 1. @throws DataError `mode-number` */
export function checkModeNumber(given: number | string, field: keyof typeof RANGES, mode: number): number {
  const [low, high] = RANGES[field];
  if (typeof given === "number" && given >= low && given <= high) return given;
  throw dataError("mode-number", "", undefined, { mode, field, low, high, found: excerpt(String(given)) });
}

/** @throws DataError `modes-none`, `modes-too-many` */
export function checkModeCount(found: number): void {
  if (found === 0) throw dataError("modes-none", "", undefined, {});
  if (found > LIMITS.modes) throw dataError("modes-too-many", "", undefined, { limit: LIMITS.modes, found });
}

/**
 * The modes as `x_y_sd~x_y_sd_weight~…`, rounded to five digits; a weight of 1 is left out. `_` and `~` are the
 * separators because a link's query keeps them as they are (encodeURIComponent).
 * @throws DataError for no modes, more than `LIMITS.modes`, or a number out of range
 */
export function encodeModes(modes: readonly Mode[]): string {
  checkModeCount(modes.length);
  const encode = ({ mean, sd, weight }: Mode, i: number) => {
    const fields = { x: mean[0], y: mean[1], sd, weight };
    const numbers = (["x", "y", "sd", "weight"] as const).map((field) => checkModeNumber(fields[field], field, i + 1));
    const texts = numbers.map((v) => String(round(v)));
    return (texts[3] === "1" ? texts.slice(0, 3) : texts).join("_");
  };
  return modes.map(encode).join("~");
}

/**
 * The modes of such a text, rounded to five digits. What people write by hand is read too: commas and semicolons
 * or line ends, `x, y, sd, weight; …`.
 * @throws DataError naming the mode and what was expected; nothing else, for any string
 */
export function decodeModes(text: string): Mode[] {
  const parts = text.split(/[~;\n]/).filter((part) => part.trim() !== "");
  checkModeCount(parts.length);
  return parts.map((part, i) => {
    const cells = part.split(/[_,]/).map((cell) => cell.trim());
    if (cells.length < 3 || cells.length > 4) {
      throw dataError("mode-parts", "", undefined, { mode: i + 1, found: excerpt(part) });
    }
    const at = (j: number, field: keyof typeof RANGES) => {
      const number = isNumber(cells[j]) ? round(Number(cells[j])) : cells[j];
      return checkModeNumber(number, field, i + 1);
    };
    return { mean: [at(0, "x"), at(1, "y")], sd: at(2, "sd"), weight: cells.length > 3 ? at(3, "weight") : 1 };
  });
}
