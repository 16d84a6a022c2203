/** One round of a diffusion GAN: Xu et al. 2024, UFOGen (arXiv:2311.09257, section 4). */
import { noisedRows, networkRows } from "../../diffusion/rows.ts";
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { softplusDiscriminator, softplusGenerator } from "../../losses/adversarial.ts";
import { weightedSquaredError } from "../../losses/weighted-squared-error.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import { judge } from "../generative/one-step.ts";
import type { Subject } from "../generative/subject.ts";

/** The levels t = T … 0 of a generator of n steps, `[n + 1]`, pure noise first, hardly any last. */
export const levelsOf = (n: number): Angle[] =>
  Array.from({ length: n + 1 }, (_, i) => angleOf(schedule("edm").at(1 - i / n)));

export interface Round {
  readonly p: {
    readonly batch: number;
    readonly reconstruction: number;
    readonly everywhere: boolean;
  };
  readonly subject: Subject;
  readonly levels: readonly Angle[];
  readonly G: Denoiser;
  readonly D: Network;
  readonly trainers: { readonly G: Trainer; readonly D: Trainer };
  readonly rates: { readonly G: number; readonly D: number };
  readonly now: Rng;
}

/**
 * γ_t of the reconstruction: the share of the signal, and nothing at pure noise, where no example can be made out and
 * its best guess would be the mean of all; or 1 at all levels.
 */
const gamma = ({ cos }: Angle, isTop: boolean, everywhere: boolean) => (everywhere ? 1 : isTop ? 0 : cos ** 2);

/** A step of the discriminator and one of the generator. To be called within a tidy. */
export function ufogenRound({ p, subject, levels, G, D, trainers, rates, now }: Round): {
  readonly loss: Scalar;
  readonly judgeLoss: Scalar;
} {
  const n = p.batch;
  const { classes, dims } = subject;
  const { x, labels } = subject.batch(now.fold("data"), n);
  const at = now.fold("t").integers(n, levels.length - 1);
  const [from, to] = [Array.from(at, (i) => levels[i]), Array.from(at, (i) => levels[i + 1])];
  const noise = (name: string) => normalNoise(now.fold(name), x.shape);
  const u = noisedRows(x, noise("t"), from); // x_t
  const generate = () => networkRows(G)(u, from, labels); // x0' = G(x_t, t)
  const verdict = (x0: typeof x, epsilon: typeof x) => judge(D, noisedRows(x0, epsilon, to), to, classes, labels);
  const [real, made] = [noisedRows(x, noise("real"), to), noisedRows(generate(), noise("made"), to)]; // x_{t−1}, x'_{t−1}
  const judgeLoss = trainers.D.step(rates.D, () =>
    softplusDiscriminator(judge(D, real, to, classes, labels), judge(D, made, to, classes, labels)),
  );
  const epsilon = noise("generator");
  const weights = Array.from(at, (i) => gamma(levels[i], i === 0, p.everywhere));
  const loss = trainers.G.step(rates.G, () => {
    const guess = generate();
    const passed = softplusGenerator(verdict(guess, epsilon));
    if (p.reconstruction === 0) return passed;
    return tf.add(passed, tf.mul(weightedSquaredError(weights, x, guess), p.reconstruction * dims));
  });
  return { loss, judgeLoss };
}
