/** mean of w_i |x̂_i − x_i|² / d: an error of rows that count differently. */
import { squaredError } from "../nn/kernels/row-losses.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * @param weights of the rows, `[n]`, not negative
 * @param target `[n, d]`, a constant
 * @param prediction `[n, d]`
 */
export function weightedSquaredError(weights: readonly number[], target: Tensor, prediction: Tensor): Scalar {
  const roots = tf.tensor2d(weights.map(Math.sqrt), [weights.length, 1]);
  return squaredError(tf.mul(target, roots), tf.mul(prediction, roots));
}
