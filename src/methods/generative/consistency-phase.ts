/** A phase of consistency distillation or training: Song et al. 2023 (arXiv:2303.01469, algorithms 2 and 3). */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { DenoiseRows } from "../../diffusion/rows.ts";
import type { Observable, Run } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { updateEma } from "../../nn/ema.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import { consistencyStep, type ConsistencyStep } from "./consistency-step.ts";
import { isDue } from "./measuring.ts";
import type { Subject } from "./subject.ts";

export interface ConsistencyPhase {
  readonly scope: Scope;
  readonly phase: string;
  /** Name of the loss among the metrics. */
  readonly loss: string;
  /** Starts from these weights and ends as their average over the training. */
  readonly average: Denoiser;
  /** Live parameters. */
  readonly p: ConsistencyStep["p"] & {
    readonly iterations: number;
    readonly lr: number;
    readonly ema: number;
    readonly targetEma: number;
    readonly levels: number;
    readonly growth: number;
  };
  /** Null: consistency training. */
  readonly teacher: DenoiseRows | null;
  readonly subject: Subject;
  readonly observable: Observable;
  readonly rng: Rng;
  readonly onStep: (step: number) => void;
}

export async function* consistencyPhase({
  scope,
  phase,
  average,
  p,
  observable,
  onStep,
  ...o
}: ConsistencyPhase): Run<Scalar> {
  const copy = async (): Promise<Denoiser> => ({ ...average, network: scope.own(await average.network.clone()) });
  const [theta, thetaMinus] = [await copy(), await copy()]; // θ ← φ, θ⁻ ← θ
  const trainer = scope.trainer(theta.network);
  for (let k = 0; k < p.iterations; k++) {
    const progress = k / p.iterations;
    const loss = tf.tidy(() =>
      consistencyStep({
        p,
        theta,
        thetaMinus,
        teacher: o.teacher,
        trainer,
        subject: o.subject,
        levels: grown(p.levels, p.growth, progress),
        rate: p.lr * (1 - progress),
        now: o.rng.fold(k),
      }),
    );
    updateEma(thetaMinus.network, theta.network, p.targetEma); // θ⁻ ← stopgrad(μ θ⁻ + (1 − μ) θ)
    updateEma(average.network, theta.network, Math.min(p.ema, (1 + k) / (10 + k)));
    onStep(k + 1);
    yield { type: "step", phase, step: k + 1, of: p.iterations, losses: { [o.loss]: loss } };
    if (isDue(k + 1, p.iterations)) yield { type: "measured", phase, step: k + 1, metrics: await observable.measure() };
  }
  for (const thing of [trainer, theta.network, thetaMinus.network]) scope.release(thing);
}

/** The number of levels, doubled in even stages until it is `growth` times as large: Song & Dhariwal 2023. */
export const grown = (levels: number, growth: number, progress: number): number =>
  levels * 2 ** Math.floor(progress * (Math.floor(Math.log2(growth)) + 1));
