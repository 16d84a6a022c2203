/**
 * The student's loss under each variant. Hinton's is (1 − α) CE + α T² KL; the others are CE + strength · weight · term,
 * with the weight of their authors or of the public comparison they were tested in (HobbitLong/RepDistiller).
 */
import { crossEntropy } from "../../losses/cross-entropy.ts";
import { decoupledLoss } from "../../losses/decoupled.ts";
import { hintLoss } from "../../losses/hints.ts";
import { standardisedSoftLabelLoss } from "../../losses/logit-standardisation.ts";
import { relationalLoss } from "../../losses/relational.ts";
import { similarityLoss } from "../../losses/similarity.ts";
import { softLabelLoss } from "../../losses/soft-labels.ts";
import { weightedSoftLabelLoss } from "../../losses/weighted-soft-labels.ts";
import type { Network } from "../../nn/network.ts";
import { factorOf, mapEach, type PerNetwork } from "../../nn/per-network.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Spec } from "./spec.ts";

type Parameters = Context<Spec>["p"];

/** What the student's loss is made of; numbers of their own for students that are trained together. */
export interface Objective extends Pick<Parameters, "variant" | "policy"> {
  readonly T: PerNetwork;
  readonly alpha: PerNetwork;
  readonly strength: PerNetwork;
}

/** The objective of the moment: its parameters are live. */
export function objectiveOf({ p, each }: Context<Spec>): Objective {
  if (each.length === 1) return p;
  const { variant, policy } = p;
  const [T, alpha, strength] = (["T", "alpha", "strength"] as const).map((name) => each.map((one) => one[name]));
  return { variant, policy, T, alpha, strength };
}

/** One batch: labelled examples, and those the teacher speaks about (the same, or from the larger transfer set). */
export interface Batch {
  readonly x: Tensor;
  /** One-hot labels of x. */
  readonly y: Tensor;
  readonly softX: Tensor;
  /** The teacher's logits for softX, and how much each counts; null = all alike. */
  readonly soft: Tensor;
  readonly softWeights: Tensor | null;
  /** The teacher's last hidden features for softX, where the variant wants them. */
  readonly features: Tensor | null;
  /** Training steps done, as a share of the run, 0 … 1. */
  readonly progress: number;
}

/** Weights of the terms: DKD β = 8 (α = 1), standardised KD 9, FitNet 100, similarity 3000, relations 1 (25 and 50 inside). */
const weights = { decoupled: 1, standardised: 9, hints: 100, similarity: 3000, relational: 1 } as const;
const decoupled = { alpha: 1, beta: 8 };
/** DKD rises linearly over the first 20 of 240 epochs. */
const decoupledWarmUp = 20 / 240;

/**
 * The loss of the student on a batch; of students trained together `[copies]`. `regressor` maps its features to the
 * width of the teacher's (hints only).
 */
export function studentLoss(o: Objective, student: Network, b: Batch, regressor: Network | null): Scalar {
  const { variant } = o;
  if (variant === "hinton") return hinton(o, student, b);
  const onLabels = crossEntropy(b.y, student.apply(b.x), student.copies);
  const weight = variant === "mutual" ? 1 : mapEach(o.strength, (strength) => strength * weights[variant]);
  return tf.add(onLabels, tf.mul(transferred(o, student, b, regressor), factorOf(weight)));
}

function hinton(o: Objective, student: Network, b: Batch): Scalar {
  const alpha = o.policy === "soft-only" ? mapEach(o.alpha, () => 1) : o.alpha;
  const onLabels = mapEach(alpha, (one) => 1 - one);
  const z = student.apply(b.x);
  const soft = b.softX === b.x ? z : student.apply(b.softX);
  const term = b.softWeights
    ? weightedSoftLabelLoss(b.soft, soft, o.T, b.softWeights)
    : softLabelLoss(b.soft, soft, o.T);
  const hard = crossEntropy(b.y, z, student.copies);
  return tf.add(tf.mul(hard, factorOf(onLabels)), tf.mul(term, factorOf(alpha)));
}

function transferred(o: Objective, student: Network, b: Batch, regressor: Network | null): Scalar {
  switch (o.variant) {
    case "hinton":
    case "mutual":
      throw new Error(`${o.variant} is not a term beside the labels`);
    case "decoupled": {
      const z = student.apply(b.x);
      const warm = Math.min(1, b.progress / decoupledWarmUp);
      return tf.mul(decoupledLoss(b.soft, z, b.y, { ...decoupled, temperature: o.T }), warm);
    }
    case "standardised":
      return standardisedSoftLabelLoss(b.soft, student.apply(b.softX), o.T);
    case "hints":
      return hintTerm(student, b, regressor!);
    case "similarity":
      return similarityLoss(b.features!, lastHidden(student, b.softX));
    case "relational":
      return relationalLoss(b.features!, lastHidden(student, b.softX));
  }
}

/** Activations of the last hidden layer `[n, width]`. */
export function lastHidden(network: Network, x: Tensor): Tensor {
  const hidden: Tensor[] = [];
  network.apply(x, hidden);
  return hidden.at(-1)!;
}

export const hintTerm = (student: Network, b: Batch, regressor: Network): Scalar =>
  hintLoss(b.features!, regressor.apply(lastHidden(student, b.softX)));
