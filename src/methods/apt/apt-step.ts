/** One round of adversarial post-training: Lin et al. 2025 (arXiv:2501.08316, section 3). */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import { approximatedR1, softplusDiscriminator, softplusGenerator } from "../../losses/adversarial.ts";
import type { Rng } from "../../math/rng.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { stepTogether } from "../../nn/step-together.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import { jump, topOf } from "../generative/one-step.ts";
import type { Subject } from "../generative/subject.ts";
import { tell, toldLevels, type Discriminator } from "./discriminator.ts";

export interface Round {
  readonly p: {
    readonly batch: number;
    readonly penalty: "approximated" | "none" | "true";
    readonly lambda: number;
    readonly sigma: number;
    readonly time: "random" | "fixed";
    readonly shift: number;
    readonly fixedTime: number;
  };
  readonly subject: Subject;
  readonly G: Denoiser;
  readonly D: Discriminator;
  readonly trainers: { readonly G: Trainer; readonly D: readonly Trainer[] };
  readonly rates: { readonly G: number; readonly D: number };
  readonly now: Rng;
}

/** Noise levels that the discriminator is told in a round. */
export const levelsToTell = ({ p, now }: Pick<Round, "p" | "now">): Angle[] =>
  toldLevels(now, p.batch, p.shift, p.time === "fixed" ? p.fixedTime : null);

/**
 * A step of the discriminator and one of the generator; a rate of 0 leaves the generator as it is. Within a tidy.
 * @returns the losses before the step; of the discriminator without and with its penalty
 */
export function aptRound({ p, subject, G, D, trainers, rates, now }: Round) {
  const { classes } = subject;
  const n = p.batch;
  const { x, labels } = subject.batch(now.fold("data"), n); // x ~ T
  const z = normalNoise(now.fold("z"), x.shape);
  const make = () => jump(G, z, labels, topOf(subject)); // G(z, c) = z − Ĝ(z, c, T)
  const told = tell(levelsToTell({ p, now }), classes, labels); // t ~ shift(U(0, T), s), the same for both passes
  const fake = make();
  let adversarial: Scalar;
  const discriminatorLoss = stepTogether(trainers.D, rates.D, () => {
    const real = D.logits(x, told);
    const loss = softplusDiscriminator(real, D.logits(fake, told));
    adversarial = tf.keep(tf.clone(loss));
    const regular = penalised(p, D, { x, real, told, now });
    return regular ? tf.add(loss, regular) : loss;
  });
  const generatorLoss: Scalar =
    rates.G > 0
      ? trainers.G.step(rates.G, () => softplusGenerator(D.logits(make(), told)))
      : softplusGenerator(D.logits(fake, told));
  const penalty = tf.sub<Scalar>(discriminatorLoss, adversarial!);
  return { generatorLoss, discriminatorLoss: adversarial!, penalty };
}

interface Shown {
  readonly x: Tensor;
  readonly real: Tensor;
  readonly told: Tensor;
  readonly now: Rng;
}

/** λ |D(x) − D(x + σ n)|² (equation 4), or what it approximates: λ σ² |∇D(x)|² (Mescheder et al. 2018, arXiv:1801.04406). */
function penalised({ penalty, lambda, sigma }: Round["p"], D: Discriminator, { x, real, told, now }: Shown) {
  if (penalty === "none" || lambda === 0) return null;
  if (penalty === "true") {
    if (!D.slope) throw new Error("no second derivatives");
    const slope = tf.mean(tf.sum(tf.square(D.slope(x, told)), 1));
    return tf.mul<Scalar>(slope, lambda * sigma ** 2);
  }
  const perturbed = tf.add(x, tf.mul(normalNoise(now.fold("perturbation"), x.shape), sigma));
  return tf.mul<Scalar>(approximatedR1(real, D.logits(perturbed, told)), lambda);
}
