import { denoisingLesson } from "../../diffusion/denoising.ts";
import type { Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { learn } from "../generative/learn.ts";
import { subjectOf } from "../generative/subject.ts";
import { teacherOf } from "../generative/teacher.ts";
import { spec, type Spec } from "./spec.ts";

/**
 * A diffusion model and its samplers. The exact model is the mixture's own denoiser; a trained one learns to tell the
 * noise from the example: Ho et al. 2020 (arXiv:2006.11239, algorithm 1), at noise levels of Karras et al. 2022.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const subject = await subjectOf(context, p);
  const { model, generator } = await teacherOf(context, p, subject);
  const isTrained = p.teacher === "live";
  let step = 0;
  const observable = subject.watch({
    generators: { teacher: generator },
    prefixes: { teacher: "" },
    declared: Object.keys(spec.metrics),
    setting: () => ({ schedule: p.schedule, sampler: p.sampler, steps: p.steps, guidance: p.guidance }),
    n: () => p.n,
    fieldTime: () => p.fieldTime,
    untrained: !isTrained,
    rng,
    step: () => step,
  });
  yield { type: "ready", observable, untrained: !isTrained };
  if (!isTrained || !model) return;

  const { meaning, network } = model;
  const lesson = (k: number) => {
    const now = rng.fold("step", k);
    return denoisingLesson(meaning, subject.batch(now.fold("data"), p.batch), now);
  };
  const onStep = (k: number) => void (step = k);
  yield* learn({ scope, phase: "teacher", average: model, p, lesson, observable, onStep });
  const costs = { teacherCalls: 0, realSamples: p.iterations * p.batch };
  const kept = { architecture: network.architecture, diffusion: meaning, theta: await network.values(), lineage };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "teacher", ...kept }, costs };
}
