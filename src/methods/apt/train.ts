import { LabFailure } from "../../lab/errors.ts";
import type { Run } from "../../lab/run.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { consistencyPhase } from "../generative/consistency-phase.ts";
import { watchCritic } from "../generative/critic.ts";
import { fewStep } from "../generative/few-step.ts";
import { isDue } from "../generative/measuring.ts";
import { oneStepGenerator } from "../generative/one-step.ts";
import { aptRound } from "./apt-step.ts";
import { discriminatorFrom } from "./discriminator.ts";
import { readJudge } from "./readings.ts";
import { spec, type Spec } from "./spec.ts";

/** Discrete consistency distillation before the adversarial phase: Song et al. 2023 with the squared distance (section 3.1). */
const distilled = {
  batch: 64,
  solver: "euler",
  distance: "squared",
  weighting: "one",
  levels: 16,
  growth: 1,
  targetEma: 0.95,
  lr: 5e-4,
  ema: 0.99,
} as const;

/**
 * Adversarial post-training: Lin et al. 2025, APT (arXiv:2501.08316). A one-step generator that consistency distillation
 * began is trained against real examples; its judge is the diffusion network itself, all of it.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const base = await fewStep(context, p, Object.keys(spec.metrics));
  const { subject, teacher, begin, body, G, average, costs } = base;
  const D = await discriminatorFrom(
    { scope, rng: rng.fold("judge") },
    { body: p.body === "distilled" ? begin.network : body.network, random: p.body === "random", depths: p.depths },
  );
  if (p.penalty === "true" && !D.slope) {
    const accepted = "approximated, none (the transformer's kernels are differentiable once)";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "penalty", given: "true", accepted }] });
  }
  const reading = { p, D, subject, rng: rng.fold("reading") };
  const critic = watchCritic({
    generator: oneStepGenerator(average, rng),
    ...readJudge(reading).plane,
    rng,
    step: base.step,
  });
  const also = {
    views: subject.classes === 0 ? critic.views : async () => [],
    measure: () => readJudge(reading).measure(average),
  };
  const observable = base.watch({ also });
  yield { type: "ready", observable };

  if (p.start === "live") {
    const choice = { ...distilled, iterations: p.distillation };
    const phase = { scope, phase: "consistency", loss: "distillationLoss", average: begin, p: choice } as const;
    yield* consistencyPhase({
      ...phase,
      teacher: teacher.rows,
      subject,
      observable,
      rng: rng.fold("consistency"),
      onStep: base.onStep,
    });
    costs.teacherCalls += p.distillation * distilled.batch * (p.guidance === 1 ? 1 : 2);
    for (const { network } of [G, average]) await network.become(begin.network);
    if (p.body === "distilled") await D.become(begin.network);
  }

  const momentum = { beta1: 0, beta2: 0.99 }; // RMSProp
  const trainers = {
    G: scope.trainer(G.network, momentum),
    D: D.networks.map((network) => scope.trainer(network, momentum)),
  };
  const of = p.headStart + p.iterations;
  for (let k = 0; k < of; k++) {
    const progress = Math.max(0, (k - p.headStart) / p.iterations);
    const rate = Math.min(1, 2 * (1 - progress));
    const rates = { G: k < p.headStart ? 0 : p.lr * rate, D: p.dlr * rate };
    const losses = tf.tidy(() => aptRound({ p, subject, G, D, trainers, rates, now: rng.fold("step", k) }));
    costs.realSamples += p.batch;
    if (k >= p.headStart) base.follow(k - p.headStart);
    base.onStep(k + 1);
    yield { type: "step", phase: "adversarial", step: k + 1, of, losses };
    if (isDue(k + 1, of))
      yield { type: "measured", phase: "adversarial", step: k + 1, metrics: await observable.measure() };
  }
  yield await base.keep("apt");
}
