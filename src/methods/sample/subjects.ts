/** What is sampled: points of the plane or images, with the model, how it is watched and what it learns from. */
import { denoiserArchitecture, meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson, type Lesson } from "../../diffusion/denoising.ts";
import type { DiffusionMeaning } from "../../lab/artifact.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { Observable } from "../../lab/run.ts";
import { sample } from "../../math/mixture.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { tf } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { exactGenerator, networkGenerator, type Setting } from "../generative/generator.ts";
import { digitClasses, drawImages, featureNetwork, imageSpace, type ImageTargetId } from "../generative/images.ts";
import { planeTargetOf } from "../generative/targets.ts";
import { watchImages } from "../generative/watch-images.ts";
import { watchPlane } from "../generative/watch-plane.ts";
import { spec, type Spec } from "./spec.ts";

export interface Subject {
  readonly observable: Observable;
  /** Null: the exact model. */
  readonly model: Denoiser | null;
  /** What a live model is shown in step k; within a tidy. */
  readonly lesson: (k: number) => Lesson;
}

/** Digits drawn for a live model of images. */
const pool = 20_000;

/** @throws LabFailure when no such network is shipped */
async function modelOf(context: Context<Spec>, meaning: DiffusionMeaning): Promise<Denoiser> {
  const { p, rng, scope, pretrained } = context;
  if (p.teacher === "live") {
    return { network: scope.network(denoiserArchitecture(meaning, p), rng.fold("network")), meaning };
  }
  const artifact = await pretrained(`diffusion-${p.target}`);
  return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
}

const watched = ({ p, rng }: Context<Spec>, step: () => number) => ({
  prefixes: { teacher: "" },
  declared: Object.keys(spec.metrics),
  setting: (): Setting => ({ schedule: p.schedule, sampler: p.sampler, steps: p.steps, guidance: p.guidance }),
  n: () => p.n,
  rng,
  step,
});

/** @throws LabFailure as `planeTargetOf` and `modelOf` do */
export async function planeSubject(context: Context<Spec>, step: () => number): Promise<Subject> {
  const { p, rng } = context;
  const target = planeTargetOf({ p: { ...p, target: p.target as "ring8" }, ownPoints: context.ownPoints });
  const meaning = { prediction: p.prediction, dims: 2, classes: 0 };
  const model = p.teacher === "exact" ? null : await modelOf(context, meaning);
  const stream = rng.fold("sampler");
  const teacher = model ? networkGenerator(model, stream) : exactGenerator(target.mixture, stream);
  const observable = watchPlane({
    ...watched(context, step),
    target,
    untrained: p.teacher !== "live",
    generators: { teacher },
    fieldTime: () => p.fieldTime,
  });
  const lesson = (k: number) => {
    const now = rng.fold("step", k);
    const x = tf.tensor2d(sample(target.mixture, now.fold("data"), p.batch).x, [p.batch, 2]);
    return denoisingLesson(meaning, { x }, now);
  };
  return { observable, model, lesson };
}

/** @throws LabFailure for the exact model, which nobody knows for digits, and as `modelOf` does */
export async function imageSubject(context: Context<Spec>, id: ImageTargetId, step: () => number): Promise<Subject> {
  const { p, rng, scope } = context;
  if (p.teacher === "exact") {
    const accepted = "pretrained, live (nobody knows the exact denoiser of digits)";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "teacher", given: "exact", accepted }] });
  }
  const space = await imageSpace(context, id);
  const meaning = { prediction: p.prediction, dims: space.dims, classes: digitClasses };
  const model = await modelOf(context, meaning);
  const observable = watchImages({
    ...watched(context, step),
    space,
    classifier: await featureNetwork(context),
    generators: { teacher: networkGenerator(model, rng.fold("sampler")) },
  });
  if (p.teacher !== "live") return { observable, model, lesson: never };
  const { images, labels } = drawImages(rng.fold("data"), pool);
  const drawn = tf.tensor2d(images, [pool, images.length / pool]);
  const examples = scope.own(space.encode(drawn));
  drawn.dispose();
  const lesson = (k: number) => {
    const now = rng.fold("step", k);
    const rows = now.fold("data").integers(p.batch, pool);
    const x = gatherRows(examples, tf.tensor1d(rows, "int32"));
    return denoisingLesson(meaning, { x, labels: Array.from(rows, (row) => labels[row]) }, now);
  };
  return { observable, model, lesson };
}

const never = (): never => {
  throw new Error("a shipped model is not trained");
};
