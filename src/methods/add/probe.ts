/**
 * Which discriminators can tell real from generated where both are noisy: judges on features of clean examples, and
 * judges on those of a diffusion network that knows the noise level.
 */
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { noisedRows } from "../../diffusion/rows.ts";
import type { RunEvent } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { hingeDiscriminator } from "../../losses/adversarial.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import { taken } from "../generative/generator.ts";
import { isDue } from "../generative/measuring.ts";
import { rowsAt } from "../generative/one-step.ts";
import { headsOn, type Features, type Heads } from "./heads.ts";

/** Noise levels σ/α, and what a metric is called there. */
const levels = [
  { name: "0", sigma: 0 },
  { name: "1", sigma: 0.1 },
  { name: "3", sigma: 0.3 },
  { name: "10", sigma: 1 },
].map(({ name, sigma }) => ({ name, angle: angleOf({ alpha: 1, sigma }) }));

/** Steps of a judge's training, its step size, and examples per step. */
const [steps, rate, batch] = [600, 2e-3, 256];
/** Examples of either kind that an accuracy is measured on. */
const judged = 2000;

/** n examples, real or generated, and their classes, `[n, d]`; within a tidy. */
export type Draw = (now: Rng, n: number) => { readonly x: Tensor; readonly labels?: ArrayLike<number> | undefined };

export interface Probe {
  readonly scope: Scope;
  readonly rng: Rng;
  readonly classes: number;
  readonly real: Draw;
  readonly generated: Draw;
  /** By the beginning of the metrics' names. */
  readonly judges: Readonly<Record<string, Features>>;
  readonly onStep: (step: number) => void;
}

/** Trains the judges on a generator that stands still, and measures their accuracy at every level. */
export async function* probe({
  scope,
  rng,
  classes,
  real,
  generated,
  judges,
  onStep,
}: Probe): AsyncGenerator<RunEvent<Scalar>> {
  // prettier-ignore
  const trained = Object.entries(judges).map(([name, features]) => {
    const heads = headsOn(features, classes, scope, rng.fold(name));
    return { name, heads, trainer: scope.trainer(heads.network) };
  });
  const see = (heads: Heads, draw: Draw, now: Rng, angles: readonly Angle[]) => {
    const { x, labels } = draw(now, angles.length);
    return heads.see(noisedRows(x, normalNoise(now.fold("noise"), x.shape), angles), angles, labels);
  };
  for (let k = 0; k < steps; k++) {
    const now = rng.fold("step", k);
    const angles = Array.from(now.fold("levels").integers(batch, levels.length), (i) => levels[i].angle);
    for (const { heads, trainer } of trained)
      tf.tidy(() => {
        const [truth, made] = [real, generated].map((draw, i) => see(heads, draw, now.fold(i), angles));
        trainer.step(rate * (1 - k / steps), () => hingeDiscriminator(heads.logits(truth), heads.logits(made)));
      });
    onStep(k + 1);
    yield { type: "step", phase: "probe", step: k + 1, of: steps, losses: {} };
    if (isDue(k + 1, steps))
      yield { type: "measured", phase: "probe", step: k + 1, metrics: await accuracies(rng.fold("judged")) };
  }
  for (const { trainer } of trained) scope.release(trainer);

  /** Share of examples, half of them real, that the sum of the heads' logits puts on the right side of 0. */
  async function accuracies(now: Rng) {
    const measured: Record<string, number> = {};
    for (const { name, heads } of trained)
      for (const level of levels) {
        const angles = rowsAt(level.angle, judged);
        const right = tf.tidy(() => {
          const [truth, made] = [real, generated].map((draw, i) =>
            tf.sum(heads.logits(see(heads, draw, now.fold(i), angles)), 0),
          );
          return tf.add(tf.mean(tf.step(truth)), tf.mean(tf.step(tf.neg(made))));
        });
        measured[`${name}Accuracy${level.name}`] = (await taken(right))[0] / 2;
      }
    return measured;
  }
}
