/** One step of consistency distillation or training: Song et al. 2023 (arXiv:2303.01469, algorithms 2 and 3). */
import { conditions, denoiseRows, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, heunRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { weightOf } from "../../diffusion/weighting.ts";
import { pseudoHuber } from "../../losses/pseudo-huber.ts";
import { weightedSquaredError } from "../../losses/weighted-squared-error.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import { noisesOf } from "./one-step.ts";
import type { Subject } from "./subject.ts";

export interface ConsistencyStep {
  readonly p: {
    readonly batch: number;
    readonly solver: "euler" | "heun";
    readonly distance: "squared" | "huber";
    readonly weighting: "one" | "snr+1" | "gap";
  };
  readonly theta: Denoiser;
  readonly thetaMinus: Denoiser;
  /** Null: the step to the next level is taken with the example itself (consistency training). */
  readonly teacher: DenoiseRows | null;
  readonly trainer: Trainer;
  readonly subject: Subject;
  /** Number of steps from noise to data, N − 1 in the paper. */
  readonly levels: number;
  readonly rate: number;
  readonly now: Rng;
}

/** Where the pseudo-Huber distance turns from squared to absolute: c ∝ √d (Song & Dhariwal 2023), 0.03 in the plane. */
const huberAt = (dims: number) => 0.03 * Math.sqrt(dims / 2);

/** To be called within a tidy. @returns the loss before the step */
export function consistencyStep({ p, theta, thetaMinus, teacher, trainer, ...o }: ConsistencyStep): Scalar {
  const { now, subject, levels, rate } = o;
  const n = p.batch;
  const { classes } = theta.meaning;
  const { x, labels } = subject.batch(now.fold("data"), n); // x ~ D
  const at = now.fold("t").integers(n, levels); // n ~ U
  const stops = schedule(noisesOf(subject)).stops(levels).map(angleOf);
  const from = Array.from(at, (i) => stops[i]);
  const to = Array.from(at, (i) => stops[i + 1]);
  const u = noisedRows(x, normalNoise(now.fold("noise"), x.shape), from); // x_{t_{n+1}} = x + t_{n+1} z
  const asked: DenoiseRows = (at, angles) => teacher!(at, angles, labels);
  const next =
    teacher && p.solver === "heun" ? heunRows(asked, u, from, to) : ddimRows(teacher ? asked(u, from) : x, u, from, to);
  const target = denoiseRows(thetaMinus, next, to, conditions(to, classes, labels)); // f_θ⁻(x̂_{t_n}, t_n), the example itself at t = 0
  const shown = conditions(from, classes, labels);
  const ratio = ({ sin, cos }: Angle) => sin / cos;
  const weights = from.map((angle, i) =>
    p.weighting === "gap" ? 1 / (ratio(angle) - ratio(to[i])) : weightOf(p.weighting, angle),
  ); // λ(t_n); 1/(t_{n+1} − t_n) is of Song & Dhariwal 2023
  return trainer.step(rate, () => {
    const predicted = denoiseRows(theta, u, from, shown); // f_θ(x_{t_{n+1}}, t_{n+1})
    return p.distance === "huber"
      ? pseudoHuber(weights, target, predicted, huberAt(theta.meaning.dims))
      : weightedSquaredError(weights, target, predicted);
  });
}
