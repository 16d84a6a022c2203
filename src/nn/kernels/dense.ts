/**
 * A dense layer with its own gradient. tfjs's automatic gradient multiplies with transposed operands, which leaves the
 * fast path of the WASM backend; here transposes are explicit or free, and a gradient nobody asks for is not computed.
 * Weight and bias are one tensor `[in + 1, out]`, the bias its last row, as they lie in the flat parameters.
 */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor, type Tensor2D } from "../tf.ts";
import {
  activationCode,
  addressOf,
  panelBytes,
  scratch,
  uninitialised,
  wasmKernels,
  type WasmKernels,
} from "./wasm/module.ts";
import { activated, slope } from "./webgpu/element-wise.ts";
import { inputGradient, layerForward, weightGradient, type Shape, type Source } from "./webgpu/products.ts";
import { onWebGpu } from "./webgpu/program.ts";
import { emptyTensor } from "./webgpu/tensors.ts";

export type Activation = "none" | "relu" | "silu" | "tanh";

/** act(z): relu, σ(z)·z (Ramachandran et al. 2017, arXiv:1710.05941) or tanh. */
export function activate(z: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case "none":
      return z;
    case "relu":
      return tf.relu(z);
    case "silu":
      return tf.mul(z, tf.sigmoid(z));
    case "tanh":
      return tf.tanh(z);
  }
}

/** act'(z)·dy. */
function activateBack(dy: Tensor, z: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case "none":
      return dy;
    case "relu":
      return tf.mul(dy, tf.step(z));
    case "tanh":
      return tf.mul(dy, tf.sub(1, tf.square(tf.tanh(z))));
    case "silu": {
      const s = tf.sigmoid(z);
      return tf.mul(dy, tf.mul(s, tf.add(1, tf.mul(z, tf.sub(1, s)))));
    }
  }
}

/** The plain formula act(x W + b), differentiated by tfjs, any number of times. x `[n, in]` → `[n, out]`. */
export function densePlain(x: Tensor2D, weights: Tensor2D, activation: Activation = "none"): Tensor2D {
  const [rows, columns] = weights.shape;
  const weight = tf.slice(weights, [0, 0], [rows - 1, columns]);
  const bias = tf.slice(weights, [rows - 1, 0], [1, columns]);
  return activate(tf.add(tf.matMul(x, weight), bias), activation) as Tensor2D;
}

/** act(x W + b). Once differentiable; where second derivatives are wanted use `densePlain`. */
export function dense(x: Tensor2D, weights: Tensor2D, activation: Activation = "none"): Tensor2D {
  const kernels = wasmKernels();
  if (kernels) return denseWasm(kernels, x, weights, activation) as Tensor2D;
  return (onWebGpu() ? denseWebGpu(x, weights, activation) : denseTransposed(x, weights, activation)) as Tensor2D;
}

function denseTransposed(x: Tensor2D, weights: Tensor2D, activation: Activation): Tensor {
  return differentiable({
    inputs: { x, weights },
    forward: (save) => {
      const z = densePlain(x, weights);
      save([x, weights, z]);
      return activate(z, activation);
    },
    backward: (dy, saved) => {
      const [x, weights, z] = saved as Tensor2D[];
      const dz = activateBack(dy, z, activation) as Tensor2D;
      const [rows, columns] = weights.shape;
      return {
        x: () => tf.matMul(dz, tf.transpose(tf.slice(weights, [0, 0], [rows - 1, columns]))),
        weights: () => tf.concat([tf.matMul(tf.transpose(x), dz), tf.sum(dz, 0, true)]),
      };
    },
  });
}

function denseWasm(k: WasmKernels, x: Tensor2D, weights: Tensor2D, activation: Activation): Tensor {
  const [rows, n] = x.shape;
  const m = weights.shape[1];
  const kind = activationCode[activation];
  return differentiable({
    inputs: { x, weights },
    forward: (save) => {
      const z = uninitialised([rows, m]);
      const at = addressOf(weights);
      k.gemm(
        addressOf(x),
        4 * n,
        4,
        at,
        4 * m,
        4,
        addressOf(z),
        4 * m,
        at + 4 * n * m,
        rows,
        m,
        n,
        scratch(panelBytes(n)),
      );
      save([x, weights, z]);
      if (!kind) return z;
      const y = uninitialised([rows, m]);
      k.activate(addressOf(z), addressOf(y), rows * m, kind);
      return y;
    },
    backward: (dy, saved) => {
      const [x, weights, z] = saved;
      let dz = dy;
      if (kind) {
        dz = uninitialised([rows, m]);
        k.activateBack(addressOf(dy), addressOf(z), addressOf(dz), rows * m, kind);
      }
      return {
        x: () => {
          const dx = uninitialised([rows, n]);
          k.gemm(
            addressOf(dz),
            4 * m,
            4,
            addressOf(weights),
            4,
            4 * m,
            addressOf(dx),
            4 * n,
            0,
            rows,
            n,
            m,
            scratch(panelBytes(m)),
          );
          return dx;
        },
        weights: () => {
          const gradient = uninitialised([n + 1, m]);
          const work = scratch(panelBytes(rows) + 16 * rows * Math.ceil(n / 4));
          k.packColumns(addressOf(x), rows, n, work + panelBytes(rows));
          k.gemmTransposed(work + panelBytes(rows), addressOf(dz), addressOf(gradient), rows, n, m, work);
          return gradient;
        },
      };
    },
  });
}

function denseWebGpu(x: Tensor2D, weights: Tensor2D, activation: Activation): Tensor {
  const s: Shape = { copies: 1, n: x.shape[0], input: x.shape[1], output: weights.shape[1] };
  const at = (tensor: Tensor): Source => ({ tensor, offset: 0, copy: 0 });
  const isLinear = activation === "none";
  return differentiable({
    inputs: { x, weights },
    forward: (save) => {
      const z = tf.reshape(layerForward(at(x), at(weights), s, "none", false), [s.n, s.output]);
      save(isLinear ? [x, weights] : [x, weights, z]);
      return isLinear ? z : activated(z, activation);
    },
    backward: (dy, saved) => {
      const [x, weights, z] = saved;
      const dz = isLinear ? dy : slope(dy, z, activation);
      return {
        x: () => tf.reshape(inputGradient(dz, at(weights), s, null), x.shape),
        weights: () => {
          const gradient = emptyTensor(weights.shape);
          weightGradient(at(x), dz, s, gradient, 0, 0);
          return gradient;
        },
      };
    },
  });
}
