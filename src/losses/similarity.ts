import { tf, type Scalar, type Tensor } from "../nn/tf.ts";
import { detach } from "./detach.ts";
import { unitRows } from "./unit-rows.ts";

/** How alike the examples of a batch look: the rows of F Fᵀ `[n, n]`, each of length one. Features F `[n, …]`. */
export function similarities(features: Tensor): Tensor {
  const rows = tf.reshape(features, [features.shape[0], -1]);
  return unitRows(tf.matMul(rows, rows, false, true));
}

/**
 * Similarity-preserving distillation ‖G_t − G_s‖²_F / n², G the batch's row-normalised similarities (Tung & Mori 2019,
 * arXiv:1907.09682, equations 1–4). Works between features of different widths.
 * @param teacher features `[n, …]`, treated as constants
 * @param student features `[n, …]`
 */
export function similarityLoss(teacher: Tensor, student: Tensor): Scalar {
  return tf.mean(tf.squaredDifference(detach(similarities(teacher)), similarities(student)));
}
