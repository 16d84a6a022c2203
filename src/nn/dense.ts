/**
 * A dense layer with its own gradient. tfjs's automatic gradient multiplies with transposed operands, which leaves the
 * fast path of the WASM backend; here the transposes are explicit, and a gradient nobody asks for is not computed.
 */
import { differentiable } from "./differentiable.ts";
import { tf, type Tensor, type Tensor2D } from "./tf.ts";

export type Activation = "none" | "relu" | "silu" | "tanh";

/** σ(z)·z, Ramachandran et al. 2017 (arXiv:1710.05941). */
const silu = (z: Tensor) => tf.mul(z, tf.sigmoid(z));

/** The plain formula: act(x W + b), differentiated by tfjs. x `[n, in]`, weight `[in, out]`, bias `[out]`. */
export function densePlain(x: Tensor2D, weight: Tensor2D, bias: Tensor, activation: Activation): Tensor2D {
  const z = tf.add(tf.matMul(x, weight), bias);
  switch (activation) {
    case "none":
      return z as Tensor2D;
    case "relu":
      return tf.relu(z) as Tensor2D;
    case "silu":
      return silu(z) as Tensor2D;
    case "tanh":
      return tf.tanh(z) as Tensor2D;
  }
}

/** What backward needs of the forward pass: the output for relu and tanh, the sum before the activation for silu. */
function forward(x: Tensor2D, weight: Tensor2D, bias: Tensor, activation: Activation): { y: Tensor2D; kept: Tensor } {
  if (activation === "none" || activation === "relu") {
    const fused = activation === "relu" ? ("relu" as const) : ("linear" as const);
    const y = tf.fused.matMul({ a: x, b: weight, bias, activation: fused }) as Tensor2D;
    return { y, kept: y };
  }
  const z = tf.fused.matMul({ a: x, b: weight, bias }) as Tensor2D;
  if (activation === "silu") return { y: silu(z) as Tensor2D, kept: z };
  const y = tf.tanh(z);
  return { y, kept: y };
}

function preactivationGradient(dy: Tensor, kept: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case "none":
      return dy;
    case "relu":
      return tf.mul(dy, tf.step(kept));
    case "tanh":
      return tf.mul(dy, tf.sub(1, tf.square(kept)));
    case "silu": {
      const s = tf.sigmoid(kept);
      return tf.mul(dy, tf.mul(s, tf.add(1, tf.mul(kept, tf.sub(1, s)))));
    }
  }
}

/**
 * act(x W + b) with the gradient above. Once differentiable; where second derivatives are wanted use `densePlain`.
 * x `[n, in]`, weight `[in, out]`, bias `[out]` → `[n, out]`.
 */
export function dense(x: Tensor2D, weight: Tensor2D, bias: Tensor, activation: Activation = "none"): Tensor2D {
  return differentiable({
    inputs: { x, weight, bias },
    forward: (save) => {
      const { y, kept } = forward(x, weight, bias, activation);
      save([x, weight, kept]);
      return y;
    },
    backward: (dy, saved) => {
      const [x, weight, kept] = saved as [Tensor2D, Tensor2D, Tensor];
      const dz = preactivationGradient(dy, kept, activation) as Tensor2D;
      return {
        x: () => tf.matMul(dz, tf.transpose(weight)),
        weight: () => tf.matMul(tf.transpose(x), dz),
        bias: () => tf.sum(dz, 0),
      };
    },
  }) as Tensor2D;
}
