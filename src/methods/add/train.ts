import { column, conditions, denoiseRows } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { noisedRows } from "../../diffusion/rows.ts";
import type { Run } from "../../lab/run.ts";
import { hingeDiscriminator, hingeGenerator } from "../../losses/adversarial.ts";
import { detach } from "../../losses/detach.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCritic } from "../generative/critic.ts";
import { fewStep } from "../generative/few-step.ts";
import { imageSpace } from "../generative/images.ts";
import { isDue } from "../generative/measuring.ts";
import { drawStep } from "../generative/matching.ts";
import { jump, oneStepGenerator, rowsAt, top } from "../generative/one-step.ts";
import { classifierFeatures, clean, diffusionFeatures, gradientPenalty, headsOn, type Features } from "./heads.ts";
import { probe } from "./probe.ts";
import { spec, type Spec } from "./spec.ts";

/** Pure noise, and the other levels at which the student meets noisy examples: evenly over the schedule (section 3.1). */
const pure: Angle = { cos: 0, sin: top.sin };
const others = [0.75, 0.5, 0.25].map((t) => angleOf(schedule("edm").at(t)));
/** The share of a batch that is pure noise. */
const pureShare = 0.5;

function studentLevels(now: Rng, n: number): { mixed: Angle[]; told: Angle[] } {
  const [u, which] = [now.fold("pure").uniform(n), now.fold("s").integers(n, others.length)];
  const mixed = Array.from(u, (v, i) => (v < pureShare ? pure : others[which[i]]));
  return { mixed, told: mixed.map((angle) => (angle === pure ? top : angle)) };
}

/**
 * Adversarial diffusion distillation: Sauer et al. 2023 (arXiv:2311.17042, equations 1 to 4). One step of the student
 * is to pass for real before heads on frozen features, and to stay what the teacher makes of it when it is noised again.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, pretrained } = context;
  const base = await fewStep(context, p, Object.keys(spec.metrics));
  const { subject, teacher, G, body, average, costs } = base;
  const { classes } = subject;
  const features = await frozen();
  const heads = headsOn(features, classes, scope, rng.fold("heads"));
  const atClean = (n: number) => rowsAt(clean, n);

  /** How far examples are from what the teacher makes of them once they are noised again (equation 4), c(t) = α_t. */
  const distillation = (x: Tensor, now: Rng, labels?: ArrayLike<number>): Scalar => {
    const t = Array.from(now.fold("t").uniform(x.shape[0]), (v) => angleOf(schedule("cosine").at(v)));
    const still = detach(x);
    const target = teacher.rows(noisedRows(still, normalNoise(now.fold("again"), x.shape), t), t, labels);
    return tf.mean(tf.mul(column(t.map(({ cos }) => cos)), tf.sum(tf.squaredDifference(x, target), 1)));
  };
  /** Σ_k −D_k(F_k(x)), the mean over the rows. */
  const adversarial = (x: Tensor, labels?: ArrayLike<number>): Scalar =>
    tf.mul(hingeGenerator(heads.logits(heads.see(x, atClean(x.shape[0]), labels))), features.layers);
  const total = (x: Tensor, now: Rng, labels?: ArrayLike<number>): { loss: Scalar; distilled: Scalar } => {
    const distilled = distillation(x, now, labels);
    const loss = tf.add<Scalar>(tf.mul(adversarial(x, labels), p.adversarial), tf.mul(distilled, p.distillation));
    return { loss, distilled };
  };

  const critic = watchCritic({
    generator: oneStepGenerator(average, rng),
    push: (x) => tf.neg(tf.grad((at) => total(at, rng.fold("push")).loss)(x)),
    surface: (x) => tf.sum(heads.logits(heads.see(x, atClean(x.shape[0]))), 0),
    rng,
    step: base.step,
  });
  const observable = base.watch(classes === 0 ? { also: critic } : {});
  yield { type: "ready", observable };

  const momentum = { beta1: 0, beta2: 0.99 };
  const [forG, forHeads] = [scope.trainer(G.network, momentum), scope.trainer(heads.network, momentum)];
  for (let k = 0; k < p.iterations; k++) {
    const now = rng.fold("step", k);
    const rate = 1 - k / p.iterations;
    const { loss, distillationLoss, headLoss } = tf.tidy(() => {
      const { x, labels } = subject.batch(now.fold("data"), p.batch);
      const { mixed, told } = studentLevels(now, p.batch);
      const input = noisedRows(x, normalNoise(now.fold("noise"), x.shape), mixed); // x_s
      const make = () => denoiseRows(G, input, told, conditions(told, classes, labels)); // x̂_θ(x_s, s)
      const [real, fake] = [x, make()].map((of) => heads.see(of, atClean(p.batch), labels));
      const headLoss = forHeads.step(p.headRate * rate, () => {
        const hinge = hingeDiscriminator(heads.logits(real), heads.logits(fake));
        return tf.add(tf.mul(hinge, features.layers), tf.mul(gradientPenalty(heads, real), p.penalty));
      });
      let distillationLoss: Scalar;
      const loss = forG.step(p.lr * rate, () => {
        const { loss, distilled } = total(make(), now, labels);
        distillationLoss = tf.keep(distilled);
        return loss;
      });
      return { loss, distillationLoss: distillationLoss!, headLoss };
    });
    costs.realSamples += p.batch;
    costs.teacherCalls += p.batch * (p.guidance === 1 ? 1 : 2);
    base.follow(k);
    base.onStep(k + 1);
    const losses = { loss, distillationLoss, headLoss };
    yield { type: "step", phase: "student", step: k + 1, of: p.iterations, losses };
    if (isDue(k + 1, p.iterations))
      yield { type: "measured", phase: "student", step: k + 1, metrics: await observable.measure() };
  }
  yield await base.keep("add");
  if (!p.probe) return;
  yield* probe({
    scope,
    rng: rng.fold("probe"),
    classes,
    real: (now, n) => subject.batch(now, n),
    generated: (now, n) => {
      const { z, labels } = drawStep(now, n, subject);
      return { x: jump(average, z, labels), labels };
    },
    judges: { clean: features, diffusion: diffusionFeatures(body, true) },
    onStep: base.onStep,
  });

  async function frozen(): Promise<Features> {
    if (p.target !== "latents" || p.features === "diffusion") return diffusionFeatures(body, false);
    const { architecture, theta } = await pretrained("teacher-digits");
    const { decode } = await imageSpace(context, "latents");
    return classifierFeatures(scope.network(architecture, theta), decode);
  }
}
