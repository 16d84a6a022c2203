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
    await training.step();
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

/** Steps of a diffusion model, whose examples and noise are drawn: its losses can only be alike on average. */
const LEARNING_STEPS = 60;
const LEARNING_TOLERANCE = 0.1;

/** Mean losses at the beginning and at the end of the first steps. */
export async function learningLosses(training: Training): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < LEARNING_STEPS; i++) {
    await training.step();
    losses.push(await training.loss());
  }
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return [mean(losses.slice(0, 5)), mean(losses.slice(-30))];
}

/** What is wrong with how a diffusion model learns, or null. @param reference those of one that has the same lessons */
export function slackness([start, end]: readonly number[], reference: readonly number[] | null): string | null {
  if (!(end < 0.95 * start)) return `it does not learn: loss ${start} at first, ${end} at the end`;
  const error = reference ? Math.abs(end - reference[1]) / reference[1] : 0;
  return error > LEARNING_TOLERANCE ? `loss ${end} where it should be ${reference![1]}` : null;
}
