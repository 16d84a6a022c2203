import type { Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { consistencyPhase } from "../generative/consistency-phase.ts";
import type { Generator } from "../generative/generator.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import { carefully, noisesOf } from "../generative/one-step.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { studentOf, teacherOf, trainTeacher } from "../generative/teacher.ts";
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
    setting: () => ({ ...carefully(subject), steps: p.steps, guidance: p.guidance }),
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

  const average = await studentOf(context, p, teacher, subject);
  const student = multistepGenerator(average, rng.fold("sampler"), noisesOf(subject));
  // The teacher's guidance is distilled as well.
  generators.student = { ...student, samples: (z, how) => student.samples(z, { ...how, guidance: 1 }) };
  yield* consistencyPhase({
    scope,
    phase: "student",
    loss: "loss",
    average,
    p,
    teacher: p.training === "distillation" ? teacher.rows : null,
    subject,
    observable,
    rng: rng.fold("students"),
    onStep,
  });
  const { architecture } = average.network;
  const kept = { architecture, diffusion: average.meaning, theta: await average.network.values(), lineage };
  const answers = (p.solver === "heun" ? 2 : 1) * (subject.classes > 0 && p.guidance !== 1 ? 2 : 1);
  const realSamples = p.iterations * p.batch;
  const costs = { realSamples, teacherCalls: p.training === "distillation" ? realSamples * answers : 0 };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "consistency", ...kept }, costs };
}
