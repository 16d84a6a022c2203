/** The architectures and losses in jax-js. Every function consumes its arguments. */
import { nn, numpy as np } from "@jax-js/jax";
import type { MlpArchitecture, TransformerArchitecture } from "../src/lab/artifact.ts";
import { KD, type Case } from "./cases.ts";

export type Weights = { [name: string]: np.Array };

const activations = { relu: nn.relu, silu: nn.silu, tanh: np.tanh } as const;

const dense = (w: Weights, name: string, x: np.Array) => np.dot(x, w[`${name}.weight`]).add(w[`${name}.bias`]);

function perceptron({ sizes, activation }: MlpArchitecture, w: Weights, x: np.Array): np.Array {
  let h = x;
  for (let i = 0; i < sizes.length - 1; i++) {
    h = dense(w, `layers.${i}`, h);
    if (i < sizes.length - 2) h = activations[activation](h);
  }
  return h;
}

function layerNorm(w: Weights, name: string, x: np.Array): np.Array {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(1e-5)))
    .mul(w[`${name}.weight`])
    .add(w[`${name}.bias`]);
}

/** Written out, since `nn.dotProductAttention` needs a newer Node than the lab does; it computes the same. */
function attention(a: TransformerArchitecture, w: Weights, name: string, x: np.Array): np.Array {
  const [n, t, d] = x.shape;
  const size = d / a.heads;
  const parts = np.split(dense(w, `${name}.qkv`, x), 3, 2);
  const [q, k, v] = parts.map((part) => part.reshape([n, t, a.heads, size]).transpose([0, 2, 1, 3]));
  const scores = np.matmul(q, k.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(size));
  const mixed = np.matmul(nn.softmax(scores, -1), v).transpose([0, 2, 1, 3]);
  return dense(w, `${name}.proj`, mixed.reshape([n, t, d]));
}

function transformer(a: TransformerArchitecture, w: Weights, x: np.Array): np.Array {
  let h = dense(w, "embed", x).add(w["position"]);
  for (let i = 0; i < a.blocks; i++) {
    const name = `blocks.${i}`;
    h = h.ref.add(attention(a, w, name, layerNorm(w, `${name}.norm1`, h)));
    const up = nn.silu(dense(w, `${name}.up`, layerNorm(w, `${name}.norm2`, h.ref)));
    h = h.add(dense(w, `${name}.down`, up));
  }
  return dense(w, "head", np.mean(layerNorm(w, "norm", h), 1));
}

function crossEntropy(y: np.Array, logits: np.Array): np.Array {
  return np.mean(np.sum(y.mul(nn.logSoftmax(logits)), 1)).mul(-1);
}

/** Loss of one student. */
export function lossOf({ architecture: a, loss }: Case) {
  const { temperature: T, alpha } = KD;
  return (w: Weights, x: np.Array, y: np.Array, teacher: np.Array): np.Array => {
    const output = a.kind === "mlp" ? perceptron(a, w, x) : transformer(a, w, x);
    if (loss !== "kd") {
      teacher.dispose();
      return loss === "mse" ? np.mean(np.square(output.sub(y))) : crossEntropy(y, output);
    }
    const hard = crossEntropy(y, output.ref);
    const logP = nn.logSoftmax(teacher.div(T));
    const logQ = nn.logSoftmax(output.div(T));
    const divergence = np.sum(np.exp(logP.ref).mul(logP.sub(logQ)), 1);
    return hard.mul(1 - alpha).add(np.mean(divergence).mul(alpha * T * T));
  };
}
