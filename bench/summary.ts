/** From times to what is reported: medians, and ratios that are medians of the ratios within one repeat. */
import type { CaseResult, LaneResult } from "./run-case.ts";

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface Ratio extends Spread {
  readonly name: string;
  readonly students: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1)! };
}

/** Times of `a` over times of `b`, repeat by repeat. */
const ratio = (a: LaneResult, b: LaneResult): Spread => spread(a.msPerStep.map((ms, r) => ms / b.msPerStep[r]));

const pairs = [
  ["stock", "ours"],
  ["jax", "ours"],
  ["ours", "bound"],
] as const;

export function ratiosOf({ lanes }: CaseResult): Ratio[] {
  const sizes = [...new Set(lanes.map(({ students }) => students))];
  const find = (name: string, students: number) => lanes.find((l) => l.contestant === name && l.students === students);
  const between = sizes.flatMap((students) =>
    pairs.flatMap(([a, b]) => {
      const [first, second] = [find(a, students), find(b, students)];
      return first && second ? [{ name: `${a}/${b}`, students, ...ratio(first, second) }] : [];
    }),
  );
  // A group beside one student alone, for each contestant.
  const growth = lanes
    .filter(({ students }) => students > 1)
    .flatMap((lane) => {
      const one = find(lane.contestant, 1);
      return one
        ? [{ name: `${lane.contestant} ${lane.students}/1`, students: lane.students, ...ratio(lane, one) }]
        : [];
    });
  return [...between, ...growth];
}

/** The value that the given share of values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
