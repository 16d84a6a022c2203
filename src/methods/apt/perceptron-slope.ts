/** The gradient of a perceptron's logit by its input, written out: it can be differentiated once more. */
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { tf, type Tensor, type Tensor1D } from "../../nn/tf.ts";

export interface Parameters {
  readonly body: Tensor1D;
  /** A weight for every neuron that is read, and a bias. */
  readonly head: Tensor1D;
  /** Hidden layers that the head reads, counted from 1. */
  readonly read: readonly number[];
}

/**
 * ∂D/∂x `[n, in]` of D = head(h_l …), h_l = act(h_{l−1} W_l + b_l): backwards through the layers, g_{l−1} = (g_l ∘ act′)
 * W_lᵀ. tfjs differentiates activations only once, so act′ is an expression of its own. Within a tidy.
 */
export function perceptronSlope({ sizes, activation }: MlpArchitecture, x: Tensor, o: Parameters): Tensor {
  let at = 0;
  const layers = sizes.slice(1, -1).map((m, i) => {
    const weight = tf.reshape(tf.slice(o.body, at, sizes[i] * m), [sizes[i], m]);
    const bias = tf.slice(o.body, at + sizes[i] * m, m);
    at += (sizes[i] + 1) * m;
    return { weight, bias };
  });
  let h = x;
  const slopes = layers.map(({ weight, bias }) => {
    const z = tf.add(tf.matMul(h, weight), bias);
    const { value, slope } = activated(activation, z);
    h = value;
    return slope;
  });
  let position = 0;
  const reads = new Map(
    o.read.map((layer) => {
      const weight = tf.reshape(tf.slice(o.head, position, sizes[layer]), [1, -1]);
      position += sizes[layer];
      return [layer, weight];
    }),
  );
  let g: Tensor = tf.zeros([x.shape[0], sizes.at(-2)!]);
  for (let l = layers.length; l >= 1; l--) {
    const read = reads.get(l);
    const here = read ? tf.add(g, read) : g;
    g = tf.matMul(tf.mul(here, slopes[l - 1]), layers[l - 1].weight, false, true);
  }
  return g;
}

function activated(kind: MlpArchitecture["activation"], z: Tensor): { value: Tensor; slope: Tensor } {
  switch (kind) {
    case "relu":
      return { value: tf.relu(z), slope: tf.step(z) };
    case "tanh": {
      const y = tf.tanh(z);
      return { value: y, slope: tf.sub(1, tf.square(y)) };
    }
    case "silu": {
      const s = tf.sigmoid(z);
      return { value: tf.mul(z, s), slope: tf.mul(s, tf.add(1, tf.mul(z, tf.sub(1, s)))) };
    }
  }
}
