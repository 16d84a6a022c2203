/**
 * A fake score that is a discriminator as well: Yin et al. 2024, DMD2 (arXiv:2405.14867, section 4.3). One network
 * answers with what it would answer anyway and one logit more, so that both train all hidden layers.
 */
import { conditions, column, type Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson, type Batch } from "../../diffusion/denoising.ts";
import { readout, type Angle } from "../../diffusion/parameterisation.ts";
import { softplusDiscriminator } from "../../losses/adversarial.ts";
import type { Rng } from "../../math/rng.ts";
import { combineRows } from "../../nn/kernels/noise.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";

/** Size of the logit's first weights: small, so that the discriminator has no opinion at first. */
const headScale = 0.05;

/** The diffusion network with one output more; all that it knew it still knows. */
export async function judgingScore(scope: Scope, rng: Rng, { network, meaning }: Denoiser): Promise<Denoiser> {
  const { architecture } = network;
  if (architecture.kind !== "mlp") throw new Error("only perceptrons have discriminators");
  const { dims } = meaning;
  const [known, hidden] = [await network.values(), architecture.sizes.at(-2)!];
  const wider = scope.network({ ...architecture, sizes: [...architecture.sizes.slice(0, -1), dims + 1] }, rng);
  const theta = await wider.values();
  const last = known.length - (hidden + 1) * dims;
  theta.set(known.subarray(0, last));
  // The last layer's weights `[hidden, dims]` and its bias after them: rows that grow by one.
  for (let row = 0; row <= hidden; row++) {
    const at = last + row * (dims + 1);
    theta.set(known.subarray(last + row * dims, last + (row + 1) * dims), at);
    theta[at + dims] *= headScale;
  }
  wider.update(tf.tensor1d(theta));
  return { network: wider, meaning };
}

/**
 * E[x0 | u] `[n, d]` under the generator and the logit `[n, 1]` of u `[n, d]`: one look, two answers. To be called
 * within a tidy.
 */
export function look({ network, meaning }: Denoiser, u: Tensor, angles: readonly Angle[], labels?: ArrayLike<number>) {
  const [n, d] = [u.shape[0], meaning.dims];
  const output = network.apply(tf.concat([u, conditions(angles, meaning.classes, labels)], 1));
  const weights = angles.map((angle) => readout(meaning.prediction, angle));
  const answer = tf.slice(output, [0, 0], [n, d]);
  return {
    clean: combineRows(column(weights.map((w) => w.u)), u, column(weights.map((w) => w.output)), answer),
    logit: tf.slice(output, [0, d], [n, 1]),
  };
}

/**
 * One step: it learns to denoise what the generator makes and, at the same noise levels, to tell it from real examples.
 * @param real as many examples as are made; null: no discriminator
 * @param weight of the discriminator's loss
 */
export function judgingStep(
  { fake, trainer }: { readonly fake: Denoiser; readonly trainer: Trainer },
  { made, real, weight }: { readonly made: Batch; readonly real: Batch | null; readonly weight: number },
  rate: number,
  now: Rng,
): Scalar {
  const { input, answer } = denoisingLesson(fake.meaning, made, now);
  const [n, d] = answer.shape;
  const shown = real ? tf.concat([input, denoisingLesson(fake.meaning, real, now).input]) : input;
  return trainer.step(rate, () => {
    const output = fake.network.apply(shown);
    const denoising = squaredError(answer, tf.slice(output, [0, 0], [n, d]));
    if (!real) return denoising;
    const [ofMade, ofReal] = [tf.slice(output, [0, d], [n, 1]), tf.slice(output, [n, d], [n, 1])];
    return tf.add(denoising, tf.mul(softplusDiscriminator(ofReal, ofMade), weight));
  });
}
