import { softmaxLoss } from "../nn/kernels/row-losses.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";

/**
 * Cross-entropy CE(y, z) = −Σ_k y_k log softmax(z)_k, mean over the batch.
 * @param targets class probabilities `[n, K]`, one-hot for hard labels
 * @param logits `[n, K]`; of several networks `[networks, n, K]`, which have a loss each, `[networks]`
 */
export function crossEntropy(targets: Tensor, logits: Tensor, networks = 1): Scalar {
  const temperature = networks > 1 ? Array.from({ length: networks }, () => 1) : 1;
  return softmaxLoss({ kind: "probabilities", target: targets, temperature }, logits);
}

/**
 * Label smoothing: y ← (1 − ε) y + ε/K (Szegedy et al. 2016, arXiv:1512.00567, section 7).
 * @param epsilon 0 … 1
 */
export function smoothLabels(targets: Tensor, epsilon: number): Tensor {
  return tf.add(tf.mul(targets, 1 - epsilon), epsilon / targets.shape.at(-1)!);
}
