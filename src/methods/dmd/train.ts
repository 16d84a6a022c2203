import { networkRows } from "../../diffusion/rows.ts";
import type { Run } from "../../lab/run.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCritic } from "../generative/critic.ts";
import { fewStep } from "../generative/few-step.ts";
import { oneStepGenerator, jump } from "../generative/one-step.ts";
import { alongGradient, drawStep, fakeStep, matchingGradient } from "../generative/matching.ts";
import { isDue } from "../generative/measuring.ts";
import { teacherPairs, type Pairs } from "./pairs.ts";
import { spec, type Spec } from "./spec.ts";

/**
 * Distribution matching distillation: Yin et al. 2024 (arXiv:2311.18828, algorithm 1). The generator follows the
 * difference of two scores, that of the teacher and that of a network which learns what the generator makes.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const base = await fewStep(context, p, Object.keys(spec.metrics));
  const { subject, teacher, G, body, average, costs } = base;
  const fake = { ...body, network: scope.own(await body.network.clone()) }; // μ_fake ← μ_real
  const scores = { real: teacher.rows, fake: networkRows(fake) };
  const critic = watchCritic({
    generator: oneStepGenerator(average, rng),
    push: (x) => {
      const at = drawStep(rng.fold("push"), x.shape[0], subject);
      return tf.neg(matchingGradient(scores, x, at));
    },
    rng,
    step: base.step,
  });
  const observable = base.watch(subject.classes === 0 ? { also: critic } : {});
  yield { type: "ready", observable };

  let pairs: Pairs | null = null;
  if (p.regression > 0) {
    pairs = yield* teacherPairs(base, { ...p, n: p.pairs, scope, rng: rng.fold("pairs"), observable });
  }
  const momentum = { beta1: 0, beta2: 0.99 };
  const [forG, forFake] = [scope.trainer(G.network, momentum), scope.trainer(fake.network, momentum)];
  for (let k = 0; k < p.iterations; k++) {
    const now = rng.fold("step", k);
    const rate = 1 - k / p.iterations;
    let fakeLoss: Scalar | null = null;
    for (let j = 0; j < p.fakeSteps; j++) {
      fakeLoss?.dispose();
      fakeLoss = tf.tidy(() => {
        const stream = now.fold("fake", j);
        const { z, labels } = drawStep(stream, p.batch, subject);
        return fakeStep({ fake, trainer: forFake }, { x: jump(G, z, labels), labels }, p.fakeRate * rate, stream);
      });
    }
    const loss = tf.tidy(() => {
      const { z, labels, ...at } = drawStep(now, p.batch, subject);
      const gradient = matchingGradient(scores, jump(G, z, labels), { ...at, labels });
      costs.teacherCalls += p.batch * (subject.classes === 0 || p.guidance === 1 ? 1 : 2);
      return forG.step(p.lr * rate, () => {
        const matching = alongGradient(jump(G, z, labels), gradient);
        if (!pairs) return matching;
        const { noise, samples, classes } = pairs.some(now.fold("pairs"), p.batch);
        return tf.add(matching, tf.mul(squaredError(samples, jump(G, noise, classes)), p.regression * subject.dims));
      });
    });
    base.follow(k);
    base.onStep(k + 1);
    yield { type: "step", phase: "student", step: k + 1, of: p.iterations, losses: { loss, fakeLoss: fakeLoss! } };
    if (isDue(k + 1, p.iterations))
      yield { type: "measured", phase: "student", step: k + 1, metrics: await observable.measure() };
  }
  yield await base.keep("dmd");
}
