/** Losses on the softmax of logits, mean over the rows, as one operation that brings its gradient along. */
import { differentiable } from "../differentiable.ts";
import { tf, type Scalar, type Tensor, type Tensor2D } from "../tf.ts";
import { addressOf, scratch, uninitialised, wasmKernels } from "./wasm/module.ts";
import { rowLoss, rowLossGradient } from "./webgpu/losses.ts";
import { onWebGpu } from "./webgpu/program.ts";

export interface SoftmaxTarget {
  /**
   * `probabilities`: p is given, the loss is −Σ p log q (cross-entropy).
   * `logits`: p = softmax(target/T), the loss is Σ p log(p/q) (Kullback–Leibler divergence).
   * In both q = softmax(z/T).
   */
  readonly kind: "probabilities" | "logits";
  /** `[…, K]`, treated as a constant; several networks may share one target, theirs then stand one behind the other. */
  readonly target: Tensor;
  /** T > 0 */
  readonly temperature: number;
}

/** The plain formula. logits z `[…, K]` → scalar. */
export function softmaxLossPlain({ kind, target, temperature }: SoftmaxTarget, logits: Tensor): Scalar {
  const soften = (z: Tensor) => (temperature === 1 ? z : tf.div(z, temperature)) as Tensor2D;
  const logQ = tf.logSoftmax(soften(logits));
  if (kind === "probabilities") return tf.neg(tf.mean(tf.sum(tf.mul(target, logQ), -1)));
  const p = tf.softmax(soften(target));
  return tf.mean(tf.sum(tf.mul(p, tf.sub(tf.logSoftmax(soften(target)), logQ)), -1));
}

/** The same by the fastest way the current backend has. Once differentiable, with respect to the logits only. */
export function softmaxLoss(o: SoftmaxTarget, logits: Tensor): Scalar {
  const kernels = wasmKernels();
  const K = logits.shape.at(-1)!;
  if (onWebGpu()) return rowLossWebGpu(o.kind, o.target, logits, 1 / o.temperature);
  if (!kernels) return softmaxLossPlain(o, logits);
  return differentiable({
    inputs: { logits },
    forward: (save) => {
      const rows = logits.size / K;
      const gradient = uninitialised(logits.shape);
      const [t, z, g] = [o.target, logits, gradient].map(addressOf);
      const isLogits = o.kind === "logits" ? 1 : 0;
      const own = o.target.size / K;
      let sum = 0;
      for (let at = 0; at < rows; at += own) {
        const skip = 4 * K * at;
        sum += kernels.softmaxLoss(t, z + skip, g + skip, scratch(4 * K), own, K, o.temperature, 1 / rows, isLogits);
      }
      save([gradient]);
      return tf.scalar(sum / rows);
    },
    backward: (dy, [gradient]) => ({ logits: () => tf.mul(gradient, dy) }),
  }) as Scalar;
}

function rowLossWebGpu(kind: Parameters<typeof rowLoss>[0], target: Tensor, z: Tensor, inverse: number): Scalar {
  return differentiable({
    inputs: { z },
    forward: (save) => {
      const { loss, rows } = rowLoss(kind, target, z, inverse);
      save([rows]);
      return loss;
    },
    backward: (dy, [rows]) => ({ z: () => rowLossGradient(rows, dy, z.shape) }),
  }) as Scalar;
}

/** The plain formula: mean of (prediction − target)². */
export const squaredErrorPlain = (target: Tensor, prediction: Tensor): Scalar =>
  tf.mean(tf.squaredDifference(prediction, target));

/** The same as one operation; once differentiable, with respect to the prediction only. Shapes `[…, d]` alike. */
export function squaredError(target: Tensor, prediction: Tensor): Scalar {
  if (onWebGpu()) return rowLossWebGpu("squares", target, prediction, 1 / prediction.shape.at(-1)!);
  return differentiable({
    inputs: { prediction },
    forward: (save) => {
      const difference = tf.sub(prediction, target);
      save([difference]);
      return tf.mean(tf.square(difference));
    },
    backward: (dy, [difference]) => ({
      prediction: () => tf.mul(difference, tf.mul(dy, 2 / difference.size)),
    }),
  }) as Scalar;
}
