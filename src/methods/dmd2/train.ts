import { networkRows, noisedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { Run } from "../../lab/run.ts";
import { softplusGenerator } from "../../losses/adversarial.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCritic } from "../generative/critic.ts";
import { fewStep } from "../generative/few-step.ts";
import { always } from "../generative/generator.ts";
import { alongGradient, drawStep, matchingGradient } from "../generative/matching.ts";
import { isDue } from "../generative/measuring.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import { careful, rowsAt } from "../generative/one-step.ts";
import { levelsOf, standing } from "./backward-simulation.ts";
import { judgingScore, judgingStep, look } from "./judging-score.ts";
import { spec, type Spec } from "./spec.ts";

/** The noise at which the discriminator is asked about the plane: tan φ = 0.1. */
const shownAt = { cos: Math.cos(0.1), sin: Math.sin(0.1) };

/**
 * Improved distribution matching distillation: Yin et al. 2024 (arXiv:2405.14867, section 4). Distribution matching
 * without pairs: the fake score takes more steps than the generator, is a discriminator of real examples as well, and
 * a generator of several steps is trained on its own earlier steps.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const base = await fewStep(context, p, Object.keys(spec.metrics));
  const { subject, teacher, G, body, average, costs } = base;
  const fake = await judgingScore(scope, rng.fold("judge"), body); // μ_fake ← μ_real
  const believed: DenoiseRows = (u, angles, labels) => look(fake, u, angles, labels).clean;
  const scores = { real: teacher.rows, fake: believed };
  const levels = levelsOf(p.steps);
  const critic = watchCritic({
    generator: always(multistepGenerator(average, rng.fold("sampler"), "edm"), { ...careful, steps: p.steps }),
    push: (x) => {
      const { angles, epsilon } = drawStep(rng.fold("push"), x.shape[0], subject);
      const matching = tf.mul(matchingGradient(scores, x, { angles, epsilon }), -p.matching);
      const judged = tf.grad((y) => softplusGenerator(look(fake, noisedRows(y, epsilon, angles), angles).logit));
      return tf.sub(matching, tf.mul(judged(x), p.gan * x.shape[0]));
    },
    surface: (x) => look(fake, tf.mul(x, shownAt.cos), rowsAt(shownAt, x.shape[0])).logit,
    rng,
    step: base.step,
  });
  const observable = base.watch({ steps: () => p.steps, ...(subject.classes === 0 && { also: critic }) });
  yield { type: "ready", observable };

  const momentum = { beta1: 0, beta2: 0.99 };
  const [forG, forFake] = [scope.trainer(G.network, momentum), scope.trainer(fake.network, momentum)];
  const made = networkRows(G);
  for (let k = 0; k < p.iterations; k++) {
    const now = rng.fold("step", k);
    const rate = 1 - k / p.iterations;
    let fakeLoss: Scalar | null = null;
    for (let j = 0; j < p.fakeSteps; j++) {
      fakeLoss?.dispose();
      fakeLoss = tf.tidy(() => {
        const stream = now.fold("fake", j);
        const { z, labels } = drawStep(stream, p.batch, subject);
        const { u, angles } = standing(G, levels, { z, labels }, stream);
        const x = made(u, angles, labels);
        const real = p.gan > 0 ? subject.batch(stream.fold("real"), p.batch) : null;
        if (real) costs.realSamples += p.batch;
        const batches = { made: labels ? { x, labels } : { x }, real, weight: p.judging };
        return judgingStep({ fake, trainer: forFake }, batches, p.fakeRate * rate, stream);
      });
    }
    const loss = tf.tidy(() => {
      const { z, labels, ...at } = drawStep(now, p.batch, subject);
      const { u, angles } = standing(G, levels, { z, labels }, now);
      // A teacher whose word counts for nothing is not asked.
      const gradient = p.matching > 0 ? matchingGradient(scores, made(u, angles, labels), { ...at, labels }) : null;
      if (gradient) costs.teacherCalls += p.batch * (subject.classes > 0 && p.guidance !== 1 ? 2 : 1);
      return forG.step(p.lr * rate, () => {
        const x = made(u, angles, labels);
        const matching = gradient ? tf.mul(alongGradient(x, gradient), p.matching) : tf.scalar(0);
        if (p.gan === 0) return matching;
        const { logit } = look(fake, noisedRows(x, at.epsilon, at.angles), at.angles, labels);
        return tf.add(matching, tf.mul(softplusGenerator(logit), p.gan));
      });
    });
    base.follow(k);
    base.onStep(k + 1);
    yield { type: "step", phase: "student", step: k + 1, of: p.iterations, losses: { loss, fakeLoss: fakeLoss! } };
    if (isDue(k + 1, p.iterations))
      yield { type: "measured", phase: "student", step: k + 1, metrics: await observable.measure() };
  }
  yield await base.keep("dmd2");
}
