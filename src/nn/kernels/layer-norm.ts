/** Layer normalisation over the last axis (Ba et al. 2016, arXiv:1607.06450), and its adaptive form. */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor, type Tensor2D } from "../tf.ts";
import { addressOf, uninitialised, wasmKernels } from "./wasm/module.ts";
import {
  layerNormForward,
  layerNormInputGradient,
  layerNormWeightGradient,
  type NormShape,
} from "./webgpu/layer-norm.ts";
import { onWebGpu } from "./webgpu/program.ts";

const epsilon = 1e-5;

function normalised(x: Tensor2D): Tensor {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
}

/** The plain formula. x `[n, d]`; gain and shift as two rows `[2, d]`. */
export function layerNormPlain(x: Tensor2D, gainAndShift: Tensor2D): Tensor2D {
  const d = x.shape[1];
  const gain = tf.slice(gainAndShift, [0, 0], [1, d]);
  return tf.add(tf.mul(normalised(x), gain), tf.slice(gainAndShift, [1, 0], [1, d])) as Tensor2D;
}

/** The same as one operation where the backend has a kernel. Once differentiable. */
export const layerNorm = (x: Tensor2D, gainAndShift: Tensor2D): Tensor2D =>
  hasKernel() ? norm(x, gainAndShift, { group: x.shape[0], base: 0 }) : layerNormPlain(x, gainAndShift);

/**
 * The plain formula of adaptive layer normalisation: norm(x)·(1 + scale) + shift (Peebles & Xie 2023, arXiv:2212.09748).
 * @param x tokens `[n·tokens, d]`
 * @param scaleAndShift for every example, `[n, 2d]`
 */
export function adaptiveNormPlain(x: Tensor2D, scaleAndShift: Tensor2D): Tensor2D {
  const [rows, d] = x.shape;
  const n = scaleAndShift.shape[0];
  const [scale, shift] = tf.split(scaleAndShift, 2, 1).map((part) => tf.reshape(part, [n, 1, d]));
  const tokens = tf.reshape(normalised(x), [n, rows / n, d]);
  return tf.reshape(tf.add(tf.mul(tokens, tf.add(scale, 1)), shift), [rows, d]) as Tensor2D;
}

/** The same as one operation where the backend has a kernel. Once differentiable. */
export const adaptiveNorm = (x: Tensor2D, scaleAndShift: Tensor2D): Tensor2D =>
  hasKernel()
    ? norm(x, scaleAndShift, { group: x.shape[0] / scaleAndShift.shape[0], base: 1 })
    : adaptiveNormPlain(x, scaleAndShift);

const hasKernel = (): boolean => onWebGpu() || wasmKernels() !== null;

const norm = (x: Tensor2D, weights: Tensor2D, s: NormShape): Tensor2D =>
  (onWebGpu() ? normWebGpu(x, weights, s) : normWasm(x, weights, s)) as Tensor2D;

function normWasm(x: Tensor2D, weights: Tensor2D, { group, base }: NormShape): Tensor {
  const k = wasmKernels()!;
  const [n, d] = x.shape;
  return differentiable({
    inputs: { x, weights },
    forward: (save) => {
      const [y, kept, inverse] = [uninitialised([n, d]), uninitialised([n, d]), uninitialised([n])];
      const [a, b, c] = [y, kept, inverse].map(addressOf);
      k.layerNorm(addressOf(x), addressOf(weights), a, b, c, n, d, group, base, epsilon);
      save([kept, inverse, weights]);
      return y;
    },
    backward: (dy, [kept, inverse, weights]) => {
      const dx = uninitialised([n, d]);
      const dweights = uninitialised(weights.shape);
      const [a, b, c] = [kept, inverse, weights].map(addressOf);
      k.layerNormBack(addressOf(dy), a, b, c, addressOf(dx), addressOf(dweights), n, d, group, base);
      return { x: () => dx, weights: () => dweights };
    },
  });
}

function normWebGpu(x: Tensor2D, weights: Tensor2D, s: NormShape): Tensor {
  const [n, d] = x.shape;
  return differentiable({
    inputs: { x, weights },
    forward: (save) => {
      const kept = layerNormForward(x, weights, s, epsilon);
      save([kept, weights]);
      return tf.reshape(tf.slice(kept, 0, n * d), [n, d]);
    },
    backward: (dy, [kept, weights]) => ({
      x: () => layerNormInputGradient(dy, kept, weights, s),
      weights: () => layerNormWeightGradient(dy, kept, weights.shape, s.group),
    }),
  });
}
