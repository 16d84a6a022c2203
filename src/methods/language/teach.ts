/** Supervised training on texts, whoever wrote them: the prompt is read, only the text is learned. */
import { epochBatches } from "../../data/shuffle.ts";
import { prices, type Rows } from "../../data/tokens/last-digits.ts";
import { sequenceLikelihood } from "../../losses/sequence-likelihood.ts";
import type { Run } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import { evenTargets, inputsOf, pick, tokensIn } from "./batches.ts";
import { report, type Reporter } from "./measuring.ts";

/** Questions and one text for each, `[n, prices]` and `[n, textLength]`. */
export interface Lessons {
  readonly problems: Rows;
  readonly texts: Rows;
}

export const momenta = { beta1: 0.9, beta2: 0.99 } as const;

/** Share of the full learning rate at a step: up over the first eighth (50 steps at most), then evenly down to a tenth. */
export function rateAt(step: number, of: number): number {
  const warmUp = Math.min(50, of / 8);
  return Math.min(1, (step + 1) / warmUp) * (1 - 0.9 * (step / of));
}

/** Somebody who learns from texts. */
export interface Pupil {
  readonly network: Network;
  readonly trainer: Trainer;
  /** The batch of a step. */
  readonly batch: (step: number) => Lessons;
  /** Tokens that it was taught so far. */
  tokens: number;
}

export function pupilOf(scope: Scope, network: Network, lessons: Lessons, o: { batch: number; rng: Rng }): Pupil {
  const rows = epochBatches(o.rng, lessons.problems.length / prices, o.batch);
  return {
    network,
    trainer: scope.trainer(network, momenta),
    batch: (step) => {
      const index = rows(step);
      return { problems: pick(lessons.problems, index), texts: pick(lessons.texts, index) };
    },
    tokens: 0,
  };
}

/** One training step; the caller disposes the loss. */
export function teach(pupil: Pupil, step: number, rate: number): Scalar {
  const lessons = pupil.batch(step);
  pupil.tokens += tokensIn(lessons.texts);
  return tf.tidy(() => {
    const [inputs, targets] = [inputsOf(lessons.problems, lessons.texts), evenTargets(lessons.texts)];
    return pupil.trainer.step(rate, () => sequenceLikelihood(targets, pupil.network.apply(inputs)));
  });
}

export interface Phase {
  readonly phase: string;
  /** Name of the loss among the metrics. */
  readonly loss: string;
  readonly pupil: Pupil;
  readonly steps: number;
  /** Full learning rate; may change on the way. */
  readonly lr: () => number;
  /** Steps that the schedule is made for, `steps` by default: with more, the training is stopped early. */
  readonly planned?: number;
  readonly reporter: Reporter;
}

/** A phase in which one pupil learns. */
export async function* learn({ phase, loss, pupil, steps, lr, planned = steps, reporter }: Phase): Run<Scalar> {
  for (let k = 0; k < steps; k++) {
    const losses = { [loss]: teach(pupil, k, lr() * rateAt(k, planned)) };
    yield* report(reporter, { phase, step: k + 1, of: steps, losses });
  }
}
