import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "../nn/tf.ts";
import { detach } from "./detach.ts";

/**
 * KL(softmax(z_t/T) ‖ softmax(z_s/T)) of every example, summed over classes, without the factor T².
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`
 * @returns `[n]`
 */
export function softLabelDivergences(teacher: Tensor, student: Tensor, temperature: number): Tensor1D {
  const logP = tf.logSoftmax(tf.div<Tensor2D>(detach(teacher), temperature));
  const logQ = tf.logSoftmax(tf.div<Tensor2D>(student, temperature));
  return tf.sum(tf.mul(tf.exp(logP), tf.sub(logP, logQ)), -1);
}

/**
 * Soft-label loss with a weight per example: T²·(1/n) Σ_i w_i KL(softmax(z_t/T) ‖ softmax(z_s/T))_i (Hinton et al. 2015,
 * arXiv:1503.02531, section 2). The mean is over all n examples, also those of weight 0.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`
 * @param temperature T > 0
 * @param weights w `[n]`; all ones when left out
 */
export function weightedSoftLabelLoss(teacher: Tensor, student: Tensor, temperature: number, weights?: Tensor): Scalar {
  const rows = softLabelDivergences(teacher, student, temperature);
  return tf.mul(tf.mean(weights ? tf.mul(rows, weights) : rows), temperature * temperature);
}
