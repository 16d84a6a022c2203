/** Gated sums: rows of d numbers, every `group` of them with the same gate. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const workgroup = [64, 1, 1] as const;
const groups = (n: number): [number, number, number] => [Math.ceil(n / 64), 1, 1];
/** Index of a number's gate. */
const own = "index / (uniforms.d * uniforms.group) * uniforms.d + index % uniforms.d";

const forwardKernel: Kernel = {
  key: "lab_gated_add",
  inputs: ["H", "X", "GATE"],
  integers: ["count", "d", "group"],
  workgroup,
  body: `if (index < uniforms.count) { result[index] = H[index] + GATE[${own}] * X[index]; }`,
};

const timesKernel: Kernel = {
  key: "lab_gate_times",
  inputs: ["DY", "GATE"],
  integers: ["count", "d", "group"],
  workgroup,
  body: `if (index < uniforms.count) { result[index] = GATE[${own}] * DY[index]; }`,
};

const gradientKernel: Kernel = {
  key: "lab_gate_gradient",
  inputs: ["DY", "X"],
  integers: ["count", "d", "group"],
  workgroup,
  body: `if (index >= uniforms.count) { return; }
    let d = uniforms.d;
    let first = index / d * d * uniforms.group;
    var sum = 0.0;
    for (var i = first + index % d; i < first + d * uniforms.group; i += d) { sum += DY[i] * X[i]; }
    result[index] = sum;`,
};

/** h + gate·x */
export const gatedAddForward = (h: Tensor, x: Tensor, gate: Tensor, group: number): Tensor =>
  run(forwardKernel, {
    inputs: [h, x, gate],
    output: h.shape,
    workgroups: groups(h.size),
    integers: [h.size, h.shape[1]!, group],
  });

/** gate·dy */
export const gateTimes = (dy: Tensor, gate: Tensor, group: number): Tensor =>
  run(timesKernel, {
    inputs: [dy, gate],
    output: dy.shape,
    workgroups: groups(dy.size),
    integers: [dy.size, dy.shape[1]!, group],
  });

/** Σ dy·x over the rows of a gate, as `shape`. */
export function gateGradient(dy: Tensor, x: Tensor, shape: number[], group: number): Tensor {
  const count = shape[0] * shape[1];
  return run(gradientKernel, {
    inputs: [dy, x],
    output: shape,
    workgroups: groups(count),
    integers: [count, shape[1], group],
  });
}
