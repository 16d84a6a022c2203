/** Forward passes of the architectures. */
import type { Architecture, DiffusionTransformerArchitecture, TransformerArchitecture } from "../lab/artifact.ts";
import { attention } from "./kernels/attention.ts";
import { dense } from "./kernels/dense.ts";
import { gatedAdd } from "./kernels/gated-add.ts";
import { adaptiveNorm, layerNorm } from "./kernels/layer-norm.ts";
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
    h = tf.add(h, dense(attention(qkv, a), w[`${name}.proj`]));
    const up = dense(layerNorm(h, w[`${name}.norm2`]), w[`${name}.up`], "silu");
    h = tf.add(h, dense(up, w[`${name}.down`]));
    hidden?.push(tf.reshape(h, [n, t, d]));
  }
  h = layerNorm(h, w["norm"]);
  if (a.head === "token") return tf.reshape(dense(h, w["head"]), [n, t, a.outputSize]);
  return dense(meanOfTokens(h, t), w["head"]);
}

/**
 * Diffusion transformer: x `[n, tokens·features + told]`, the tokens of an example one after the other and behind them what
 * it is told, as perceptrons take it → `[n, tokens·features]`, or `[n, 1]` where it judges.
 */
function diffusionTransformer(a: DiffusionTransformerArchitecture, parts: Parts, x: Tensor, hidden?: Tensor[]): Tensor {
  const w = parts as Readonly<Record<string, Tensor2D>>;
  const n = x.shape[0];
  const { tokens: t, features, width: d } = a;
  const [noisy, told] = tf.split(x as Tensor2D, [t * features, a.told], 1) as Tensor2D[];
  const c = dense(dense(told, w["told.0"], "silu"), w["told.1"], "silu");
  let h = addPosition(dense(tf.reshape(noisy, [n * t, features]), w["embed"]), w["position"]);
  const seen: Tensor2D[] = [];
  for (let i = 0; i < a.blocks; i++) {
    const name = `blocks.${i}`;
    const set = tf.split(dense(c, w[`${name}.condition`]), [2 * d, d, 2 * d, d], 1) as Tensor2D[];
    const qkv = dense(adaptiveNorm(h, set[0]), w[`${name}.qkv`]);
    h = gatedAdd(h, dense(attention(qkv, a), w[`${name}.proj`]), set[1]);
    const up = dense(adaptiveNorm(h, set[2]), w[`${name}.up`], "silu");
    h = gatedAdd(h, dense(up, w[`${name}.down`]), set[3]);
    hidden?.push(tf.reshape(h, [n, t, d]));
    if (a.judges?.includes(i + 1)) seen.push(judged(a, w, i + 1, h));
  }
  if (a.judges) return dense(layerNorm(tf.concat(seen, 1) as Tensor2D, w["verdict.norm"]), w["verdict"]);
  const last = dense(adaptiveNorm(h, dense(c, w["condition"])), w["head"]);
  return tf.reshape(last, [n, t * features]);
}

/** A learned query attends to all tokens after a block: `[n, d]`. */
function judged(
  { tokens, heads }: DiffusionTransformerArchitecture,
  w: Readonly<Record<string, Tensor2D>>,
  block: number,
  h: Tensor2D,
): Tensor2D {
  const name = `judges.${block}`;
  const read = dense(layerNorm(h, w[`${name}.norm`]), w[`${name}.read`]);
  // One query for every token, so that the attention between tokens serves: all answers are the same.
  const query = tf.matMul(tf.ones([h.shape[0], 1]), w[`${name}.query`]);
  return meanOfTokens(attention(tf.concat([query, read], 1) as Tensor2D, { tokens, heads }), tokens);
}

/**
 * The output of a network for inputs `[n, …]`.
 * @param copies number of networks of this architecture side by side in theta; perceptrons only
 * @param hidden receives the activations of the hidden layers
 * @throws Error for several copies of a transformer, and for an adapter alone
 */
export function forward(
  a: Architecture,
  copies: number,
  x: Tensor,
  theta: Tensor1D,
  parts: () => Parts,
  hidden?: Tensor[],
): Tensor {
  if (a.kind === "lora") throw new Error("an adapter computes nothing without its base");
  if (a.kind === "mlp") return hidden ? mlpPlain(a, copies, x, theta, hidden) : mlp(a, copies, x, theta);
  if (copies > 1) throw new Error("several transformers at once are not supported");
  if (a.kind === "transformer") return transformer(a, parts(), x as Tensor3D, hidden);
  return diffusionTransformer(a, parts(), x, hidden);
}
