/** The model that the few-step methods learn from: shipped, exact, from the shelf, or trained at the beginning of the run. */
import { denoiserArchitecture, meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import { denoisingLesson } from "../../diffusion/denoising.ts";
import { guidedRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { Artifact, Prediction } from "../../lab/artifact.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Observable, Run } from "../../lab/run.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { networkGenerator, type Generator } from "./generator.ts";
import { learn } from "./learn.ts";
import type { Subject } from "./subject.ts";

export interface Teacher {
  readonly rows: DenoiseRows;
  readonly generator: Generator;
  /** The network, for students to begin as; the exact model has none. */
  readonly model: Denoiser | null;
}

export interface TeacherChoice {
  readonly teacher: "pretrained" | "exact" | "live" | "shelf";
  /** Its id on the shelf. */
  readonly shelfTeacher?: string;
  readonly target: string;
  readonly width: number;
  readonly depth: number;
  /** How much the class counts; for images. */
  readonly guidance?: number;
  readonly prediction?: Prediction;
}

type Given = Pick<Context<MethodSpec>, "scope" | "rng" | "pretrained" | "inputs">;

/**
 * The teacher that a recipe names; a live one has random weights until it is trained.
 * @throws LabFailure where no exact model is known, no such network is shipped or on the shelf, or it makes other things
 */
export async function teacherOf(given: Given, p: TeacherChoice, subject: Subject): Promise<Teacher> {
  const { scope, rng, pretrained, inputs } = given;
  if (p.teacher === "exact") {
    if (subject.exact) return { ...subject.exact, model: null };
    const accepted = "pretrained, live (nobody knows the exact denoiser of digits)";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "teacher", given: "exact", accepted }] });
  }
  const model = p.teacher === "live" ? fresh() : p.teacher === "shelf" ? shelved() : await shipped();
  return { rows: guidedRows(model, p.guidance ?? 1), generator: networkGenerator(model, rng.fold("sampler")), model };

  function fresh(): Denoiser {
    const meaning = meant(subject, p.prediction ?? "v");
    const architecture = denoiserArchitecture(meaning, { ...p, tokens: subject.tokens });
    return { network: scope.network(architecture, rng.fold("network")), meaning };
  }
  async function shipped(): Promise<Denoiser> {
    return modelOf(await pretrained(`diffusion-${p.target}`));
  }
  function shelved(): Denoiser {
    const artifact = inputs["teacher"];
    const named = `shelf ${p.shelfTeacher ?? ""}`.trim();
    if (!artifact) throw new LabFailure({ type: "Unsupported", feature: "artifact", detail: named });
    const { dims, classes, guided } = artifact.diffusion ?? {};
    const { architecture } = artifact;
    const tokens = architecture.kind === "diffusion-transformer" ? architecture.tokens : undefined;
    if (dims !== subject.dims || classes !== subject.classes || tokens !== subject.tokens || guided) {
      const detail = `${named}: ${artifact.name}, ${artifact.kind}, ${dims ?? "no"} dims, ${classes ?? "no"} classes`;
      throw new LabFailure({ type: "Unsupported", feature: "artifact", detail });
    }
    return modelOf(artifact);
  }
  function modelOf(artifact: Artifact): Denoiser {
    return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
  }
}

const meant = ({ dims, classes }: Subject, prediction: Prediction) => ({ prediction, dims, classes });

export interface TeacherTraining {
  readonly subject: Subject;
  readonly model: Denoiser;
  readonly observable: Observable;
  readonly iterations: number;
  readonly onStep: (step: number) => void;
}

/** Trains it as `sample` trains its model by default. */
export function trainTeacher(
  { scope, rng }: Pick<Given, "scope" | "rng">,
  { subject, model, ...o }: TeacherTraining,
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
      return denoisingLesson(model.meaning, subject.batch(now.fold("data"), batch), now);
    },
  });
}

const batch = 512;

/** A student as its teacher is now, or with weights of its own where there is no network like it. */
export async function studentOf(
  { scope, rng }: Pick<Given, "scope" | "rng">,
  p: { readonly width: number; readonly depth: number },
  { model }: Pick<Teacher, "model">,
  subject: Subject,
  prediction: Prediction = model?.meaning.prediction === "velocity" ? "velocity" : "v",
): Promise<Denoiser> {
  const meaning = meant(subject, prediction);
  const architecture = denoiserArchitecture(meaning, { ...p, tokens: subject.tokens });
  const network = scope.network(architecture, rng.fold("student"));
  if (model && alike(model.network, network) && model.meaning.prediction === prediction)
    await network.become(model.network);
  return { network, meaning };
}

const alike = (a: Network, b: Network) => JSON.stringify(a.architecture) === JSON.stringify(b.architecture);
