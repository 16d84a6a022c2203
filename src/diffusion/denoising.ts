/** Training a denoiser: examples are noised by known noise, and the network learns to tell the two apart. */
import type { DiffusionMeaning } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { combineRows, normalNoise } from "../nn/kernels/noise.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { column, conditions, noClass } from "./denoiser.ts";
import { ideal, type Angle } from "./parameterisation.ts";

/** Examples of a batch: `[n, d]` of unit variance, and their classes where the model takes one. */
export interface Batch {
  readonly x: Tensor;
  readonly labels?: ArrayLike<number>;
}

/** Where the work is put: ln(σ/α) ~ N(mean, sd²), but for a share of examples at any angle alike, for pure noise. */
interface Emphasis {
  readonly mean: number;
  readonly sd: number;
  readonly any: number;
}

/** Karras et al. 2022 (arXiv:2206.00364, table 1), wider for finer details. */
const details: Emphasis = { mean: -1.2, sd: 1.6, any: 0.05 };

/**
 * Where the velocity is predicted t = σ/(α + σ) is logit-normal, and the more numbers an example has, the more noise it takes
 * to hide it: Esser et al. 2024 (arXiv:2403.03206, section 3.1 and equation 23), from 256 pixels on.
 */
const middle = (dims: number): Emphasis => ({
  mean: Math.max(details.mean, Math.log(dims / 256) / 2),
  sd: 1.2,
  any: 0.15,
});

const emphasisOf = ({ prediction, dims }: Pick<DiffusionMeaning, "prediction" | "dims">): Emphasis =>
  prediction === "velocity" ? middle(dims) : details;

/** How often the class is withheld, so that the network can do without: Ho & Salimans 2022. */
const dropped = 0.1;

const fromPhi = (phi: number): Angle => ({ cos: Math.cos(phi), sin: Math.sin(phi) });

/** Noise levels of a batch of n for training a diffusion model. */
export function drawAngles(
  rng: Rng,
  n: number,
  meaning: Pick<DiffusionMeaning, "prediction" | "dims"> = { prediction: "v", dims: 2 },
): Angle[] {
  const { mean, sd, any } = emphasisOf(meaning);
  const [u, z] = [rng.fold("angle").uniform(2 * n), rng.fold("level").normal(n)];
  const angles: Angle[] = [];
  for (let i = 0; i < n; i++) {
    const isAny = u[2 * i] < any;
    angles.push(fromPhi(isAny ? (Math.PI / 2) * u[2 * i + 1] : Math.atan(Math.exp(mean + sd * z[i]))));
  }
  return angles;
}

/** What a network is shown, `[n, in]`, and what it should answer, `[n, d]`. */
export interface Lesson {
  readonly input: Tensor;
  readonly answer: Tensor;
}

/** Examples x with their noise ε, `[n, d]` both, at given levels; to be called within a tidy. */
export function lesson(
  { prediction, classes }: DiffusionMeaning,
  { x, labels }: Batch,
  epsilon: Tensor,
  angles: readonly Angle[],
): Lesson {
  const targets = angles.map((angle) => ideal(prediction, angle));
  const u = combineRows(column(angles.map((a) => a.cos)), x, column(angles.map((a) => a.sin)), epsilon);
  const answer = combineRows(column(targets.map((t) => t.x0)), x, column(targets.map((t) => t.epsilon)), epsilon);
  return { input: tf.concat([u, conditions(angles, classes, labels)], 1), answer };
}

/** Examples with fresh noise at random levels, the class withheld now and then; to be called within a tidy. */
export function denoisingLesson(meaning: DiffusionMeaning, { x, labels }: Batch, rng: Rng): Lesson {
  const n = x.shape[0];
  const withheld = labels ? rng.fold("withheld").uniform(n) : null;
  const shown = withheld ? Array.from(withheld, (v, i) => (v < dropped ? noClass : labels![i])) : null;
  return lesson(
    meaning,
    shown ? { x, labels: shown } : { x },
    normalNoise(rng.fold("noise"), x.shape),
    drawAngles(rng, n, meaning),
  );
}
