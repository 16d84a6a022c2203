import type { Scalar, Tensor } from "../nn/tf.ts";
import { detach } from "./detach.ts";
import { squaredError } from "./squared-error.ts";

/**
 * Hint loss of FitNets (Romero et al. 2015, arXiv:1412.6550, section 2.2): mean of (r(f_s) − f_t)² over all elements,
 * r the learned regressor. (The paper writes ½‖·‖², a sum over features; the mean makes one weight fit every width.)
 * @param teacher hint features f_t `[n, …, d]`, treated as constants
 * @param regressed student features after the regressor, r(f_s), of the same shape
 */
export function hintLoss(teacher: Tensor, regressed: Tensor): Scalar {
  return squaredError(detach(teacher), regressed);
}
