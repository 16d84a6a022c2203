import { softmaxLoss } from "../nn/kernels/row-losses.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Soft-label loss T²·KL(softmax(z_t/T) ‖ softmax(z_s/T)), summed over classes, mean over the batch (Hinton et al. 2015,
 * arXiv:1503.02531, section 2). The gradient through the softened softmax shrinks as 1/T², hence the factor.
 * @param teacher logits z_t `[n, K]`, treated as constants
 * @param student logits z_s `[n, K]`
 * @param temperature T > 0
 */
export function softLabelLoss(teacher: Tensor, student: Tensor, temperature: number): Scalar {
  return tf.mul(softmaxLoss({ kind: "logits", target: teacher, temperature }, student), temperature * temperature);
}
