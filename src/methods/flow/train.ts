import { denoiserArchitecture, type Denoiser } from "../../diffusion/denoiser.ts";
import { lesson, type Lesson } from "../../diffusion/denoising.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import type { Run, RunEvent } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { always, networkGenerator, type Generator } from "../generative/generator.ts";
import { learn } from "../generative/learn.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { teacherOf } from "../generative/teacher.ts";
import { pairsOf, type Pairs } from "./pairs.ts";
import { spec, type Spec } from "./spec.ts";

const oneStep = { schedule: "flow", sampler: "euler", steps: 1 } as const;

/**
 * Rectified flow: Liu et al. 2023 (arXiv:2209.03003, algorithm 1), time running from data (0) to noise (1). A flow is
 * learned between data and independent noise; then, as often as asked, anew between its own two ends (reflow); at last a
 * single step is learned from the last pairs (section 2.2, distillation).
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const subject = await subjectOf(context, p);
  const { dims, classes } = subject;
  const meaning = { prediction: "velocity", dims, classes } as const;
  const stream = rng.fold("sampler");
  const teacher = { ...p, teacher: subject.exact ? "exact" : "pretrained" } as const;
  const generators: ByRole<Generator> = { teacher: (await teacherOf(context, teacher, subject)).generator };
  const costs = { teacherCalls: 0, realSamples: 0 };
  let step = 0;
  const observable = subject.watch({
    generators,
    prefixes: { teacher: "diffusion", control: "flow", student: "", smoothed: "distilled" },
    declared: Object.keys(spec.metrics),
    setting: () => ({ schedule: "flow", sampler: p.sampler, steps: p.steps }),
    n: () => p.n,
    fieldTime: () => p.fieldTime,
    rng,
    step: () => step,
  });
  const onStep = (k: number) => void (step = k);
  /** A new model on screen, with another's weights where it continues from one. */
  const model = async (role: "control" | "student" | "smoothed", start?: Denoiser): Promise<Denoiser> => {
    const network = scope.network(denoiserArchitecture(meaning, p), rng.fold("network"));
    if (start) await network.become(start.network);
    const made = { network, meaning };
    const generator = networkGenerator(made, stream);
    // The distilled one has only learned to jump from pure noise, whatever is asked.
    generators[role] = role === "smoothed" ? always(generator, oneStep) : generator;
    return made;
  };
  const first = await model("control");
  yield { type: "ready", observable };

  const train = (phase: string, average: Denoiser, lessonOf: (now: Rng) => Lesson) =>
    learn({ scope, phase, average, p, observable, onStep, lesson: (k) => lessonOf(rng.fold(phase, k)) });
  const keep = async (name: string, { network }: Denoiser): Promise<RunEvent<Scalar>> => {
    const { architecture } = network;
    const theta = await network.values();
    return {
      type: "artifact",
      artifact: { kind: "diffusion", name, architecture, diffusion: meaning, theta, lineage },
      costs: { ...costs },
    };
  };
  const pairs = (of: Denoiser, name: string) => {
    costs.teacherCalls += p.pairs * p.pairSteps;
    return pairsOf(of, {
      scope,
      rng: rng.fold("pairs", name),
      n: p.pairs,
      steps: p.pairSteps,
      measure: () => observable.measure(),
    });
  };

  costs.realSamples = p.iterations * p.batch;
  yield* train("flow1", first, (now) => {
    const examples = subject.batch(now.fold("data"), p.batch);
    // ln(σ/α) = ln(t/(1−t)) ~ N(0, 1): the logit-normal of Esser et al. 2024 (arXiv:2403.03206, section 3.1).
    const angles = Array.from(now.fold("t").normal(p.batch), (logit) => at(1 / (1 + Math.exp(-logit))));
    return lesson(meaning, examples, normalNoise(now.fold("noise"), examples.x.shape), angles);
  });
  yield await keep("flow-1", first);

  let last = first;
  for (let stage = 2; stage <= p.flows; stage++) {
    const phase = `flow${stage}`;
    const ends = yield* pairs(last, phase);
    last = await model("student", last);
    yield* train(phase, last, (now) => onPairs(last, ends, now, Array.from(now.fold("t").uniform(p.batch), at)));
    yield await keep(`flow-${stage}`, last);
    release(scope, ends);
  }
  if (!p.distil) return;
  const ends = yield* pairs(last, "distil");
  const single = await model("smoothed", last);
  const noiseOnly = Array.from({ length: p.batch }, () => at(1));
  yield* train("distil", single, (now) => onPairs(last, ends, now, noiseOnly));
  yield await keep("flow-distilled", single);
}

/** The moment t of the straight line. */
const at = (t: number): Angle => angleOf({ alpha: 1 - t, sigma: t });

/** Some of the pairs, each at its own moment. */
function onPairs(
  { meaning }: Denoiser,
  { noise, samples, classAt }: Pairs,
  now: Rng,
  angles: readonly Angle[],
): Lesson {
  const chosen = now.fold("rows").integers(angles.length, noise.shape[0]);
  const rows = tf.tensor1d(chosen, "int32");
  const x = gatherRows(samples, rows);
  const labels = classAt && Array.from(chosen, classAt);
  return lesson(meaning, labels ? { x, labels } : { x }, gatherRows(noise, rows), angles);
}

function release(scope: Scope, { noise, samples }: Pairs): void {
  for (const tensor of [noise, samples]) scope.release(tensor);
}
