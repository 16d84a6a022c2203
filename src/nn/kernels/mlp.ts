/**
 * A perceptron as one operation on its flat parameters. `mlpPlain` is the formula; the kernels must equal it.
 * One network: x `[n, in]`, theta `[size]` → `[n, out]`. K networks: x `[n, in]` (shared) or `[K, n, in]`, theta
 * `[K·size]` → `[K, n, out]`.
 */
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor } from "../tf.ts";
import { activate } from "./dense.ts";
import * as wasm from "./wasm/mlp.ts";
import { wasmKernels } from "./wasm/module.ts";
import * as webgpu from "./webgpu/mlp.ts";
import { onWebGpu } from "./webgpu/program.ts";

/** act(… act(x W₁ + b₁) …) W_L + b_L, differentiated by tfjs; any number of times. `hidden` receives the layers between. */
export function mlpPlain(a: MlpArchitecture, copies: number, x: Tensor, theta: Tensor, hidden?: Tensor[]): Tensor {
  const last = a.sizes.length - 2;
  const stack = copies > 1 ? [copies] : [];
  const rows = tf.reshape(theta, [copies, -1]);
  let at = 0;
  const take = (size: number, shape: number[]) => {
    const part = tf.slice(rows, [0, at], [copies, size]);
    at += size;
    return tf.reshape(part, [...stack, ...shape]);
  };
  // The gradient of a product whose operands differ in rank comes back in the wrong shape, so a shared input is repeated.
  let h = copies > 1 && x.rank === 2 ? tf.tile(tf.expandDims(x, 0), [copies, 1, 1]) : x;
  for (let i = 0; i <= last; i++) {
    const [n, m] = [a.sizes[i], a.sizes[i + 1]];
    const weight = take(n * m, [n, m]);
    const bias = take(m, copies > 1 ? [1, m] : [m]);
    h = activate(tf.add(tf.matMul(h, weight), bias), i < last ? a.activation : "none");
    if (i < last) hidden?.push(h);
  }
  return h;
}

/** The same by the fastest way the current backend has. Once differentiable. */
export function mlp(a: MlpArchitecture, copies: number, x: Tensor, theta: Tensor): Tensor {
  const kernels = wasmKernels();
  if (!kernels && !onWebGpu()) return mlpPlain(a, copies, x, theta);
  return differentiable({
    inputs: { x, theta },
    forward: (save) => {
      const { y, tape } = kernels ? wasm.forward(kernels, a, copies, x, theta) : webgpu.forward(a, copies, x, theta);
      save([x, theta, ...tape]);
      return y;
    },
    backward: (dy, saved) => {
      const [x, theta, ...tape] = saved;
      const state = { x, theta, tape, dy };
      const back = (wanted: "theta" | "x") =>
        kernels ? wasm.backward(kernels, a, copies, state, wanted) : webgpu.backward(a, copies, state, wanted);
      return {
        theta: () => back("theta"),
        // An input shared by K networks collects the gradients of all of them.
        x: () => (copies > 1 && x.rank === 2 ? tf.sum(back("x"), 0) : back("x")),
      };
    },
  });
}
