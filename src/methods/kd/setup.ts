/** Data and networks of a classifier distillation, from its parameters. */
import { classificationData } from "../../data/classification.ts";
import { takeRows, type ClassificationData } from "../../data/dataset.ts";
import { balancedOrder } from "../../data/shuffle.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { Context } from "../context.ts";
import type { Spec } from "./spec.ts";

/** Held-out examples drawn to judge on. */
const testExamples = 2000;

/** A perceptron with `depth` hidden layers of `width` rectified units. */
export function perceptron(input: number, width: number, depth: number, classes: number): MlpArchitecture {
  return { kind: "mlp", sizes: [input, ...Array.from({ length: depth }, () => width), classes], activation: "relu" };
}

/** The examples of the run. @throws LabFailure when the recipe wants own data and there are none */
export function prepareData({ p, rng, ownData }: Context<Spec>): ClassificationData {
  if (p.dataset === "own") {
    if (!ownData) throw new LabFailure({ type: "Unsupported", feature: "data", detail: "own-data-missing" });
    // Which examples count as labelled depends on the seed, as it does for drawn data.
    const order = balancedOrder(rng.fold("data"), ownData.train.y, ownData.classes);
    return { ...ownData, train: takeRows(ownData.train, order, ownData.d) };
  }
  return classificationData({
    dataset: p.dataset,
    rng: rng.fold("data"),
    train: Math.max(p.labels + p.transfer, p.teacher === "live" ? p.teacherExamples : 0),
    test: testExamples,
    ambiguity: p.ambiguity,
    noise: p.noise,
  });
}

/** One-hot rows `[n, classes]`. */
export function oneHot(labels: Uint8Array, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (rows[i * classes + label] = 1));
  return rows;
}
