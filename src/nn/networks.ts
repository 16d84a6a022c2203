/** Forward passes of the architectures. */
import type { Architecture, TransformerArchitecture } from "../lab/artifact.ts";
import { attention } from "./kernels/attention.ts";
import { dense } from "./kernels/dense.ts";
import { layerNorm } from "./kernels/layer-norm.ts";
import { mlp, mlpPlain } from "./kernels/mlp.ts";
import { addPosition, meanOfTokens } from "./kernels/tokens.ts";
import { tf, type Tensor, type Tensor1D, type Tensor2D, type Tensor3D } from "./tf.ts";

/** The parts of a network by name: a dense layer or a normalisation is one part `[in + 1, out]`, bias last. */
export type Parts = Readonly<Record<string, Tensor>>;

/** Pre-norm transformer: x `[n, tokens, in]` → `[n, out]` (pool) or `[n, tokens, out]` (token). */
function transformer(a: TransformerArchitecture, parts: Parts, x: Tensor3D, hidden?: Tensor[]): Tensor {
  const w = parts as Readonly<Record<string, Tensor2D>>;
  const n = x.shape[0];
  const { tokens: t, width: d } = a;
  const embedded = dense(tf.reshape(x, [n * t, a.inputSize]), w["embed"]);
  let h = addPosition(embedded, w["position"]);
  for (let i = 0; i < a.blocks; i++) {
    const name = `blocks.${i}`;
    const qkv = dense(layerNorm(h, w[`${name}.norm1`]), w[`${name}.qkv`]);
    h = tf.add(h, dense(attention(qkv, t, a.heads), w[`${name}.proj`]));
    const up = dense(layerNorm(h, w[`${name}.norm2`]), w[`${name}.up`], "silu");
    h = tf.add(h, dense(up, w[`${name}.down`]));
    hidden?.push(tf.reshape(h, [n, t, d]));
  }
  h = layerNorm(h, w["norm"]);
  if (a.head === "token") return tf.reshape(dense(h, w["head"]), [n, t, a.outputSize]);
  return dense(meanOfTokens(h, t), w["head"]);
}

/**
 * The output of a network for inputs `[n, …]`.
 * @param copies number of networks of this architecture side by side in theta; perceptrons only
 * @param hidden receives the activations of the hidden layers
 * @throws Error for several copies of a transformer
 */
export function forward(
  a: Architecture,
  copies: number,
  x: Tensor,
  theta: Tensor1D,
  parts: () => Parts,
  hidden?: Tensor[],
): Tensor {
  if (a.kind === "mlp") return hidden ? mlpPlain(a, copies, x, theta, hidden) : mlp(a, copies, x, theta);
  if (copies > 1) throw new Error("several transformers at once are not supported");
  return transformer(a, parts(), x as Tensor3D, hidden);
}
