import { networkRows, type DenoiseRows } from "../../diffusion/rows.ts";
import { angleOf } from "../../diffusion/parameterisation.ts";
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Run } from "../../lab/run.ts";
import { studentSteps } from "../../lab/stages.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { always, networkGenerator, stopsOf, type Generator, type Setting } from "../generative/generator.ts";
import { isDue } from "../generative/measuring.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { studentOf, teacherOf, trainTeacher } from "../generative/teacher.ts";
import type { RungOf } from "../generative/ladder.ts";
import { spec, type Spec } from "./spec.ts";
import { distilStep } from "../generative/distil-step.ts";

/**
 * Progressive distillation: Salimans & Ho 2022 (arXiv:2202.00512, algorithm 2). A student learns to do in one step what its
 * teacher does in `stride`; then it is the teacher. Beside it, if asked, one that must learn all steps at once.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const subject = await subjectOf(context, p);
  const teacher = await teacherOf(context, p, subject);
  const most = Number(p.teacherSteps);
  const isGuided = subject.classes > 0 && p.guidance !== 1;
  const how: Setting = { schedule: p.schedule, sampler: "ddim", steps: most, guidance: p.guidance };
  const generators: ByRole<Generator> = { teacher: teacher.generator };
  const rungs: RungOf[] = [{ role: "teacher", setting: how, generator: teacher.generator }];
  let step = 0;
  let isOver = false;
  const costs = { teacherCalls: 0, realSamples: 0 };
  const observable = subject.watch({
    generators,
    rungs,
    prefixes: { teacher: "teacher", student: "", control: "direct" },
    declared: Object.keys(spec.metrics),
    setting: () => how,
    n: () => p.n,
    fieldTime: () => p.fieldTime,
    looksAtMap: () => isOver,
    rng,
    step: () => step,
  });
  const onStep = (k: number) => void (step = k);
  yield { type: "ready", observable };
  if (p.teacher === "live") {
    const { model } = teacher;
    yield* trainTeacher(context, { subject, model: model!, observable, iterations: p.teacherIterations, onStep });
  }

  interface Stage {
    readonly phase: string;
    /** Of the artifact. */
    readonly name: string;
    readonly eta: DenoiseRows;
    readonly theta: Denoiser;
    /** Of the student; each is `by` of the teacher's. */
    readonly steps: number;
    readonly by: number;
    readonly iterations: number;
  }
  const stage = async function* ({ phase, name, iterations, ...o }: Stage): Run<Scalar> {
    const { network, meaning } = o.theta;
    const trainer = scope.trainer(network);
    const stops = stopsOf({ ...how, steps: o.steps * o.by, thinned: most }).map(angleOf);
    for (let k = 0; k < iterations; k++) {
      const [rate, now] = [p.lr * (1 - k / iterations), rng.fold(phase, k)];
      const loss = tf.tidy(() => distilStep({ ...o, p, trainer, stops, subject, rate, now }));
      costs.teacherCalls += p.batch * o.by * (o.eta === teacher.rows && isGuided ? 2 : 1);
      costs.realSamples += p.batch;
      onStep(k + 1);
      isOver = k + 1 === iterations;
      yield { type: "step", phase, step: k + 1, of: iterations, losses: { loss } };
      if (isDue(k + 1, iterations)) {
        const metrics = await observable.measure();
        const kept = isOver ? asOf(o.steps, metrics) : {};
        yield { type: "measured", phase, step: k + 1, metrics: { ...metrics, ...kept } };
      }
    }
    scope.release(trainer);
    const { architecture } = network;
    const artifact = { architecture, diffusion: meaning, theta: await network.values(), lineage };
    yield { type: "artifact", artifact: { kind: "diffusion", name, ...artifact }, costs: { ...costs } };
  };
  const show = (role: "student" | "control", theta: Denoiser, steps: number): RungOf => {
    const setting = { ...how, steps, thinned: most, guidance: 1 }; // guidance is distilled as well
    const generator = always(networkGenerator(theta, rng.fold("sampler")), setting);
    generators[role] = generator;
    return { role, setting, generator };
  };

  let eta: { rows: DenoiseRows; model: Denoiser | null } = teacher; // the current teacher, x̂_η
  let [before, spent] = [most, 0];
  for (const steps of studentSteps(most, p.stride === "all" ? "all" : Number(p.stride))) {
    const theta = await studentOf(context, p, eta, subject, p.prediction); // θ ← η
    rungs.push(show("student", theta, steps));
    const iterations = steps <= 2 ? 2 * p.iterations : p.iterations;
    const by = before / steps;
    yield* stage({ phase: `steps${steps}`, name: `student-${steps}`, eta: eta.rows, theta, steps, by, iterations });
    eta = { rows: networkRows(theta), model: theta }; // η ← θ
    before = steps;
    spent += iterations;
  }
  if (p.direct) {
    const theta = await studentOf(context, p, teacher, subject, p.prediction);
    rungs.push(show("control", theta, 1));
    const all = { eta: teacher.rows, steps: 1, by: most, iterations: spent };
    yield* stage({ phase: "direct", name: "student-direct", theta, ...all });
  }
}

/** What is declared of the student of so many steps by name, so that it stays when the next one is the student. */
const asOf = (steps: number, metrics: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(metrics)
      .map(([name, value]) => [`${name}${steps}`, value] as const)
      .filter(([name]) => name in spec.metrics),
  );
