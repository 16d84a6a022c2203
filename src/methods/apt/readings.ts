/** What the discriminator says at the moment, and how steep it is. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { softplusGenerator } from "../../losses/adversarial.ts";
import type { Rng } from "../../math/rng.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { taken } from "../generative/generator.ts";
import { jump, topOf } from "../generative/one-step.ts";
import type { Subject } from "../generative/subject.ts";
import { levelsToTell, type Round } from "./apt-step.ts";
import { tell, type Discriminator } from "./discriminator.ts";

interface Reading {
  readonly p: Round["p"];
  readonly D: Discriminator;
  readonly subject: Subject;
  readonly rng: Rng;
}

/** Examples that are read from. */
const examples = 64;

export function readJudge({ p, D, subject, rng }: Reading) {
  const { classes } = subject;
  /** The same levels every time, so that readings can be compared. */
  const told = (n: number, labels?: ArrayLike<number>) =>
    tell(levelsToTell({ p: { ...p, batch: n }, now: rng }), classes, labels);
  return {
    /** Means over examples: logits, |D(x) − D(x + σ n)|² and what it approximates, σ² |∇D(x)|². */
    async measure(G: Denoiser): Promise<Record<string, number>> {
      const means = tf.tidy(() => {
        const { x, labels } = subject.batch(rng.fold("data"), examples);
        const at = told(examples, labels);
        const real = D.logits(x, at);
        const fake = D.logits(jump(G, normalNoise(rng.fold("z"), x.shape), labels, topOf(subject)), at);
        const away = tf.add(x, tf.mul(normalNoise(rng.fold("perturbation"), x.shape), p.sigma));
        const slope = tf.grad((y) => tf.sum(D.logits(y, at)))(x);
        const steep = tf.mul(tf.mean(tf.sum(tf.square(slope), 1)), p.sigma ** 2);
        return tf.stack([tf.mean(real), tf.mean(fake), tf.mean(tf.squaredDifference(real, D.logits(away, at))), steep]);
      });
      const [realLogit, fakeLogit, approximatedPenalty, truePenalty] = await taken(means);
      return { realLogit, fakeLogit, approximatedPenalty, truePenalty };
    },
    /** Of the plane: −∂loss/∂x and the mean logit over levels. Within a tidy. */
    plane: {
      push: (x: Tensor) => {
        const n = x.shape[0];
        return tf.neg(tf.grad((y) => tf.mul(softplusGenerator(D.logits(y, told(n))), n))(x));
      },
      surface: (x: Tensor) => D.logits(x, told(x.shape[0])),
    },
  };
}
