/** Matching distributions by two scores: Yin et al. 2024, DMD (arXiv:2311.18828, section 3.2). */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson, drawAngles } from "../../diffusion/denoising.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import { noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { Rng } from "../../math/rng.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";

/** The normaliser counts as at least this: on a mode of the plane it would be nothing at all. */
const leastNorm = 0.05;

/**
 * The gradient of the Kullback–Leibler divergence from the generated to the real distribution, at samples x `[n, d]`
 * mixed with noise of random levels: (μ_fake − μ_real) / mean|x − μ_real|, equations 7 and 8. A constant `[n, d]`.
 */
export function matchingGradient(
  { real, fake }: { readonly real: DenoiseRows; readonly fake: DenoiseRows },
  x: Tensor,
  at: { readonly angles: readonly Angle[]; readonly epsilon: Tensor; readonly labels?: ArrayLike<number> | undefined },
): Tensor {
  const u = noisedRows(x, at.epsilon, at.angles);
  const [truth, belief] = [real(u, at.angles, at.labels), fake(u, at.angles, at.labels)];
  const norm = tf.maximum(tf.mean(tf.abs(tf.sub(x, truth)), 1, true), leastNorm);
  return tf.div(tf.sub(belief, truth), norm);
}

/** A loss whose gradient with respect to x is `gradient` / n: what a step along it reports is their mean product. */
export const alongGradient = (x: Tensor, gradient: Tensor): Scalar => tf.mean(tf.sum(tf.mul(x, gradient), 1));

/** What one step of a generator needs: z `[n, d]` and classes to make samples of, noise and levels to mix into them. */
export function drawStep(now: Rng, n: number, { dims, classes }: { readonly dims: number; readonly classes: number }) {
  return {
    z: normalNoise(now.fold("z"), [n, dims]),
    labels: classes > 0 ? now.fold("labels").integers(n, classes) : undefined,
    angles: drawAngles(now, n),
    epsilon: normalNoise(now.fold("epsilon"), [n, dims]),
  };
}

/** One step of the fake score: it learns to denoise what the generator makes (equation 6). */
export function fakeStep(
  { fake, trainer }: { readonly fake: Denoiser; readonly trainer: Trainer },
  made: { readonly x: Tensor; readonly labels?: ArrayLike<number> | undefined },
  rate: number,
  now: Rng,
): Scalar {
  const batch = made.labels ? { x: made.x, labels: made.labels } : { x: made.x };
  const { input, answer } = denoisingLesson(fake.meaning, batch, now);
  return trainer.step(rate, () => squaredError(answer, fake.network.apply(input)));
}
