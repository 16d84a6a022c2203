/** Forward passes of the architectures, from the slices of one flat parameter vector. */
import type { Architecture, MlpArchitecture, TransformerArchitecture } from "../lab/artifact.ts";
import { dense } from "./dense.ts";
import { tf, type Tensor, type Tensor2D, type Tensor3D } from "./tf.ts";

/** The weights of a network by name, as tensors of their own shapes. */
export type Weights = Readonly<Record<string, Tensor>>;

const layer = (w: Weights, name: string) => [w[`${name}.weight`] as Tensor2D, w[`${name}.bias`]] as const;

/** Multi-layer perceptron: x `[n, in]` → `[n, out]`. `hidden` receives every hidden layer's activations, in order. */
function mlp(a: MlpArchitecture, w: Weights, x: Tensor2D, hidden?: Tensor[]): Tensor2D {
  const last = a.sizes.length - 2;
  let h = x;
  for (let i = 0; i <= last; i++) {
    h = dense(h, ...layer(w, `layers.${i}`), i < last ? a.activation : "none");
    if (i < last) hidden?.push(h);
  }
  return h;
}

/** Layer normalisation over the last axis of `[n, d]` (Ba et al. 2016, arXiv:1607.06450). */
function layerNorm(w: Weights, name: string, x: Tensor2D): Tensor2D {
  const mean = tf.mean(x, 1, true);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), 1, true);
  const [gain, bias] = layer(w, name);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), gain), bias) as Tensor2D;
}

/** softmax(Q Kᵀ/√d) V per head (Vaswani et al. 2017, arXiv:1706.03762, eq. 1) for tokens `[n·t, d]`. */
function attention(a: TransformerArchitecture, w: Weights, name: string, x: Tensor2D, n: number): Tensor2D {
  const { tokens: t, width: d, heads } = a;
  const size = d / heads;
  const qkv = dense(x, ...layer(w, `${name}.qkv`));
  const part = (i: number) =>
    tf.reshape(tf.transpose(tf.reshape(tf.slice(qkv, [0, i * d], [n * t, d]), [n, t, heads, size]), [0, 2, 1, 3]), [n * heads, t, size]);
  const [q, k, v] = [part(0), part(1), part(2)] as Tensor3D[];
  const weights = tf.softmax(tf.mul(tf.matMul(q, tf.transpose(k, [0, 2, 1])), 1 / Math.sqrt(size)));
  const mixed = tf.reshape(tf.matMul(weights, v), [n, heads, t, size]);
  return dense(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [n * t, d]) as Tensor2D, ...layer(w, `${name}.proj`));
}

/** Pre-norm transformer: x `[n, tokens, in]` → `[n, out]` (pool) or `[n, tokens, out]` (token). */
function transformer(a: TransformerArchitecture, w: Weights, x: Tensor3D, hidden?: Tensor[]): Tensor {
  const n = x.shape[0];
  const { tokens: t, width: d } = a;
  const embedded = dense(tf.reshape(x, [n * t, a.inputSize]) as Tensor2D, ...layer(w, "embed"));
  let h = tf.reshape(tf.add(tf.reshape(embedded, [n, t, d]), w["position"]), [n * t, d]) as Tensor2D;
  for (let i = 0; i < a.blocks; i++) {
    const name = `blocks.${i}`;
    h = tf.add(h, attention(a, w, name, layerNorm(w, `${name}.norm1`, h), n));
    const up = dense(layerNorm(w, `${name}.norm2`, h), ...layer(w, `${name}.up`), "silu");
    h = tf.add(h, dense(up, ...layer(w, `${name}.down`)));
    hidden?.push(tf.reshape(h, [n, t, d]));
  }
  h = layerNorm(w, "norm", h);
  if (a.head === "token") return tf.reshape(dense(h, ...layer(w, "head")), [n, t, a.outputSize]);
  return dense(tf.mean(tf.reshape(h, [n, t, d]), 1) as Tensor2D, ...layer(w, "head"));
}

/** The output of a network for inputs `[n, …]`. */
export function forward(a: Architecture, w: Weights, x: Tensor, hidden?: Tensor[]): Tensor {
  return a.kind === "mlp" ? mlp(a, w, x as Tensor2D, hidden) : transformer(a, w, x as Tensor3D, hidden);
}
