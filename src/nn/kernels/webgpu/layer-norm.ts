/** Layer normalisation: a row per invocation forward and back, a column of a group per invocation for gain and shift. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const workgroup = [32, 1, 1] as const;
const groups = (n: number): [number, number, number] => [Math.ceil(n / 32), 1, 1];

/** result: y `[n, d]`, then the normalised rows `[n, d]`, then 1/√(variance + ε) per row. */
const forwardKernel: Kernel = {
  key: "lab_layer_norm",
  inputs: ["X", "W"],
  integers: ["n", "d", "group"],
  floats: ["base", "epsilon"],
  workgroup,
  body: `if (index >= uniforms.n) { return; }
    let start = index * uniforms.d;
    let plane = uniforms.n * uniforms.d;
    let gain = index / uniforms.group * 2 * uniforms.d;
    var mean = 0.0;
    for (var k = 0; k < uniforms.d; k++) { mean += X[start + k]; }
    mean /= f32(uniforms.d);
    var variance = 0.0;
    for (var k = 0; k < uniforms.d; k++) { let c = X[start + k] - mean; variance += c * c; }
    let r = 1.0 / sqrt(variance / f32(uniforms.d) + uniforms.epsilon);
    for (var k = 0; k < uniforms.d; k++) {
      let normal = (X[start + k] - mean) * r;
      result[start + k] = normal * (uniforms.base + W[gain + k]) + W[gain + uniforms.d + k];
      result[plane + start + k] = normal;
    }
    result[2 * plane + index] = r;`,
};

const inputKernel: Kernel = {
  key: "lab_layer_norm_input",
  inputs: ["DY", "KEPT", "W"],
  integers: ["n", "d", "group"],
  floats: ["base"],
  workgroup,
  body: `if (index >= uniforms.n) { return; }
    let start = index * uniforms.d;
    let plane = uniforms.n * uniforms.d;
    let gain = index / uniforms.group * 2 * uniforms.d;
    var sum = 0.0;
    var product = 0.0;
    for (var k = 0; k < uniforms.d; k++) {
      let scaled = DY[start + k] * (uniforms.base + W[gain + k]);
      sum += scaled;
      product += scaled * KEPT[plane + start + k];
    }
    let share = 1.0 / f32(uniforms.d);
    let r = KEPT[2 * plane + index];
    for (var k = 0; k < uniforms.d; k++) {
      result[start + k] = r * (DY[start + k] * (uniforms.base + W[gain + k]) - sum * share - KEPT[plane + start + k] * product * share);
    }`,
};

const weightKernel: Kernel = {
  key: "lab_layer_norm_weight",
  inputs: ["DY", "KEPT"],
  integers: ["n", "d", "group"],
  workgroup,
  body: `let d = uniforms.d;
    if (index >= uniforms.n / uniforms.group * d) { return; }
    let plane = uniforms.n * d;
    let block = uniforms.group * d;
    let first = index / d * block;
    var gain = 0.0;
    var shift = 0.0;
    for (var i = first + index % d; i < first + block; i += d) { gain += DY[i] * KEPT[plane + i]; shift += DY[i]; }
    let at = index / d * 2 * d + index % d;
    result[at] = gain;
    result[at + d] = shift;`,
};

export interface NormShape {
  /** Rows that share a gain and a shift. */
  readonly group: number;
  /** What is added to the gain. */
  readonly base: number;
}

/** y, the normalised rows and the inverse deviations in one tensor `[2·n·d + n]`. */
export function layerNormForward(x: Tensor, weights: Tensor, { group, base }: NormShape, epsilon: number): Tensor {
  const [n, d] = x.shape as [number, number];
  return run(forwardKernel, {
    inputs: [x, weights],
    output: [2 * n * d + n],
    workgroups: groups(n),
    integers: [n, d, group],
    floats: [base, epsilon],
  });
}

export function layerNormInputGradient(dy: Tensor, kept: Tensor, weights: Tensor, { group, base }: NormShape): Tensor {
  const [n, d] = dy.shape as [number, number];
  return run(inputKernel, {
    inputs: [dy, kept, weights],
    output: [n, d],
    workgroups: groups(n),
    integers: [n, d, group],
    floats: [base],
  });
}

/** Gradient of gain and shift, as `shape` has them. */
export function layerNormWeightGradient(dy: Tensor, kept: Tensor, shape: number[], group: number): Tensor {
  const [n, d] = dy.shape as [number, number];
  return run(weightKernel, {
    inputs: [dy, kept],
    output: shape,
    workgroups: groups((n / group) * d),
    integers: [n, d, group],
  });
}
