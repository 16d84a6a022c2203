import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Run } from "../../lab/run.ts";
import { updateEma } from "../../nn/ema.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Generator } from "../generative/generator.ts";
import { isDue } from "../generative/measuring.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { teacherOf } from "../generative/teacher.ts";
import { guidedStudent } from "./guided-student.ts";
import { lcmStep } from "./lcm-step.ts";
import { spec, type Spec } from "./spec.ts";

/**
 * Latent consistency distillation: Luo et al. 2023 (arXiv:2310.04378, algorithm 1). From any point of a guided path in
 * the latent space the student, told class and guidance, predicts what it predicts from a point nearer to the data.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const latents = { target: "latents", modes: "" };
  const subject = await subjectOf(context, latents);
  const shipped = { teacher: "pretrained", width: 0, depth: 0, ...latents } as const;
  const { model, rows, generator } = await teacherOf(context, shipped, subject);
  const theta = await guidedStudent(scope, model!); // θ ← φ, told ω as well
  const copy = async (): Promise<Denoiser> => ({ ...theta, network: scope.own(await theta.network.clone()) });
  const [thetaMinus, average] = [await copy(), await copy()]; // θ⁻ ← θ
  const student = multistepGenerator(average, rng.fold("student"), "cosine");
  const generators: ByRole<Generator> = { teacher: generator, student };
  let step = 0;
  const observable = subject.watch({
    generators,
    own: { teacher: { steps: 50 } },
    comparedSteps: [1, 2, 4, 8],
    prefixes: { teacher: "teacher", student: "" },
    declared: Object.keys(spec.metrics),
    setting: () => ({ schedule: "cosine", sampler: "ddim", steps: p.steps, guidance: p.guidance }),
    n: () => p.n,
    fieldTime: () => 0,
    rng,
    step: () => step,
  });
  yield { type: "ready", observable };

  const trainer = scope.trainer(theta.network);
  for (let k = 0; k < p.iterations; k++) {
    const rate = p.lr * (1 - k / p.iterations);
    const now = rng.fold("step", k);
    const loss = tf.tidy(() => lcmStep({ p, theta, thetaMinus, teacher: rows, trainer, subject, rate, now }));
    updateEma(thetaMinus.network, theta.network, p.targetEma); // θ⁻ ← stopgrad(μ θ⁻ + (1 − μ) θ)
    updateEma(average.network, theta.network, Math.min(p.ema, (1 + k) / (10 + k)));
    step = k + 1;
    yield { type: "step", phase: "student", step, of: p.iterations, losses: { loss } };
    if (isDue(step, p.iterations))
      yield { type: "measured", phase: "student", step, metrics: await observable.measure() };
  }
  const { architecture } = average.network;
  const kept = { architecture, diffusion: average.meaning, theta: await average.network.values(), lineage };
  const realSamples = p.iterations * p.batch;
  const costs = { realSamples, teacherCalls: 2 * realSamples };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "lcm", ...kept }, costs };
}
