import { softmaxLoss } from "../nn/kernels/row-losses.ts";
import { factorOf, mapEach, type PerNetwork } from "../nn/per-network.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Soft-label loss T²·KL(softmax(z_t/T) ‖ softmax(z_s/T)), summed over classes, mean over the batch (Hinton et al. 2015,
 * arXiv:1503.02531, section 2). The gradient through the softened softmax shrinks as 1/T², hence the factor.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`; of several networks `[networks, n, K]`, which have a loss each, `[networks]`
 * @param temperature T > 0, or one for each of the networks
 */
export function softLabelLoss(teacher: Tensor, student: Tensor, temperature: PerNetwork): Scalar {
  const divergence = softmaxLoss({ kind: "logits", target: teacher, temperature }, student);
  return tf.mul(divergence, factorOf(mapEach(temperature, (T) => T * T)));
}
