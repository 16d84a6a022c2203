/** One step of progressive distillation: Salimans & Ho 2022 (arXiv:2202.00512, algorithm 2, appendix G). */
import { column, conditions, denoiseRows, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { weightOf, type Weighting } from "../../diffusion/weighting.ts";
import { weightedSquaredError } from "../../losses/weighted-squared-error.ts";
import type { Rng } from "../../math/rng.ts";
import { combineRows, normalNoise } from "../../nn/kernels/noise.ts";
import type { Scalar, Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import type { Subject } from "./subject.ts";

export interface Distillation {
  /** The teacher. */
  readonly eta: DenoiseRows;
  readonly theta: Denoiser;
  readonly trainer: Trainer;
  /** Where the teacher stops, noise first: `by` of its steps are one of the student's. */
  readonly stops: readonly Angle[];
  readonly by: number;
  readonly p: { readonly batch: number; readonly weighting: Weighting };
  readonly subject: Subject;
  readonly rate: number;
  readonly now: Rng;
}

/**
 * The x that takes one DDIM step from z at level t to z'' at level s: x̃ = (z'' − (σ_s/σ_t) z) / (α_s − (σ_s/σ_t) α_t).
 * All `[n, d]`, levels of every row.
 */
export function invertedStep(z: Tensor, arrived: Tensor, from: readonly Angle[], to: readonly Angle[]): Tensor {
  const kept = from.map((t, i) => to[i].sin / t.sin);
  const scale = from.map((t, i) => 1 / (to[i].cos - kept[i] * t.cos));
  return combineRows(column(scale), arrived, column(scale.map((s, i) => -s * kept[i])), z);
}

export function distilStep({ eta, theta, trainer, stops, by, p, subject, rate, now }: Distillation): Scalar {
  const n = p.batch;
  const { x, labels } = subject.batch(now.fold("data"), n); // x ~ D
  const at = now.fold("t").integers(n, (stops.length - 1) / by); // t = i/N
  const level = (j: number) => Array.from(at, (i) => stops[i * by + j]);
  const t = level(0);
  const z = noisedRows(x, normalNoise(now.fold("noise"), x.shape), t); // z_t = α_t x + σ_t ε
  let arrived: Tensor = z;
  for (let j = 0; j < by; j++) arrived = ddimRows(eta(arrived, level(j), labels), arrived, level(j), level(j + 1));
  const target = invertedStep(z, arrived, t, level(by)); // x̃
  const weights = t.map((angle) => weightOf(p.weighting, angle));
  const told = conditions(t, theta.meaning.classes, labels);
  return trainer.step(rate, () => weightedSquaredError(weights, target, denoiseRows(theta, z, t, told)));
}
