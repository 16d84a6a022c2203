import { note, type Note } from "../readers/notes.ts";
import type { PlaneTarget } from "./plane.ts";

const short = (value: number) => Number(value.toPrecision(3));

/**
 * What was done to people's own modes or points to make the target: how coordinates were normalised and, for points
 * (`given` of them), the density put through them. Numbers to three digits, in the coordinates given.
 */
export function targetNotes({ mixture, normalised }: PlaneTarget, given?: number): Note[] {
  const { offset, scale } = normalised;
  const moved = note("plane-normalised", { x: short(offset[0]), y: short(offset[1]), scale: short(scale) });
  if (given === undefined) return [moved];
  const sd = short(mixture.sds[0] * scale);
  return [note("points-density", { kept: mixture.weights.length, given, sd }), moved];
}
