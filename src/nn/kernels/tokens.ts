/** What a transformer does with all tokens at once besides attention. Rows are tokens: `[n·tokens, d]`. */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor, type Tensor2D } from "../tf.ts";
import { onWebGpu } from "./webgpu/program.ts";
import { sumMiddle } from "./webgpu/sums.ts";

/** The plain formula. → `[n, d]` */
export function meanOfTokensPlain(x: Tensor2D, tokens: number): Tensor2D {
  const [rows, d] = x.shape;
  return tf.mean(tf.reshape(x, [rows / tokens, tokens, d]), 1) as Tensor2D;
}

/** The same as one operation where the backend has a kernel: sums over a middle axis are slow in tfjs on WebGPU. */
export function meanOfTokens(x: Tensor2D, tokens: number): Tensor2D {
  if (!onWebGpu()) return meanOfTokensPlain(x, tokens);
  const [rows, d] = x.shape;
  return differentiable({
    inputs: { x },
    forward: () => sumMiddle(x, tokens, d, 1 / tokens, [rows / tokens, d]),
    backward: (dy) => ({
      x: () => tf.reshape(tf.tile(tf.expandDims(tf.mul(dy, 1 / tokens), 1), [1, tokens, 1]), [rows, d]),
    }),
  }) as Tensor2D;
}

/** The plain formula: position `[tokens, d]` added to the tokens of every example. */
export function addPositionPlain(x: Tensor2D, position: Tensor2D): Tensor2D {
  const [tokens, d] = position.shape;
  return tf.reshape(tf.add(tf.reshape(x, [-1, tokens, d]), position), x.shape);
}

/** The same as one operation where the backend has a kernel. Once differentiable. */
export function addPosition(x: Tensor2D, position: Tensor2D): Tensor2D {
  if (!onWebGpu()) return addPositionPlain(x, position);
  const { size, shape } = position;
  return differentiable({
    inputs: { x, position } as Record<"x" | "position", Tensor>,
    forward: () => addPositionPlain(x, position),
    backward: (dy) => ({ x: () => dy.clone(), position: () => sumMiddle(dy, dy.size / size, size, 1, shape) }),
  }) as Tensor2D;
}
