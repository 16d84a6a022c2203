/** softmax(Q Kᵀ/√size) V per head (Vaswani et al. 2017, arXiv:1706.03762, eq. 1). */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor2D, type Tensor3D } from "../tf.ts";
import { addressOf, panelBytes, scratch, uninitialised, wasmKernels } from "./wasm/module.ts";
import { attentionForward, attentionGradient } from "./webgpu/attention.ts";
import { onWebGpu } from "./webgpu/program.ts";

export interface AttentionOptions {
  /** Tokens per example. */
  readonly tokens: number;
  /** Parts of the width that attend apart; it must divide the width. */
  readonly heads: number;
  /** Whether a token sees only those before it and itself; no by default. */
  readonly causal?: boolean;
}

/** The plain formula. qkv `[n·tokens, 3d]` → `[n·tokens, d]`. */
export function attentionPlain(qkv: Tensor2D, { tokens, heads, causal }: AttentionOptions): Tensor2D {
  const [rows, columns] = qkv.shape;
  const [n, d] = [rows / tokens, columns / 3];
  const size = d / heads;
  const part = (i: number) => {
    const slice = tf.reshape(tf.slice(qkv, [0, i * d], [rows, d]), [n, tokens, heads, size]);
    return tf.reshape(tf.transpose(slice, [0, 2, 1, 3]), [n * heads, tokens, size]) as Tensor3D;
  };
  const [q, k, v] = [part(0), part(1), part(2)];
  const scores = tf.mul(tf.matMul(q, tf.transpose(k, [0, 2, 1])), 1 / Math.sqrt(size));
  const weights = tf.softmax(causal ? tf.add(scores, later(tokens)) : scores) as Tensor3D;
  const mixed = tf.reshape(tf.matMul(weights, v), [n, heads, tokens, size]);
  return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [rows, d]) as Tensor2D;
}

/** What is added to the scores of tokens that come later, `[tokens, tokens]`: their weight is e^−1e9 = 0. */
const later = (tokens: number): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: tokens ** 2 }, (_, i) => (i % tokens > Math.floor(i / tokens) ? -1e9 : 0)),
    [tokens, tokens],
  );

/** The same as one operation where the backend has a kernel. Once differentiable. */
export function attention(qkv: Tensor2D, o: AttentionOptions): Tensor2D {
  const kernels = wasmKernels();
  if (onWebGpu()) return attentionWebGpu(qkv, o);
  if (!kernels) return attentionPlain(qkv, o);
  const { tokens, heads, causal } = o;
  const [rows, columns] = qkv.shape;
  const [n, d] = [rows / tokens, columns / 3];
  const size = d / heads;
  const panel = panelBytes(Math.max(tokens, size));
  return differentiable({
    inputs: { qkv },
    forward: (save) => {
      const y = uninitialised([rows, d]);
      const p = uninitialised([n, heads, tokens, tokens]);
      const [from, to, weights] = [qkv, y, p].map(addressOf);
      kernels.attention(from, to, weights, n, tokens, heads, size, Number(causal ?? false), scratch(panel));
      save([qkv, p]);
      return y;
    },
    backward: (dy, saved) => ({
      qkv: () => {
        const gradient = uninitialised([rows, columns]);
        const work = scratch(panel + 4 * tokens * tokens);
        const [q, p] = saved.map(addressOf);
        kernels.attentionBack(q, p, addressOf(dy), addressOf(gradient), n, tokens, heads, size, work + panel, work);
        return gradient;
      },
    }),
  }) as Tensor2D;
}

function attentionWebGpu(qkv: Tensor2D, { tokens, heads, causal = false }: AttentionOptions): Tensor2D {
  const [rows, columns] = qkv.shape;
  const d = columns / 3;
  const s = { n: rows / tokens, tokens, heads, size: d / heads, causal };
  return differentiable({
    inputs: { qkv },
    forward: (save) => {
      const out = attentionForward(qkv, s);
      save([qkv, out]);
      return tf.reshape(tf.slice(out, rows * heads * tokens, rows * d), [rows, d]);
    },
    backward: (dy, [qkv, out]) => ({ qkv: () => attentionGradient(qkv, out, dy, s) }),
  }) as Tensor2D;
}
