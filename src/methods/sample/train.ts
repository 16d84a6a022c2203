import type { Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { isImageTarget } from "../generative/images.ts";
import { learn } from "../generative/learn.ts";
import { imageSubject, planeSubject } from "./subjects.ts";
import type { Spec } from "./spec.ts";

/**
 * A diffusion model and its samplers. The exact model is the mixture's own denoiser; a trained one learns to tell the
 * noise from the example: Ho et al. 2020 (arXiv:2006.11239, algorithm 1), at noise levels of Karras et al. 2022.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, scope, lineage } = context;
  let step = 0;
  const now = () => step;
  const subject = isImageTarget(p.target)
    ? await imageSubject(context, p.target, now)
    : await planeSubject(context, now);
  const { observable, model, lesson } = subject;
  const isTrained = p.teacher === "live" && model !== null;
  yield { type: "ready", observable, untrained: !isTrained };
  if (!isTrained) return;

  const onStep = (k: number) => void (step = k);
  yield* learn({ scope, phase: "teacher", average: model, p, lesson, observable, onStep });
  const { architecture } = model.network;
  const kept = { architecture, diffusion: model.meaning, theta: await model.network.values(), lineage };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "teacher", ...kept } };
}
