/** Layer normalisation over the last axis (Ba et al. 2016, arXiv:1607.06450). */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor2D } from "../tf.ts";
import { addressOf, uninitialised, wasmKernels } from "./wasm/module.ts";
import { layerNormForward, layerNormInputGradient, layerNormWeightGradient } from "./webgpu/layer-norm.ts";
import { onWebGpu } from "./webgpu/program.ts";

const epsilon = 1e-5;

/** The plain formula. x `[n, d]`; gain and shift as two rows `[2, d]`. */
export function layerNormPlain(x: Tensor2D, gainAndShift: Tensor2D): Tensor2D {
  const d = x.shape[1];
  const mean = tf.mean(x, 1, true);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), 1, true);
  const normal = tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
  const gain = tf.slice(gainAndShift, [0, 0], [1, d]);
  return tf.add(tf.mul(normal, gain), tf.slice(gainAndShift, [1, 0], [1, d])) as Tensor2D;
}

/** The same as one operation where the backend has a kernel. Once differentiable. */
export function layerNorm(x: Tensor2D, gainAndShift: Tensor2D): Tensor2D {
  const k = wasmKernels();
  if (onWebGpu()) return layerNormWebGpu(x, gainAndShift);
  if (!k) return layerNormPlain(x, gainAndShift);
  const [n, d] = x.shape;
  return differentiable({
    inputs: { x, gainAndShift },
    forward: (save) => {
      const [y, kept, inverse] = [uninitialised([n, d]), uninitialised([n, d]), uninitialised([n])];
      k.layerNorm(
        addressOf(x),
        addressOf(gainAndShift),
        addressOf(y),
        addressOf(kept),
        addressOf(inverse),
        n,
        d,
        epsilon,
      );
      save([kept, inverse, gainAndShift]);
      return y;
    },
    backward: (dy, saved) => {
      const [kept, inverse, gainAndShift] = saved;
      const dx = uninitialised([n, d]);
      const dgain = uninitialised([2, d]);
      const addresses = [dy, kept, inverse, gainAndShift, dx, dgain].map(addressOf) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      k.layerNormBack(...addresses, n, d);
      return { x: () => dx, gainAndShift: () => dgain };
    },
  }) as Tensor2D;
}

function layerNormWebGpu(x: Tensor2D, gainAndShift: Tensor2D): Tensor2D {
  const [n, d] = x.shape;
  return differentiable({
    inputs: { x, gainAndShift },
    forward: (save) => {
      const kept = layerNormForward(x, gainAndShift, epsilon);
      save([kept, gainAndShift]);
      return tf.reshape(tf.slice(kept, 0, n * d), [n, d]);
    },
    backward: (dy, [kept, gainAndShift]) => ({
      x: () => layerNormInputGradient(dy, kept, gainAndShift),
      gainAndShift: () => layerNormWeightGradient(dy, kept),
    }),
  }) as Tensor2D;
}
