/** Noise made where it is used, from the same counter-based bits as on the CPU, and the noising of rows. */
import type { Rng } from "../../math/rng.ts";
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor } from "../tf.ts";
import { addressOf, uninitialised, wasmKernels } from "./wasm/module.ts";
import { combine, normalNumbers } from "./webgpu/noise.ts";
import { onWebGpu } from "./webgpu/program.ts";

/** Numbers written by the WASM kernel in one go. */
const eight = 8;

/**
 * Standard normal numbers of the given shape: those that a fresh stream of this key draws with `normal`, up to rounding
 * (1e-5 at most). Pass a stream of its own (`rng.fold("noise", step)`): draws made before do not count.
 */
export function normalNoise(rng: Rng, shape: number[]): Tensor {
  const n = shape.reduce((a, b) => a * b, 1);
  if (onWebGpu()) return normalNumbers(shape, rng.key);
  const kernels = wasmKernels();
  if (!kernels) return tf.tensor(rng.fold().normal(n), shape);
  const padded = uninitialised([Math.ceil(n / eight) * eight]);
  kernels.normal(addressOf(padded), n, rng.key[0] | 0, rng.key[1] | 0);
  if (padded.size === n) return tf.tidy(() => replaced(padded, shape));
  const exact = tf.tidy(() => tf.reshape(tf.slice(padded, 0, n), shape));
  padded.dispose();
  return exact;
}

function replaced(tensor: Tensor, shape: number[]): Tensor {
  const same = tf.reshape(tensor, shape);
  tensor.dispose();
  return same;
}

/** The plain formula of `combineRows`. */
export function combineRowsPlain(a: Tensor, x: Tensor, b: Tensor, y: Tensor): Tensor {
  const column = [a.size, ...x.shape.slice(1).map(() => 1)];
  return tf.add(tf.mul(tf.reshape(a, column), x), tf.mul(tf.reshape(b, column), y));
}

/**
 * a_i x_i + b_i y_i for every row i: noising (α x₀ + σ ε), steps of samplers, preconditioning. a, b `[n]`, x and y
 * `[n, …]` alike. Once differentiable with respect to x and y; a and b are constants.
 */
export function combineRows(a: Tensor, x: Tensor, b: Tensor, y: Tensor): Tensor {
  const kernels = wasmKernels();
  if (!kernels && !onWebGpu()) return combineRowsPlain(a, x, b, y);
  const n = a.size;
  const fused = (p: Tensor, u: Tensor, q: Tensor, v: Tensor): Tensor => {
    if (!kernels) return combine(p, u, q, v);
    const z = uninitialised(u.shape);
    const [pa, ua, qa, va] = [p, u, q, v].map(addressOf);
    kernels.combineRows(pa, ua, qa, va, addressOf(z), n, u.size / n);
    return z;
  };
  const scaled = (rows: Tensor, dy: Tensor) => tf.mul(tf.reshape(rows, [n, ...x.shape.slice(1).map(() => 1)]), dy);
  return differentiable({
    inputs: { x, y },
    forward: (save) => {
      save([a, b]);
      return fused(a, x, b, y);
    },
    backward: (dy, [a, b]) => ({ x: () => scaled(a, dy), y: () => scaled(b, dy) }),
  });
}
