import { factorOf, mapEach, type PerNetwork } from "../nn/per-network.ts";
import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "../nn/tf.ts";
import { detach } from "./detach.ts";

/**
 * KL(softmax(z_t/T) ‖ softmax(z_s/T)) of every example, summed over classes, without the factor T².
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`
 * @param temperature T > 0, or one for each of the networks
 * @returns `[n]` or `[networks, n]`
 */
export function softLabelDivergences(teacher: Tensor, student: Tensor, temperature: PerNetwork): Tensor1D {
  const T = factorOf(temperature, student.rank);
  const logP = tf.logSoftmax(tf.div<Tensor2D>(detach(teacher), T));
  const logQ = tf.logSoftmax(tf.div<Tensor2D>(student, T));
  return tf.sum(tf.mul(tf.exp(logP), tf.sub(logP, logQ)), -1);
}

/**
 * Soft-label loss with a weight per example: T²·(1/n) Σ_i w_i KL(softmax(z_t/T) ‖ softmax(z_s/T))_i (Hinton et al. 2015,
 * arXiv:1503.02531, section 2). The mean is over all n examples, also those of weight 0.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`, which have a loss each, `[networks]`
 * @param temperature T > 0, or one for each of the networks
 * @param weights w `[n]`; all ones when left out
 */
export function weightedSoftLabelLoss(
  teacher: Tensor,
  student: Tensor,
  temperature: PerNetwork,
  weights?: Tensor,
): Scalar {
  const rows = softLabelDivergences(teacher, student, temperature);
  return tf.mul(tf.mean(weights ? tf.mul(rows, weights) : rows, -1), factorOf(mapEach(temperature, (T) => T * T)));
}
