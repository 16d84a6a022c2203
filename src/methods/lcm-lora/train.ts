import type { Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson } from "../../diffusion/denoising.ts";
import type { Run } from "../../lab/run.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { squaredError } from "../../nn/kernels/row-losses.ts";
import { AdapterTrainer, merge, type Adapter } from "../../nn/lora.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { imageSpace } from "../generative/images.ts";
import { decay } from "../generative/learn.ts";
import { subjectOf } from "../generative/subject.ts";
import { teacherOf } from "../generative/teacher.ts";
import { accelerationCosts, accelerationStep } from "./acceleration-step.ts";
import { adapterFor, isShelved, trainingOf } from "./adapters.ts";
import { latentsOf } from "./latent-metrics.ts";
import type { Spec } from "./spec.ts";
import { styled, styleOf } from "./styles.ts";
import { watchAdapters } from "./watch-adapters.ts";

/** Per phase: each asks four models, one of them 50 times, and takes as long as some dozens of steps. */
const measurements = 6;

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
  const parts = ["style", "acceleration"] as const;
  const [style, acceleration] = parts.map((part) => adapterFor(context, part, base)); // τ', τ_LCM
  const fresh = parts.filter((part) => !isShelved(p, part));
  const copy = async (): Promise<Denoiser> => ({ network: scope.own(await base.clone()), meaning });
  const draw = styled(styleOf(p));
  let step = 0;
  const training = trainingOf(context);
  const shown = { subject, space, base, style, acceleration, training, copy, draw, step: () => step };
  const observable = await watchAdapters(context, shown);
  yield { type: "ready", observable, untrained: fresh.length === 0 };

  const phase = async function* (name: string, of: number, loss: string, one: (k: number) => Scalar): Run<Scalar> {
    for (let k = 0; k < of; k++) {
      const value = tf.tidy(() => one(k));
      step = k + 1;
      yield { type: "step", phase: name, step, of, losses: { [loss]: value } };
      if (step === of || step % Math.ceil(of / measurements) === 0)
        yield { type: "measured", phase: name, step, metrics: await observable.measure() };
    }
  };
  const trainerOf = (own: Adapter, { network }: Denoiser) =>
    scope.own(new AdapterTrainer(own, base, network, { weightDecay: p.weightDecay }));
  if (fresh.includes("acceleration")) {
    const fast = await copy();
    const trainer = trainerOf(acceleration, fast);
    yield* phase("acceleration", p.iterations, "loss", (k) => {
      const [rate, now] = [p.lr * decay(k / p.iterations), rng.fold("acceleration", k)];
      return accelerationStep({ p, adapted: fast, base: rows, trainer, subject, rate, now });
    });
  }
  if (fresh.includes("style")) {
    const drawn = draw(rng.fold("styled"), p.styleExamples);
    const examples = scope.own(latentsOf(space, drawn));
    const slow = await copy();
    const trainer = trainerOf(style, slow);
    yield* phase("style", p.styleIterations, "styleLoss", (k) => {
      const now = rng.fold("style", k);
      const chosen = now.fold("data").integers(p.batch, p.styleExamples);
      const x = gatherRows(examples, tf.tensor1d(chosen, "int32"));
      const batch = { x, labels: Array.from(chosen, (i) => drawn.labels[i]) };
      const { input, answer } = denoisingLesson(meaning, batch, now);
      const rate = p.styleLr * decay(k / p.styleIterations);
      return trainer.step(rate, () => squaredError(answer, slow.network.apply(input)));
    });
  }
  if (fresh.length === 0) return;

  const { network } = await copy();
  const sum = [
    { adapter: style, weight: p.lambda1 },
    { adapter: acceleration, weight: p.lambda2 },
  ];
  merge(network, base, sum);
  const merged = { architecture: base.architecture, diffusion: meaning, theta: await network.values(), lineage };
  yield { type: "artifact", artifact: { kind: "diffusion", name: "lcm-lora", ...merged } };
  for (const part of fresh) {
    const own = part === "style" ? style : acceleration;
    const kept = { architecture: own.architecture, theta: await own.values(), lineage };
    const costs = part === "style" ? undefined : accelerationCosts(p);
    yield { type: "artifact", artifact: { kind: "adapter", name: part, ...kept }, ...(costs && { costs }) };
  }
}
