/** One step of latent consistency distillation: Luo et al. 2023 (arXiv:2310.04378, algorithm 1). */
import { conditions, denoiseRows, guidanceConditions, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { weightOf } from "../../diffusion/weighting.ts";
import { pseudoHuber } from "../../losses/pseudo-huber.ts";
import { weightedSquaredError } from "../../losses/weighted-squared-error.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import type { Subject } from "../generative/subject.ts";

export interface LcmStep {
  readonly p: {
    readonly batch: number;
    readonly lowest: number;
    readonly highest: number;
    readonly levels: number;
    readonly skip: number;
    readonly distance: "squared" | "huber";
    readonly weighting: "one" | "snr+1";
  };
  readonly theta: Denoiser;
  readonly thetaMinus: Denoiser;
  readonly teacher: DenoiseRows;
  readonly trainer: Trainer;
  readonly subject: Subject;
  readonly rate: number;
  readonly now: Rng;
}

/** Where the pseudo-Huber distance turns from squared to absolute, for latents of unit variance. */
const huberAt = 0.1;

/** To be called within a tidy. @returns the loss before the step */
export function lcmStep({ p, theta, thetaMinus, teacher, trainer, subject, rate, now }: LcmStep): Scalar {
  const n = p.batch;
  const { x: z, labels: c } = subject.batch(now.fold("data"), n); // (z, c) ~ D
  const at = now.fold("t").integers(n, p.levels); // n ~ U
  const w = now
    .fold("w")
    .uniform(n)
    .map((v) => p.lowest + v * (p.highest - p.lowest)); // ω ~ U[ω_min, ω_max]
  const stops = schedule("cosine").stops(p.levels).map(angleOf);
  const from = Array.from(at, (i) => stops[i]);
  const to = Array.from(at, (i) => stops[Math.min(i + p.skip, p.levels)]);
  const u = noisedRows(z, normalNoise(now.fold("noise"), z.shape), from); // z_{t_{n+k}}
  const free = teacher(u, from);
  const guided = tf.add(free, tf.mul(tf.sub(teacher(u, from, c), free), tf.tensor2d(w, [n, 1])));
  const next = ddimRows(guided, u, from, to); // ẑ_{t_n}: a step of the augmented probability-flow ODE
  const told = (angles: readonly Angle[]) =>
    tf.concat([conditions(angles, theta.meaning.classes, c), guidanceConditions(w)], 1);
  const target = denoiseRows(thetaMinus, next, to, told(to)); // f_θ⁻(ẑ_{t_n}, ω, c, t_n)
  const shown = told(from);
  const weights = from.map((angle) => weightOf(p.weighting, angle));
  return trainer.step(rate, () => {
    const predicted = denoiseRows(theta, u, from, shown); // f_θ(z_{t_{n+k}}, ω, c, t_{n+k})
    return p.distance === "huber"
      ? pseudoHuber(weights, target, predicted, huberAt)
      : weightedSquaredError(weights, target, predicted);
  });
}
