import { denoiserArchitecture, type Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson } from "../../diffusion/denoising.ts";
import type { Run } from "../../lab/run.ts";
import { sample } from "../../math/mixture.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { exactGenerator, networkGenerator } from "../generative/generator.ts";
import { learn } from "../generative/learn.ts";
import { planeTargetOf } from "../generative/targets.ts";
import { watchPlane } from "../generative/watch-plane.ts";
import { spec, type Spec } from "./spec.ts";

/**
 * A diffusion model and its samplers. The exact model is the mixture's own denoiser; a trained one learns to tell the
 * noise from the example: Ho et al. 2020 (arXiv:2006.11239, algorithm 1), at noise levels of Karras et al. 2022.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const target = planeTargetOf(context);
  const meaning = { prediction: p.prediction, dims: 2, classes: 0 } as const;
  const model: Denoiser | null =
    p.teacher === "live"
      ? { network: scope.network(denoiserArchitecture(meaning, p), rng.fold("network")), meaning }
      : null;
  let step = 0;
  const stream = rng.fold("sampler");
  const observable = watchPlane({
    target,
    generators: { teacher: model ? networkGenerator(model, stream) : exactGenerator(target.mixture, stream) },
    prefixes: { teacher: "" },
    declared: Object.keys(spec.metrics),
    setting: () => ({ schedule: p.schedule, sampler: p.sampler, steps: p.steps }),
    n: () => p.n,
    fieldTime: () => p.fieldTime,
    rng,
    step: () => step,
  });
  yield { type: "ready", observable, untrained: !model };
  if (!model) return;

  const lesson = (k: number) => {
    const now = rng.fold("step", k);
    const x = tf.tensor2d(sample(target.mixture, now.fold("data"), p.batch).x, [p.batch, 2]);
    return denoisingLesson(meaning, { x }, now);
  };
  const onStep = (k: number) => void (step = k);
  yield* learn({ scope, phase: "teacher", average: model, p, lesson, observable, onStep });
  const { architecture } = model.network;
  const theta = await model.network.values();
  yield {
    type: "artifact",
    artifact: { kind: "diffusion", name: "teacher", architecture, diffusion: meaning, theta, lineage },
  };
}
