/** Data and networks of a classifier distillation, from its parameters. */
import { classificationData } from "../../data/classification.ts";
import { takeRows, type ClassificationData, type LabelledSet } from "../../data/dataset.ts";
import { corruptLabels } from "../../data/label-noise.ts";
import { balancedOrder } from "../../data/shuffle.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { Context } from "../context.ts";
import type { Spec } from "./spec.ts";

/** Held-out examples drawn to judge on. */
const testExamples = 2000;

export interface Prepared {
  readonly data: ClassificationData;
  /** What a live teacher is trained on. */
  readonly forTeacher: LabelledSet;
  /** The student's examples: the labelled ones first, then the transfer set, whose labels are not used. */
  readonly forStudent: LabelledSet;
  readonly labelled: number;
  /** The class student and control never see, or null. */
  readonly omitted: number | null;
}

/** A perceptron with `depth` hidden layers of `width` rectified units. */
export function perceptron(input: number, width: number, depth: number, classes: number): MlpArchitecture {
  return { kind: "mlp", sizes: [input, ...Array.from({ length: depth }, () => width), classes], activation: "relu" };
}

/** Whether the variant transfers hidden features, which only a network has. */
export const usesFeatures = ({ variant }: Context<Spec>["p"]): boolean =>
  variant === "hints" || variant === "similarity" || variant === "relational";

/** Nobody has trained a teacher on a person's own data beforehand. */
export const hasLiveTeacher = (p: Context<Spec>["p"]): boolean =>
  p.teacher === "live" || (p.dataset === "own" && p.teacher === "pretrained");

/** @throws LabFailure when the recipe wants own data and there are none */
function drawData({ p, rng, ownData }: Context<Spec>, wanted: number): ClassificationData {
  if (p.dataset === "own") {
    if (!ownData) throw new LabFailure({ type: "Unsupported", feature: "data", detail: "own-data-missing" });
    // Which examples count as labelled depends on the seed, as it does for drawn data.
    const needed = Math.max(wanted, hasLiveTeacher(p) ? p.teacherExamples : 0);
    const order = balancedOrder(rng.fold("data"), ownData.train.y, ownData.classes).subarray(0, needed);
    return { ...ownData, train: takeRows(ownData.train, order, ownData.d) };
  }
  return classificationData({
    dataset: p.dataset,
    rng: rng.fold("data"),
    train: Math.max(wanted, hasLiveTeacher(p) ? p.teacherExamples : 0),
    test: testExamples,
    ambiguity: p.ambiguity,
    noise: p.noise,
  });
}

/**
 * The examples of the run, with whatever labels were made wrong on purpose.
 * @throws LabFailure when own data are wanted and missing, or the exact teacher where nobody knows the posterior
 */
export function prepare(context: Context<Spec>): Prepared {
  const { p, rng } = context;
  const wanted = p.labels + p.transfer;
  // Enough to be left with as many after the omitted class is gone, in sets of few classes too.
  const data = drawData(context, p.omitted === "none" ? wanted : 2 * wanted);
  if (p.teacher === "exact" && !data.posterior) {
    const accepted = "pretrained, live (nobody knows the exact answer for this data set)";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "teacher", given: "exact", accepted }] });
  }
  if (p.teacher === "exact" && usesFeatures(p)) {
    const accepted = "hinton, decoupled, standardised, mutual (the exact posterior has no hidden features)";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "variant", given: p.variant, accepted }] });
  }
  const omitted = p.omitted !== "none" && Number(p.omitted) < data.classes ? Number(p.omitted) : null;
  const { train, classes, d } = data;
  const noise = { kind: p.noiseKind, dataset: data.id };
  const kept = Array.from(train.y.keys()).filter((row) => train.y[row] !== omitted);
  const pool = takeRows(train, kept.slice(0, wanted), d);
  const wrong = corruptLabels(rng.fold("labels"), pool.y, classes, { rate: p.labelNoise, ...noise });
  // An annotator who has never heard of the omitted class does not name it by mistake.
  const y = wrong.map((label, i) => (label === omitted ? pool.y[i] : label));
  const taught = corruptLabels(rng.fold("teacher", "labels"), train.y, classes, { rate: p.teacherNoise, ...noise });
  return {
    data,
    forTeacher: { ...train, y: taught, n: Math.min(p.teacherExamples, train.n) },
    forStudent: { ...pool, y },
    labelled: Math.min(p.labels, pool.n),
    omitted,
  };
}

/** One-hot rows `[n, classes]`. */
export function oneHot(labels: Uint8Array, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (rows[i * classes + label] = 1));
  return rows;
}
