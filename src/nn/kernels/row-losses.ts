/** Losses on the softmax of logits, mean over the rows, as one operation that brings its gradient along. */
import { differentiable } from "../differentiable.ts";
import { factorOf, mapEach, type PerNetwork } from "../per-network.ts";
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
  /** T > 0. With one for each of several networks z is `[networks, …, K]`, and there are as many losses. */
  readonly temperature: PerNetwork;
}

/** The plain formula. logits z `[…, K]` → scalar, or `[networks]`. */
export function softmaxLossPlain({ kind, target, temperature }: SoftmaxTarget, logits: Tensor): Scalar {
  const soften = (z: Tensor) => (temperature === 1 ? z : tf.div(z, factorOf(temperature, logits.rank))) as Tensor2D;
  const mean = (rows: Tensor): Scalar =>
    typeof temperature === "number" ? tf.mean(rows) : tf.mean(tf.reshape(rows, [temperature.length, -1]), -1);
  const logQ = tf.logSoftmax(soften(logits));
  if (kind === "probabilities") return tf.neg(mean(tf.sum(tf.mul(target, logQ), -1)));
  const p = tf.softmax(soften(target));
  return mean(tf.sum(tf.mul(p, tf.sub(tf.logSoftmax(soften(target)), logQ)), -1));
}

/** The same by the fastest way the current backend has. Once differentiable, with respect to the logits only. */
export function softmaxLoss(o: SoftmaxTarget, logits: Tensor): Scalar {
  const kernels = wasmKernels();
  const K = logits.shape.at(-1)!;
  const { temperature } = o;
  const inverse = mapEach(temperature, (T) => 1 / T);
  if (onWebGpu()) return rowLossWebGpu(o.kind, o.target, logits, inverse);
  if (!kernels) return softmaxLossPlain(o, logits);
  return differentiable({
    inputs: { logits },
    forward: (save) => {
      const temperatures = typeof temperature === "number" ? [temperature] : temperature;
      // Rows that one loss is the mean of, and rows after which the target begins anew.
      const rows = logits.size / K / temperatures.length;
      const period = o.target.size / K;
      const gradient = uninitialised(logits.shape);
      const [t, z, g] = [o.target, logits, gradient].map(addressOf);
      const isLogits = o.kind === "logits" ? 1 : 0;
      const block = Math.min(rows, period);
      const losses = temperatures.map((T, network) => {
        let sum = 0;
        for (let at = network * rows; at < (network + 1) * rows; at += block) {
          const [skip, from] = [4 * K * at, t + 4 * K * (at % period)];
          sum += kernels.softmaxLoss(from, z + skip, g + skip, scratch(4 * K), block, K, T, 1 / rows, isLogits);
        }
        return sum / rows;
      });
      save([gradient]);
      return typeof temperature === "number" ? tf.scalar(losses[0]) : tf.tensor1d(losses);
    },
    backward: (dy, [gradient]) => ({
      logits: () => tf.mul(gradient, dy.rank ? tf.reshape(dy, [-1, ...gradient.shape.slice(1).fill(1)]) : dy),
    }),
  }) as Scalar;
}

function rowLossWebGpu(kind: Parameters<typeof rowLoss>[0], target: Tensor, z: Tensor, inverse: PerNetwork): Scalar {
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
