/** What the acceleration adapter learns in one step. */
import { column, conditions, denoiseRows, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { weightOf } from "../../diffusion/weighting.ts";
import { weightedSquaredError } from "../../losses/weighted-squared-error.ts";
import type { Costs } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { combineRows, normalNoise } from "../../nn/kernels/noise.ts";
import type { AdapterTrainer } from "../../nn/lora.ts";
import type { Scalar, Tensor } from "../../nn/tf.ts";
import type { Subject } from "../generative/subject.ts";

export interface AccelerationStep {
  readonly p: { readonly batch: number; readonly training: "segments" | "consistency"; readonly levels: number };
  /** The base with the adapter. */
  readonly adapted: Denoiser;
  readonly base: DenoiseRows;
  readonly trainer: AdapterTrainer;
  readonly subject: Subject;
  readonly rate: number;
  readonly now: Rng;
}

/** The number of steps that segments are made for, and steps of the base in each of them. */
export const fewSteps = 4;
const baseSteps = 5;

/** What training the acceleration asks of the base, and how many examples it sees. */
export function accelerationCosts(p: AccelerationStep["p"] & { readonly iterations: number }): Costs {
  const realSamples = p.iterations * p.batch;
  return { realSamples, teacherCalls: realSamples * (p.training === "segments" ? baseSteps : 1) };
}

/**
 * Segments: what the base does in several steps, in one (progressive distillation, Salimans & Ho 2022). Consistency: the
 * same end as from a level nearer to the data (Luo et al. 2023, without a slower copy, as their script for adapters).
 * The error counts as that of v; counted as that of x0 it lets the adapter grow until nothing can be added to it. To be
 * called within a tidy. @returns the loss before the step
 */
export function accelerationStep({ p, adapted, base, trainer, subject, rate, now }: AccelerationStep): Scalar {
  const n = p.batch;
  const { classes } = adapted.meaning;
  const { x, labels } = subject.batch(now.fold("data"), n);
  const steps = p.training === "segments" ? fewSteps * baseSteps : p.levels;
  const stops = schedule("cosine").stops(steps).map(angleOf);
  const apart = p.training === "segments" ? baseSteps : 1;
  const first = Array.from(now.fold("t").integers(n, steps / apart), (i) => i * apart);
  const anglesAt = (k: number): Angle[] => first.map((i) => stops[i + k]);
  const from = anglesAt(0);
  const u = noisedRows(x, normalNoise(now.fold("noise"), x.shape), from);
  let end = u;
  for (let k = 0; k < apart; k++) end = ddimRows(base(end, anglesAt(k), labels), end, anglesAt(k), anglesAt(k + 1));
  const to = anglesAt(apart);
  const told = (angles: readonly Angle[]) => conditions(angles, classes, labels);
  const target = p.training === "segments" ? wholeStep(u, end, from, to) : denoiseRows(adapted, end, to, told(to));
  const shown = told(from);
  const weights = from.map((angle) => weightOf("snr+1", angle));
  return trainer.step(rate, () => weightedSquaredError(weights, target, denoiseRows(adapted, u, from, shown)));
}

/** The x̂0 with which one step of DDIM leads from u to `end`. */
function wholeStep(u: Tensor, end: Tensor, from: readonly Angle[], to: readonly Angle[]): Tensor {
  const kept = from.map((a, i) => to[i].sin / a.sin);
  const gained = from.map((a, i) => to[i].cos - kept[i] * a.cos);
  return combineRows(column(gained.map((g) => 1 / g)), end, column(kept.map((k, i) => -k / gained[i])), u);
}
