/** A phase of training in which a network answers lessons; what is looked at and kept is the average of its weights. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Lesson } from "../../diffusion/denoising.ts";
import type { Observable, Run } from "../../lab/run.ts";
import { updateEma } from "../../nn/ema.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import { isDue } from "./measuring.ts";

export interface Phase {
  readonly scope: Scope;
  readonly phase: string;
  /** Starts from these weights and ends as their average over the training. */
  readonly average: Denoiser;
  /** Live parameters. */
  readonly p: { readonly iterations: number; readonly lr: number; readonly ema: number };
  /** Name of the loss among the metrics, "loss" by default. */
  readonly loss?: string;
  /** What is shown in step k and the answer to it; called within a tidy. */
  readonly lesson: (k: number) => Lesson;
  readonly observable: Observable;
  readonly onStep: (step: number) => void;
}

/** Full rate for two fifths of the phase, then down to nothing. */
export const decay = (progress: number): number => Math.min(1, (1 - progress) / 0.6);

export async function* learn({ scope, phase, average, p, lesson, observable, onStep, ...o }: Phase): Run<Scalar> {
  const name = o.loss ?? "loss";
  const network = scope.own(await average.network.clone());
  const trainer = scope.trainer(network);
  for (let k = 0; k < p.iterations; k++) {
    const loss = tf.tidy(() => {
      const { input, answer } = lesson(k);
      return trainer.step(p.lr * decay(k / p.iterations), () => squaredError(answer, network.apply(input)));
    });
    // Early on the average would remember the start for too long.
    updateEma(average.network, network, Math.min(p.ema, (1 + k) / (10 + k)));
    onStep(k + 1);
    yield { type: "step", phase, step: k + 1, of: p.iterations, losses: { [name]: loss } };
    if (isDue(k + 1, p.iterations)) {
      yield { type: "measured", phase, step: k + 1, metrics: await observable.measure() };
    }
  }
  for (const thing of [trainer, network]) scope.release(thing);
}
