/** The pseudo-Huber distance √(|x̂ − x|² + c²) − c: Song & Dhariwal 2023 (arXiv:2310.14189, equation 7). */
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Mean over the rows of w_i (√(|x̂_i − x_i|² + c²) − c).
 * @param weights of the rows, `[n]`
 * @param target `[n, d]`, a constant
 * @param prediction `[n, d]`
 * @param c where squared turns into absolute, in units of x
 */
export function pseudoHuber(weights: readonly number[], target: Tensor, prediction: Tensor, c: number): Scalar {
  const squares = tf.sum(tf.squaredDifference(prediction, target), 1);
  const distance = tf.sub(tf.sqrt(tf.add(squares, c * c)), c);
  return tf.mean(tf.mul(distance, tf.tensor1d(weights as number[])));
}
