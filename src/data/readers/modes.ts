/** A mixture of people's own, from JSON. */
import { checkModeCount, checkModeNumber, type Mode } from "../targets/modes.ts";
import { decodeText } from "./csv-rows.ts";
import { dataError, excerpt } from "./errors.ts";
import type { RawFile } from "./files.ts";
import { unpackGzip } from "./gzip.ts";

/**
 * Modes from a JSON file `[{ "weight": 1, "mean": [x, y], "sd": 0.1 }, …]`; weight may be left out and is then 1.
 * @throws DataError naming the entry (from 1) and what was expected of it
 */
export function readModesFile(given: RawFile): Mode[] {
  const file = unpackGzip(given);
  return readModes(file.name, decodeText(file));
}

/** The same from text; `name` stands for it in messages. */
export function readModes(name: string, text: string): Mode[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw dataError("modes-json", name, undefined, { found: excerpt(text) });
  }
  if (!Array.isArray(parsed)) throw dataError("modes-json", name, undefined, { found: excerpt(text) });
  checkModeCount(parsed.length);
  return parsed.map((entry: unknown, i) => {
    const { mean, sd, weight = 1 } = (entry ?? {}) as { [key in keyof Mode]?: unknown };
    if (!Array.isArray(mean) || mean.length !== 2 || sd === undefined) {
      throw dataError("mode-entry", name, undefined, { mode: i + 1, found: excerpt(outline(entry)) });
    }
    const number = (given: unknown, field: "x" | "y" | "sd" | "weight") =>
      checkModeNumber(typeof given === "number" ? given : outline(given), field, i + 1);
    return {
      mean: [number(mean[0], "x"), number(mean[1], "y")],
      sd: number(sd, "sd"),
      weight: number(weight, "weight"),
    };
  });
}

/** A JSON value in a few words: that of an object is the names in it. */
function outline(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) ? `[${value.length}]` : `{ ${Object.keys(value).join(", ")} }`;
}
