/** Rows of a matrix by index: how a batch is taken from a data set that lies on the device. */
import { tf, type Tensor, type Tensor1D } from "../tf.ts";
import { addressOf, uninitialised, wasmKernels } from "./wasm/module.ts";

/**
 * x `[n, …]`, index `[m]` int32, each 0 … n-1 → `[m, …]`. Not differentiable on WASM: data need no gradient.
 * The plain formula is `tf.gather`, whose WASM kernel walks element by element.
 */
export function gatherRows(x: Tensor, index: Tensor1D): Tensor {
  const kernels = wasmKernels();
  if (!kernels) return tf.gather(x, index);
  const [n, ...rest] = x.shape;
  const y = uninitialised([index.size, ...rest]);
  kernels.gatherRows(addressOf(x), addressOf(index), addressOf(y), index.size, 4 * (x.size / n));
  return y;
}
