import { networkRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { angleOf } from "../../diffusion/parameterisation.ts";
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Run } from "../../lab/run.ts";
import { schedule } from "../../math/schedules.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { always, networkGenerator, type Generator, type Setting } from "../generative/generator.ts";
import { isDue } from "../generative/measuring.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { studentOf, teacherOf, trainTeacher } from "../generative/teacher.ts";
import type { RungOf } from "../generative/ladder.ts";
import { spec, type Spec } from "./spec.ts";
import { distilStep } from "./distil-step.ts";

/**
 * Progressive distillation: Salimans & Ho 2022 (arXiv:2202.00512, algorithm 2). A student learns to do in one step what its
 * teacher does in `stride`; then it is the teacher. Beside it, if asked, one that must learn all steps at once.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const subject = await subjectOf(context, p);
  const teacher = await teacherOf(context, p, subject);
  const most = Number(p.teacherSteps);
  const how: Setting = { schedule: p.schedule, sampler: "ddim", steps: most, guidance: p.guidance };
  const generators: ByRole<Generator> = { teacher: teacher.generator };
  const rungs: RungOf[] = [{ role: "teacher", setting: how, generator: teacher.generator }];
  let step = 0;
  const observable = subject.watch({
    generators,
    rungs,
    prefixes: { teacher: "teacher", student: "", control: "direct" },
    declared: Object.keys(spec.metrics),
    setting: () => how,
    n: () => p.n,
    fieldTime: () => p.fieldTime,
    rng,
    step: () => step,
  });
  const onStep = (k: number) => void (step = k);
  yield { type: "ready", observable };
  if (p.teacher === "live") {
    const { model } = teacher;
    yield* trainTeacher(context, { subject, model: model!, observable, iterations: p.teacherIterations, onStep });
  }

  const stage = async function* (
    phase: string,
    o: { eta: DenoiseRows; theta: Denoiser; steps: number; by: number; iterations: number },
  ): Run<Scalar> {
    const trainer = scope.trainer(o.theta.network);
    const stops = schedule(p.schedule)
      .stops(o.steps * o.by)
      .map(angleOf);
    for (let k = 0; k < o.iterations; k++) {
      const loss = tf.tidy(() =>
        distilStep({
          ...o,
          p,
          trainer,
          stops,
          subject,
          rate: p.lr * (1 - k / o.iterations),
          now: rng.fold(phase, k),
        }),
      );
      onStep(k + 1);
      yield { type: "step", phase, step: k + 1, of: o.iterations, losses: { loss } };
      if (isDue(k + 1, o.iterations))
        yield { type: "measured", phase, step: k + 1, metrics: await observable.measure() };
    }
    scope.release(trainer);
  };
  const show = (role: "student" | "control", theta: Denoiser, steps: number): RungOf => {
    const setting = { ...how, steps, guidance: 1 }; // guidance is distilled as well
    const generator = always(networkGenerator(theta, rng.fold("sampler")), setting);
    generators[role] = generator;
    return { role, setting, generator };
  };

  let eta: { rows: DenoiseRows; model: Denoiser | null } = teacher; // the current teacher, x̂_η
  const stride = p.stride === "all" ? most : Number(p.stride);
  let spent = 0;
  for (let N = most; N > 1;) {
    const by = Math.min(stride, N);
    N = Math.floor(N / by);
    const theta = await studentOf(context, p, eta, subject, p.prediction); // θ ← η
    rungs.push(show("student", theta, N));
    const iterations = N <= 2 ? 2 * p.iterations : p.iterations;
    yield* stage(`steps${N}`, { eta: eta.rows, theta, steps: N, by, iterations });
    spent += iterations;
    const { architecture } = theta.network;
    yield {
      type: "artifact",
      artifact: {
        kind: "diffusion",
        name: `student-${N}`,
        architecture,
        diffusion: theta.meaning,
        theta: await theta.network.values(),
        lineage,
      },
    };
    eta = { rows: networkRows(theta), model: theta }; // η ← θ
  }
  if (p.direct) {
    const theta = await studentOf(context, p, teacher, subject, p.prediction);
    rungs.push(show("control", theta, 1));
    yield* stage("direct", { eta: teacher.rows, theta, steps: 1, by: most, iterations: spent });
  }
}
