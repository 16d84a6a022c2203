/** Nothing is timed that does not compute the same: first steps from the same weights must give the same losses. */
import type { Training } from "./contestant.ts";

const STEPS = 5;
const TOLERANCE = 1e-3;
/** Without a visible change of the loss the optimizers would not be compared. */
const SMALLEST_CHANGE = 0.005;

/** The losses of the first steps. */
export async function firstLosses(training: Training): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    training.step();
    losses.push(await training.loss());
  }
  return losses;
}

/** What is wrong with a contestant's losses beside the reference's, or null. */
export function disagreement(losses: readonly number[], reference: readonly number[]): string | null {
  for (const [i, loss] of losses.entries()) {
    const error = Math.abs(loss - reference[i]) / Math.abs(reference[i]);
    if (error > TOLERANCE) return `loss ${loss} at step ${i + 1} where it should be ${reference[i]}`;
  }
  if (!losses.every((loss) => Number.isFinite(loss) && loss > 0)) return `these are no losses: ${losses.join(", ")}`;
  const change = Math.abs(reference.at(-1)! - reference[0]) / Math.abs(reference[0]);
  return change < SMALLEST_CHANGE ? `the loss hardly moves (${reference.join(", ")}), so nothing is shown` : null;
}
