/** The model that the few-step methods learn from: shipped, exact, or trained at the beginning of the run. */
import { denoiserArchitecture, meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson } from "../../diffusion/denoising.ts";
import { exactRows, networkRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { PlaneTarget } from "../../data/targets/plane.ts";
import type { Observable, Run } from "../../lab/run.ts";
import { sample } from "../../math/mixture.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { MethodSpec } from "../../lab/method.ts";
import { exactGenerator, networkGenerator, type Generator } from "./generator.ts";
import { learn } from "./learn.ts";

export interface PlaneTeacher {
  readonly rows: DenoiseRows;
  readonly generator: Generator;
  /** The network, for students to begin as; the exact model has none. */
  readonly model: Denoiser | null;
}

export interface TeacherChoice {
  readonly teacher: "pretrained" | "exact" | "live";
  readonly target: string;
  readonly width: number;
  readonly depth: number;
}

const meaning = { prediction: "v", dims: 2, classes: 0 } as const;

/** The teacher that a recipe names; a live one has random weights until `trainTeacher` has run. */
export async function planeTeacher(
  { scope, rng, pretrained }: Pick<Context<MethodSpec>, "scope" | "rng" | "pretrained">,
  p: TeacherChoice,
  target: PlaneTarget,
): Promise<PlaneTeacher> {
  const stream = rng.fold("sampler");
  if (p.teacher === "exact") {
    return { rows: exactRows(target.mixture), generator: exactGenerator(target.mixture, stream), model: null };
  }
  const model = p.teacher === "live" ? fresh() : await shipped();
  return { rows: networkRows(model), generator: networkGenerator(model, stream), model };

  function fresh(): Denoiser {
    return { network: scope.network(denoiserArchitecture(meaning, p), rng.fold("teacher")), meaning };
  }
  async function shipped(): Promise<Denoiser> {
    const artifact = await pretrained(`diffusion-${p.target}`);
    return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
  }
}

export interface TeacherTraining {
  readonly target: PlaneTarget;
  readonly model: Denoiser;
  readonly observable: Observable;
  readonly iterations: number;
  readonly onStep: (step: number) => void;
}

/** Trains it as `sample` trains its model by default. */
export function trainTeacher(
  { scope, rng }: { readonly scope: Context<MethodSpec>["scope"]; readonly rng: Rng },
  { target, model, ...o }: TeacherTraining,
): Run<Scalar> {
  const stream = rng.fold("teacher", "step");
  return learn({
    ...o,
    scope,
    phase: "teacher",
    average: model,
    loss: "teacherLoss",
    p: { iterations: o.iterations, lr: 5e-3, ema: 0.998 },
    lesson: (k) => {
      const now = stream.fold(k);
      return denoisingLesson(
        model.meaning,
        { x: tf.tensor2d(sample(target.mixture, now.fold("data"), batch).x, [batch, 2]) },
        now,
      );
    },
  });
}

const batch = 512;

/** A student as its teacher is now, or with weights of its own where there is no network like it. */
export async function studentOf(
  { scope, rng }: { readonly scope: Context<MethodSpec>["scope"]; readonly rng: Rng },
  p: { readonly width: number; readonly depth: number },
  { model }: Pick<PlaneTeacher, "model">,
  prediction: "v" | "x0" = "v",
): Promise<Denoiser> {
  const meant = { ...meaning, prediction };
  const architecture = denoiserArchitecture(meant, p);
  const network = scope.network(architecture, rng.fold("student"));
  if (model && alike(model.network, network) && model.meaning.prediction === prediction)
    await network.become(model.network);
  return { network, meaning: meant };
}

const alike = (a: Network, b: Network) => JSON.stringify(a.architecture) === JSON.stringify(b.architecture);
