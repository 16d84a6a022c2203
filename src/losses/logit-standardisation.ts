import type { PerNetwork } from "../nn/per-network.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";
import { detach } from "./detach.ts";
import { softLabelLoss } from "./soft-labels.ts";

/**
 * Z-scores (z − mean(z)) / std(z) over the classes of every example, std with divisor K − 1. The root is taken of the
 * variance + 10⁻⁶: constant logits become zeros, and their gradient stays finite.
 * @param logits `[n, K]`, K ≥ 2
 */
export function standardiseLogits(logits: Tensor): Tensor {
  const centred = tf.sub(logits, tf.mean(logits, -1, true));
  const variance = tf.div(tf.sum(tf.square(centred), -1, true), logits.shape.at(-1)! - 1);
  return tf.div(centred, tf.sqrt(tf.add(variance, 1e-6)));
}

/**
 * Soft-label loss T²·KL(softmax(Z(z_t)/T) ‖ softmax(Z(z_s)/T)) on z-scored logits (Sun et al. 2024, arXiv:2403.01427),
 * summed over classes, mean over the batch: the student copies the order and spacing of the logits, not their scale.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`, which have a loss each, `[networks]`
 * @param temperature base temperature T > 0, or one for each of the networks
 */
export function standardisedSoftLabelLoss(teacher: Tensor, student: Tensor, temperature: PerNetwork): Scalar {
  return softLabelLoss(detach(standardiseLogits(teacher)), standardiseLogits(student), temperature);
}
