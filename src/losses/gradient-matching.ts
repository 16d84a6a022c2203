import { tf, type Scalar, type Tensor, type Tensor2D } from "../nn/tf.ts";

/** A perceptron with one hidden rectified layer: x W₁ + b₁ `[d, H]`, h W₂ + b₂ `[H, classes]`. */
export interface TwoLayers {
  readonly w1: Tensor2D;
  readonly b1: Tensor;
  readonly w2: Tensor2D;
  readonly b2: Tensor;
}

/**
 * Gradients of the mean cross-entropy by both weights, one for each class's examples: `[classes, d, H]` and
 * `[classes, H, classes]`. Written out as products, so that they can be differentiated themselves where an operation's
 * own gradient cannot: with δ₂ = (softmax − y)/n and δ₁ = δ₂ W₂ᵀ ⊙ 1[h > 0] they are hᵀδ₂ and xᵀδ₁.
 * @param x examples `[classes·n, d]`, class after class
 */
export function weightGradients({ w1, b1, w2, b2 }: TwoLayers, x: Tensor2D, classes: number): [Tensor, Tensor] {
  const n = x.shape[0] / classes;
  const byClass = (rows: Tensor) => tf.reshape(rows, [classes, n, rows.shape[1]!]);
  const h = tf.relu(tf.add(tf.matMul(x, w1), b1)) as Tensor2D;
  const p = tf.softmax(tf.add(tf.matMul(h, w2), b2));
  const y = tf.reshape(tf.tile(tf.expandDims(tf.eye(classes), 1), [1, n, 1]), [classes * n, classes]);
  const delta2 = tf.div(tf.sub(p, y), n) as Tensor2D;
  const delta1 = tf.mul(tf.matMul(delta2, w2, false, true), tf.step(h));
  return [tf.matMul(byClass(x), byClass(delta1), true, false), tf.matMul(byClass(h), byClass(delta2), true, false)];
}

/** Keeps the cosine of a unit that is silent finite. */
const tiny = 1e-18;

/**
 * Gradient matching Σ_c Σ_layers Σ_outputs (1 − cos(∂L_real, ∂L_learned)), the weights that lead to one output unit being
 * one vector, biases left out (Zhao, Mopuri & Bilen 2021, arXiv:2006.05929, equation 10 and section 3). A unit that is
 * silent on either side has no direction and is not counted; counted as 1 it would not change the gradient either.
 * @param real gradients `[classes, in, out]` of each layer, treated as constants
 */
export function gradientMatching(real: readonly Tensor[], learned: readonly Tensor[]): Scalar {
  const dot = (a: Tensor, b: Tensor) => tf.sum(tf.mul(a, b), 1);
  const distances = real.map((layer, i) => {
    const lengths = tf.mul(dot(layer, layer), dot(learned[i], learned[i]));
    const cosine = tf.div(dot(layer, learned[i]), tf.sqrt(tf.add(lengths, tiny)));
    return tf.sum(tf.mul(tf.step(lengths), tf.sub(1, cosine)));
  });
  return tf.addN(distances) as Scalar;
}
