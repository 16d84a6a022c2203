/** What a block adds to the stream, through a gate that the condition sets: Peebles & Xie 2023 (arXiv:2212.09748), section 3.2. */
import { differentiable } from "../differentiable.ts";
import { tf, type Tensor, type Tensor2D } from "../tf.ts";
import { addressOf, uninitialised, wasmKernels } from "./wasm/module.ts";
import { gatedAddForward, gateGradient, gateTimes } from "./webgpu/gated-add.ts";
import { onWebGpu } from "./webgpu/program.ts";

/** The plain formula h + gate·x. h and x `[n·tokens, d]`, a gate for every example `[n, d]`. */
export function gatedAddPlain(h: Tensor2D, x: Tensor2D, gate: Tensor2D): Tensor2D {
  const [n, d] = gate.shape;
  const gated = tf.mul(tf.reshape(x, [n, -1, d]), tf.reshape(gate, [n, 1, d]));
  return tf.add(h, tf.reshape(gated, h.shape)) as Tensor2D;
}

/** The same as one operation where the backend has a kernel. Once differentiable. */
export function gatedAdd(h: Tensor2D, x: Tensor2D, gate: Tensor2D): Tensor2D {
  if (onWebGpu()) return gatedAddWebGpu(h, x, gate) as Tensor2D;
  return wasmKernels() ? (gatedAddWasm(h, x, gate) as Tensor2D) : gatedAddPlain(h, x, gate);
}

function gatedAddWasm(h: Tensor2D, x: Tensor2D, gate: Tensor2D): Tensor {
  const k = wasmKernels()!;
  const [rows, d] = h.shape;
  const group = rows / gate.shape[0];
  return differentiable({
    inputs: { h, x, gate },
    forward: (save) => {
      const y = uninitialised([rows, d]);
      k.gatedAdd(addressOf(h), addressOf(x), addressOf(gate), addressOf(y), rows, d, group);
      save([x, gate]);
      return y;
    },
    backward: (dy, [x, gate]) => {
      const [dx, dgate] = [uninitialised([rows, d]), uninitialised(gate.shape)];
      const [a, b, c, p, q] = [dy, x, gate, dx, dgate].map(addressOf);
      k.gatedAddBack(a, b, c, p, q, rows, d, group);
      return { h: () => dy.clone(), x: () => dx, gate: () => dgate };
    },
  });
}

function gatedAddWebGpu(h: Tensor2D, x: Tensor2D, gate: Tensor2D): Tensor {
  const group = h.shape[0] / gate.shape[0];
  return differentiable({
    inputs: { h, x, gate },
    forward: (save) => {
      save([x, gate]);
      return gatedAddForward(h, x, gate, group);
    },
    backward: (dy, [x, gate]) => ({
      h: () => dy.clone(),
      x: () => gateTimes(dy, gate, group),
      gate: () => gateGradient(dy, x, gate.shape, group),
    }),
  });
}
