import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Distribution matching Σ_c Σ_layers ‖mean f(real_c) − mean f(learned_c)‖² (Zhao & Bilen 2021, arXiv:2110.04181,
 * equation 4; squares summed over the features).
 * @param real features of each layer `[classes·n, F]`, class after class, treated as constants
 * @param learned the same of the learned examples `[classes·m, F]`
 */
export function distributionMatching(real: readonly Tensor[], learned: readonly Tensor[], classes: number): Scalar {
  const means = (features: Tensor) => tf.mean(tf.reshape(features, [classes, -1, features.shape[1]!]), 1);
  const distances = real.map((layer, i) => tf.sum(tf.squaredDifference(means(layer), means(learned[i]))));
  return tf.addN(distances) as Scalar;
}
