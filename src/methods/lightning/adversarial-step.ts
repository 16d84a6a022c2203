/** One step of the adversarial stages: Lin et al. 2024 (arXiv:2402.13929, equations 5 to 8). */
import { conditions, denoiseRows, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import { ddimRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { softplusDiscriminator, softplusGenerator } from "../../losses/adversarial.ts";
import type { Rng } from "../../math/rng.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { stepTogether } from "../../nn/step-together.ts";
import type { Scalar, Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import type { Subject } from "../generative/subject.ts";
import { judgeSteps, moreNoise, type Discriminator } from "./discriminator.ts";

export interface Contest {
  /** The teacher, whose `by` steps the student does in one; where they arrive counts as real. */
  readonly eta: DenoiseRows;
  readonly G: Denoiser;
  readonly D: Discriminator;
  readonly forG: Trainer;
  /** Those of the discriminator's body and head. */
  readonly forD: readonly Trainer[];
  readonly stops: readonly Angle[];
  readonly by: number;
  readonly batch: number;
  readonly subject: Subject;
  readonly rates: { readonly G: number; readonly D: number };
  readonly now: Rng;
}

/** To be called within a tidy. @returns both losses before the step */
export function adversarialStep({ eta, G, D, forG, forD, stops, by, batch, subject, rates, now }: Contest) {
  const { classes } = subject;
  const { x, labels } = subject.batch(now.fold("data"), batch);
  const at = now.fold("t").integers(batch, (stops.length - 1) / by);
  const level = (j: number) => Array.from(at, (i) => stops[i * by + j]);
  const [t, s] = [level(0), level(by)];
  const begin = { u: noisedRows(x, normalNoise(now.fold("noise"), x.shape), t), angles: t }; // x_t
  let real: Tensor = begin.u;
  for (let j = 0; j < by; j++) real = ddimRows(eta(real, level(j), labels), real, level(j), level(j + 1));
  const told = conditions(t, classes, labels);
  const step = () => ddimRows(denoiseRows(G, begin.u, t, told), begin.u, t, s);
  const judge = (u: Tensor, whose: string) => {
    const end = moreNoise({ u, angles: s }, normalNoise(now.fold(whose), u.shape), now.fold("levels"));
    return judgeSteps(D, { begin, end }, classes, labels);
  };
  const fake = step();
  const discriminatorLoss = stepTogether(forD, rates.D, () =>
    softplusDiscriminator(judge(real, "real"), judge(fake, "fake")),
  );
  const generatorLoss: Scalar = forG.step(rates.G, () => softplusGenerator(judge(step(), "fake")));
  return { generatorLoss, discriminatorLoss };
}
