import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Cosine ⟨a, b⟩ / (|a| |b|) between two gradients, −1 … 1: below zero, a step on one loss undoes the other (Du et al.
 * 2018, arXiv:1812.02224). Zero when either is zero.
 * @param a flat gradient `[size]`, or those of several networks `[networks, size]`
 * @param b the same
 */
export function gradientCosine(a: Tensor, b: Tensor): Scalar {
  const length = (x: Tensor) => tf.sqrt(tf.sum(tf.square(x), -1));
  return tf.div(tf.sum(tf.mul(a, b), -1), tf.add(tf.mul(length(a), length(b)), 1e-30));
}
