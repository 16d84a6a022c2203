/** Activations by themselves, where a layer's output and its slope are wanted as separate tensors. */
import type { Tensor } from "../../tf.ts";
import type { Activation } from "../dense.ts";
import { activationCode } from "./activation.ts";
import { run, type Kernel } from "./program.ts";

const kernel = (key: string, inputs: readonly string[], activation: Activation, value: string): Kernel => ({
  key: `${key}_${activation}`,
  inputs,
  integers: ["count"],
  workgroup: [64, 1, 1],
  declarations: activationCode(activation),
  body: `if (index < uniforms.count) { result[index] = ${value}; }`,
});

function map(k: Kernel, inputs: readonly Tensor[]): Tensor {
  const { shape, size } = inputs[0];
  return run(k, { inputs, output: shape, workgroups: [Math.ceil(size / 64), 1, 1], integers: [size] });
}

/** act(z) */
export const activated = (z: Tensor, activation: Activation): Tensor =>
  map(kernel("lab_activated", ["Z"], activation, "act(Z[index])"), [z]);

/** dy·act'(z) */
export const slope = (dy: Tensor, z: Tensor, activation: Activation): Tensor =>
  map(kernel("lab_slope", ["A", "Z"], activation, "A[index] * actSlope(Z[index])"), [dy, z]);
