/** Drawn digits as a file, for programs elsewhere. */
import { Rng } from "../../math/rng.ts";
import { drawDigits } from "./digits.ts";

/** n digits, none of them ambiguous, as lines of the label and 256 bytes, 0 (paper) … 255 (ink), row by row; no header. */
export function digitsCsv(n: number, seed: number): string {
  const { x, y } = drawDigits(Rng.fromSeed(seed).fold("data"), n, { ambiguity: 0 });
  const size = x.length / n;
  const line = (label: number, i: number) =>
    [label, ...Array.from(x.subarray(i * size, (i + 1) * size), (ink) => Math.round(255 * ink))].join(",");
  return `${Array.from(y, line).join("\n")}\n`;
}
