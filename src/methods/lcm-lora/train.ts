import type { Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson } from "../../diffusion/denoising.ts";
import type { Run } from "../../lab/run.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import { Adapter, AdapterTrainer, merge, perceptron } from "../../nn/lora.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { imageSpace } from "../generative/images.ts";
import { decay } from "../generative/learn.ts";
import { isDue } from "../generative/measuring.ts";
import { subjectOf } from "../generative/subject.ts";
import { teacherOf } from "../generative/teacher.ts";
import { accelerationStep } from "./acceleration-step.ts";
import { latentsOf } from "./latent-distances.ts";
import type { Spec } from "./spec.ts";
import { styled } from "./styles.ts";
import { watchAdapters } from "./watch-adapters.ts";

/**
 * LCM-LoRA: Luo et al. 2023 (arXiv:2311.05556). Two low-rank adapters of one frozen base: τ_LCM learns to take few steps, τ'
 * a style. Their sum θ' = θ_pre + λ1 τ' + λ2 τ_LCM (equations 2 and 3) is not trained at all.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage } = context;
  const latents = { target: "latents", modes: "" };
  const [subject, space] = [await subjectOf(context, latents), await imageSpace(context, "latents")];
  const shipped = { teacher: "pretrained", width: 0, depth: 0, ...latents } as const;
  const { model, rows } = await teacherOf(context, shipped, subject);
  const { network: base, meaning } = model!; // θ_pre
  const adapter = (name: string) => scope.own(new Adapter(perceptron(base.architecture), p.rank, rng.fold(name)));
  const [style, acceleration] = [adapter("style"), adapter("acceleration")]; // τ', τ_LCM
  const copy = async (): Promise<Denoiser> => ({ network: scope.own(await base.clone()), meaning });
  const draw = styled(p.style, p.strength);
  let step = 0;
  const shown = { subject, space, base, style, acceleration, copy, draw, step: () => step };
  const observable = await watchAdapters(context, shown);
  yield { type: "ready", observable };

  const phase = async function* (name: string, of: number, loss: string, one: (k: number) => Scalar): Run<Scalar> {
    for (let k = 0; k < of; k++) {
      const value = tf.tidy(() => one(k));
      step = k + 1;
      yield { type: "step", phase: name, step, of, losses: { [loss]: value } };
      if (isDue(step, of)) yield { type: "measured", phase: name, step, metrics: await observable.measure() };
    }
  };
  const [fast, slow] = [await copy(), await copy()];
  const trainerOf = (own: Adapter, { network }: Denoiser) =>
    scope.own(new AdapterTrainer(own, base, network, { weightDecay: p.weightDecay }));
  const toAccelerate = trainerOf(acceleration, fast);
  yield* phase("acceleration", p.iterations, "loss", (k) => {
    const [rate, now] = [p.lr * decay(k / p.iterations), rng.fold("acceleration", k)];
    return accelerationStep({ p, adapted: fast, base: rows, trainer: toAccelerate, subject, rate, now });
  });

  const drawn = draw(rng.fold("styled"), p.styleExamples);
  const examples = scope.own(latentsOf(space, drawn));
  const toStyle = trainerOf(style, slow);
  yield* phase("style", p.styleIterations, "styleLoss", (k) => {
    const now = rng.fold("style", k);
    const chosen = now.fold("data").integers(p.batch, p.styleExamples);
    const x = gatherRows(examples, tf.tensor1d(chosen, "int32"));
    const batch = { x, labels: Array.from(chosen, (i) => drawn.labels[i]) };
    const { input, answer } = denoisingLesson(meaning, batch, now);
    const rate = p.styleLr * decay(k / p.styleIterations);
    return toStyle.step(rate, () => squaredError(answer, slow.network.apply(input)));
  });

  const sum = [
    { adapter: style, weight: p.lambda1 },
    { adapter: acceleration, weight: p.lambda2 },
  ];
  merge(slow.network, base, sum);
  const kept = { architecture: base.architecture, diffusion: meaning, theta: await slow.network.values(), lineage };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "lcm-lora", ...kept } };
}
