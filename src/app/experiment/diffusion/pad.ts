/** Placing modes by hand: what a press hits, and what a change makes of them. Coordinates are the person's own. */
import type { Mode } from "../../../data/targets/modes.ts";
import { LIMITS } from "../../../data/readers/limits.ts";

/** What the fields of the list take. */
export const ranges = { x: [-1000, 1000], y: [-1000, 1000], sd: [0.01, 100], weight: [0.01, 100] } as const;
export type ModeField = keyof typeof ranges;

export const mostModes = LIMITS.modes;

const round = (v: number) => Math.round(v * 100) / 100 + 0;
const within = (field: ModeField, v: number) => Math.min(ranges[field][1], Math.max(ranges[field][0], round(v)));

/** Half the side of the square that shows all modes to three standard deviations; whole numbers from 3 on. */
export function padExtent(modes: readonly Mode[]): number {
  return modes.reduce((most, { mean, sd }) => Math.max(most, Math.ceil(Math.max(Math.abs(mean[0]), Math.abs(mean[1])) + 3 * sd)), 3); // prettier-ignore
}

/** The mode at a place: the nearest whose disc of one sd, or of `reach`, holds it; −1 where there is none. */
export function hitMode(modes: readonly Mode[], x: number, y: number, reach: number): number {
  let best = -1;
  let least = Infinity;
  modes.forEach(({ mean, sd }, k) => {
    const distance = Math.hypot(mean[0] - x, mean[1] - y);
    if (distance <= Math.max(sd, reach) && distance < least) [best, least] = [k, distance];
  });
  return best;
}

/** One mode changed in one field, within what is allowed, to hundredths. */
export function withField(modes: readonly Mode[], k: number, field: ModeField, value: number): Mode[] {
  return modes.map((mode, i) => {
    if (i !== k) return mode;
    const v = within(field, value);
    if (field === "x") return { ...mode, mean: [v, mode.mean[1]] };
    if (field === "y") return { ...mode, mean: [mode.mean[0], v] };
    return { ...mode, [field]: v };
  });
}

export const movedTo = (modes: readonly Mode[], k: number, x: number, y: number): Mode[] =>
  withField(withField(modes, k, "x", x), k, "y", y);

/** One more mode there, as wide as the last; the same modes where there is no room for more. */
export function withMode(modes: readonly Mode[], x: number, y: number): Mode[] {
  if (modes.length >= mostModes) return [...modes];
  const added: Mode = { mean: [within("x", x), within("y", y)], sd: modes.at(-1)?.sd ?? 0.2, weight: 1 };
  return [...modes, added];
}

/** Without one; the last stays. */
export const withoutMode = (modes: readonly Mode[], k: number): Mode[] =>
  modes.length > 1 ? modes.filter((_, i) => i !== k) : [...modes];
