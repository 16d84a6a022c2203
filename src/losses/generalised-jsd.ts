import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/** Below this distance of β from 0 and 1 the limit is taken: the divergence itself goes to 0 there. */
const nearLimit = 1e-3;

/**
 * Generalised Jensen–Shannon divergence of two next-token distributions (Agarwal et al. 2023, arXiv:2306.13649,
 * equation 1), summed with weights: β KL(P ‖ M) + (1 − β) KL(Q ‖ M), M = β P + (1 − β) Q, P the teacher's, Q the student's.
 * Divided by β it tends to KL(P ‖ Q) as β → 0, divided by 1 − β to KL(Q ‖ P) as β → 1; at the ends these limits are taken.
 * @param teacher log P `[…, V]`, a constant
 * @param student log Q `[…, V]`
 * @param weight of every position, `[…]`
 */
export function generalisedJsd(beta: number, teacher: Tensor, student: Tensor, weight: Tensor): Scalar {
  const summed = (rows: Tensor): Scalar => tf.sum(tf.mul(weight, tf.sum(rows, -1)));
  const divergence = (of: Tensor, from: Tensor) => tf.mul(tf.exp(of), tf.sub(of, from));
  if (beta < nearLimit) return summed(divergence(teacher, student));
  if (beta > 1 - nearLimit) return summed(divergence(student, teacher));
  const mixed = tf.log(tf.add(tf.mul(tf.exp(teacher), beta), tf.mul(tf.exp(student), 1 - beta)));
  return tf.add(tf.mul(summed(divergence(teacher, mixed)), beta), tf.mul(summed(divergence(student, mixed)), 1 - beta));
}
