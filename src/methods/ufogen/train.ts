import { noisedRows } from "../../diffusion/rows.ts";
import type { Run } from "../../lab/run.ts";
import { softplusGenerator } from "../../losses/adversarial.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCritic } from "../generative/critic.ts";
import { fewStep } from "../generative/few-step.ts";
import { isDue } from "../generative/measuring.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import { careful, discriminatorOf, judge, rowsAt } from "../generative/one-step.ts";
import { spec, type Spec } from "./spec.ts";
import { levelsOf, ufogenRound } from "./ufogen-step.ts";

/**
 * A diffusion GAN without a teacher: Xu et al. 2024, UFOGen (arXiv:2311.09257, section 4). Generator and discriminator
 * begin as a diffusion model and learn from real examples alone.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const base = await fewStep(context, p, Object.keys(spec.metrics));
  const { subject, G, body, average, costs } = base;
  const D = await discriminatorOf(scope, rng.fold("judge"), {
    body: p.judge === "model" ? body.network : null,
    architecture: body.network.architecture,
  });
  const levels = levelsOf(p.levels);
  const student = multistepGenerator(average, rng.fold("sampler"), "edm");
  const critic = watchCritic({
    generator: { ...student, samples: (z) => student.samples(z, { ...careful, steps: p.steps }) },
    push: (x) => {
      const n = x.shape[0];
      const epsilon = normalNoise(rng.fold("push", "epsilon"), x.shape);
      const to = Array.from(rng.fold("push").integers(n, p.levels), (i) => levels[i + 1]);
      const loss = tf.grad((y) => tf.mul(softplusGenerator(judge(D, noisedRows(y, epsilon, to), to, 0)), n));
      return tf.neg(loss(x));
    },
    surface: (x) => judge(D, x, rowsAt(levels.at(-1)!, x.shape[0]), 0),
    rng,
    step: base.step,
  });
  const observable = base.watch({ steps: () => p.steps, ...(subject.classes === 0 && { also: critic }) });
  yield { type: "ready", observable };

  const momentum = { beta1: 0, beta2: 0.99 };
  const trainers = { G: scope.trainer(G.network, momentum), D: scope.trainer(D, momentum) };
  for (let k = 0; k < p.iterations; k++) {
    const rate = 1 - k / p.iterations;
    const rates = { G: p.lr * rate, D: p.judgeRate * rate };
    const losses = tf.tidy(() => ufogenRound({ p, subject, levels, G, D, trainers, rates, now: rng.fold("step", k) }));
    costs.realSamples += p.batch;
    base.follow(k);
    base.onStep(k + 1);
    yield { type: "step", phase: "student", step: k + 1, of: p.iterations, losses };
    if (isDue(k + 1, p.iterations))
      yield { type: "measured", phase: "student", step: k + 1, metrics: await observable.measure() };
  }
  yield await base.keep("ufogen");
}
