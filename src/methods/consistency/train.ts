import type { Run } from "../../lab/run.ts";
import { updateEma } from "../../nn/ema.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Context } from "../context.ts";
import type { Generator } from "../generative/generator.ts";
import { isDue } from "../generative/measuring.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { studentOf, teacherOf, trainTeacher } from "../generative/teacher.ts";
import { consistencyStep } from "./consistency-step.ts";
import { watchEndpoints } from "./endpoints.ts";
import { spec, type Spec } from "./spec.ts";

/**
 * Consistency models: Song et al. 2023 (arXiv:2303.01469, algorithms 2 and 3). A student learns to predict, from any
 * point of a path, what it predicts from the next point nearer to the data; at the data the answer is given.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const subject = await subjectOf(context, p);
  const teacher = await teacherOf(context, p, subject);
  const generators: ByRole<Generator> = { teacher: teacher.generator };
  let step = 0;
  const now = { rng, step: () => step };
  const observable = subject.watch({
    ...now,
    generators,
    prefixes: { teacher: "teacher", student: "" },
    declared: Object.keys(spec.metrics),
    setting: () => ({ schedule: "edm", sampler: "heun", steps: p.steps, guidance: p.guidance }),
    n: () => p.n,
    fieldTime: () => 0,
    ...(subject.classes === 0 && { also: watchEndpoints(teacher.generator, generators, now) }),
  });
  const onStep = (k: number) => void (step = k);
  yield { type: "ready", observable };
  if (p.teacher === "live") {
    const { model } = teacher;
    yield* trainTeacher(context, { subject, model: model!, observable, iterations: p.teacherIterations, onStep });
  }

  const theta = await studentOf(context, p, teacher, subject); // θ ← φ
  const copy = async (): Promise<Denoiser> => ({ ...theta, network: scope.own(await theta.network.clone()) });
  const [thetaMinus, average] = [await copy(), await copy()]; // θ⁻ ← θ
  const student = multistepGenerator(average, rng.fold("sampler"), "edm");
  // The teacher's guidance is distilled as well.
  generators.student = { ...student, samples: (z, how) => student.samples(z, { ...how, guidance: 1 }) };
  const trainer = scope.trainer(theta.network);
  for (let k = 0; k < p.iterations; k++) {
    const progress = k / p.iterations;
    const loss = tf.tidy(() =>
      consistencyStep({
        p,
        theta,
        thetaMinus,
        teacher: p.training === "distillation" ? teacher.rows : null,
        trainer,
        subject,
        levels: grown(p.levels, p.growth, progress),
        rate: p.lr * (1 - progress),
        now: rng.fold("students", k),
      }),
    );
    updateEma(thetaMinus.network, theta.network, p.targetEma); // θ⁻ ← stopgrad(μ θ⁻ + (1 − μ) θ)
    updateEma(average.network, theta.network, Math.min(p.ema, (1 + k) / (10 + k)));
    onStep(k + 1);
    yield { type: "step", phase: "student", step: k + 1, of: p.iterations, losses: { loss } };
    if (isDue(k + 1, p.iterations))
      yield { type: "measured", phase: "student", step: k + 1, metrics: await observable.measure() };
  }
  const { architecture } = average.network;
  const kept = { architecture, diffusion: average.meaning, theta: await average.network.values(), lineage };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "consistency", ...kept } };
}

/** The number of levels, doubled in even stages until it is `growth` times as large: Song & Dhariwal 2023. */
export const grown = (levels: number, growth: number, progress: number): number =>
  levels * 2 ** Math.floor(progress * (Math.floor(Math.log2(growth)) + 1));
