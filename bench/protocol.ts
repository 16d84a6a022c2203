/** How time is taken: warm-up, then repeats in which all contestants take turns. */
import type { Training } from "./contestant.ts";

export interface Protocol {
  readonly repeats: number;
  /** Milliseconds of training before anything counts, and the fewest steps. */
  readonly warmUpMs: number;
  readonly warmUpSteps: number;
  /** A block of steps is one measurement: about `targetMs` long, `longestMs` at most unless one step is longer. */
  readonly targetMs: number;
  readonly longestMs: number;
  /** A pause before each block, in which the helpers of the one before fall asleep. */
  readonly pauseMs: number;
}

export const full: Protocol = { repeats: 9, warmUpMs: 600, warmUpSteps: 5, targetMs: 150, longestMs: 400, pauseMs: 15 };
export const quick: Protocol = { repeats: 7, warmUpMs: 150, warmUpSteps: 3, targetMs: 45, longestMs: 400, pauseMs: 5 };

export interface Timed {
  /** Steps of a block. */
  readonly block: number;
  /** Milliseconds per step, one number per repeat. */
  readonly msPerStep: readonly number[];
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Milliseconds of `steps` steps, up to the moment when the last one is done. */
async function block(training: Training, steps: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < steps; i++) {
    const turn = training.step();
    if (turn) await turn;
  }
  await training.sync();
  return performance.now() - start;
}

/** Trains for a while; returns how many steps make a block. */
async function warmUp(training: Training, p: Protocol): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < p.warmUpSteps; i++) await block(training, 1);
  for (let steps = 1; ;) {
    const ms = await block(training, steps);
    const enough = performance.now() - start >= p.warmUpMs;
    const wanted = Math.max(1, Math.min(Math.round((steps * p.targetMs) / ms), Math.floor((steps * p.longestMs) / ms)));
    if (enough && ms >= p.targetMs / 2) return wanted;
    steps = Math.max(1, Math.min(wanted, 2 * steps));
    if (enough && wanted <= steps) return wanted;
  }
}

/** Times all trainings side by side; the results are in their order. */
export async function measure(trainings: readonly Training[], p: Protocol): Promise<Timed[]> {
  const blocks: number[] = [];
  for (const training of trainings) blocks.push(await warmUp(training, p));
  const times = trainings.map((): number[] => []);
  for (let r = 0; r < p.repeats; r++) {
    for (const [i, training] of trainings.entries()) {
      await sleep(p.pauseMs);
      times[i].push((await block(training, blocks[i])) / blocks[i]);
    }
  }
  return times.map((msPerStep, i) => ({ block: blocks[i], msPerStep }));
}
