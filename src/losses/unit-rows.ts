import { tf, type Tensor } from "../nn/tf.ts";

/**
 * Rows x_i / |x_i| of length one `[…, d]`. The root is taken of |x_i|² + 10⁻⁸ mean_j |x_j|², so that a row of zeros stays
 * zero, the gradient stays finite, and a common factor of all rows cancels; rows 10⁴ times shorter than the rest fade.
 */
export function unitRows(x: Tensor): Tensor {
  const squares = tf.sum(tf.square(x), -1, true);
  const floor = tf.add(tf.mul(tf.mean(squares), 1e-8), 1e-30);
  return tf.div(x, tf.sqrt(tf.add(squares, floor)));
}
