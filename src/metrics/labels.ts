/** Whether class-conditional samples show the classes asked for; plain numbers. */
import { klDivergence } from "../math/statistics.ts";

/** Share of samples whose class, as a classifier sees it, is the one asked for, 0 … 1. Both `[n]`. */
export function classAgreement(asked: ArrayLike<number>, seen: ArrayLike<number>): number {
  let same = 0;
  for (let i = 0; i < asked.length; i++) if (asked[i] === seen[i]) same++;
  return same / asked.length;
}

/** How the classes `[n]` are shared out, `[classes]`. */
export function classShares(labels: ArrayLike<number>, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (let i = 0; i < labels.length; i++) shares[labels[i]] += 1 / labels.length;
  return shares;
}

/** KL(shares of the classes seen ‖ wanted shares `[classes]`, all equal by default), nats; 0 where they are the same. */
export function classKl(seen: ArrayLike<number>, classes: number, wanted?: ArrayLike<number>): number {
  return klDivergence(classShares(seen, classes), wanted ?? new Float64Array(classes).fill(1 / classes));
}
