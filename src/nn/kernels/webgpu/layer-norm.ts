/** Layer normalisation: a row per invocation forward and back, a column per invocation for gain and shift. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const workgroup = [32, 1, 1] as const;
const groups = (n: number): [number, number, number] => [Math.ceil(n / 32), 1, 1];

/** result: y `[n, d]`, then the normalised rows `[n, d]`, then 1/√(variance + ε) per row. */
const forwardKernel: Kernel = {
  key: "lab_layer_norm",
  inputs: ["X", "W"],
  integers: ["n", "d"],
  floats: ["epsilon"],
  workgroup,
  body: `if (index >= uniforms.n) { return; }
    let start = index * uniforms.d;
    let plane = uniforms.n * uniforms.d;
    var mean = 0.0;
    for (var k = 0; k < uniforms.d; k++) { mean += X[start + k]; }
    mean /= f32(uniforms.d);
    var variance = 0.0;
    for (var k = 0; k < uniforms.d; k++) { let c = X[start + k] - mean; variance += c * c; }
    let r = 1.0 / sqrt(variance / f32(uniforms.d) + uniforms.epsilon);
    for (var k = 0; k < uniforms.d; k++) {
      let normal = (X[start + k] - mean) * r;
      result[start + k] = normal * W[k] + W[uniforms.d + k];
      result[plane + start + k] = normal;
    }
    result[2 * plane + index] = r;`,
};

const inputKernel: Kernel = {
  key: "lab_layer_norm_input",
  inputs: ["DY", "KEPT", "W"],
  integers: ["n", "d"],
  workgroup,
  body: `if (index >= uniforms.n) { return; }
    let start = index * uniforms.d;
    let plane = uniforms.n * uniforms.d;
    var sum = 0.0;
    var product = 0.0;
    for (var k = 0; k < uniforms.d; k++) {
      let scaled = DY[start + k] * W[k];
      sum += scaled;
      product += scaled * KEPT[plane + start + k];
    }
    let share = 1.0 / f32(uniforms.d);
    let r = KEPT[2 * plane + index];
    for (var k = 0; k < uniforms.d; k++) {
      result[start + k] = r * (DY[start + k] * W[k] - sum * share - KEPT[plane + start + k] * product * share);
    }`,
};

const weightKernel: Kernel = {
  key: "lab_layer_norm_weight",
  inputs: ["DY", "KEPT"],
  integers: ["n", "d"],
  workgroup,
  body: `if (index >= uniforms.d) { return; }
    let plane = uniforms.n * uniforms.d;
    var gain = 0.0;
    var shift = 0.0;
    for (var i = index; i < plane; i += uniforms.d) { gain += DY[i] * KEPT[plane + i]; shift += DY[i]; }
    result[index] = gain;
    result[uniforms.d + index] = shift;`,
};

/** y, the normalised rows and the inverse deviations in one tensor `[2·n·d + n]`. */
export function layerNormForward(x: Tensor, weights: Tensor, epsilon: number): Tensor {
  const [n, d] = x.shape as [number, number];
  return run(forwardKernel, {
    inputs: [x, weights],
    output: [2 * n * d + n],
    workgroups: groups(n),
    integers: [n, d],
    floats: [epsilon],
  });
}

export function layerNormInputGradient(dy: Tensor, kept: Tensor, weights: Tensor): Tensor {
  const [n, d] = dy.shape as [number, number];
  return run(inputKernel, { inputs: [dy, kept, weights], output: [n, d], workgroups: groups(n), integers: [n, d] });
}

export function layerNormWeightGradient(dy: Tensor, kept: Tensor): Tensor {
  const [n, d] = dy.shape as [number, number];
  return run(weightKernel, { inputs: [dy, kept], output: [2, d], workgroups: groups(d), integers: [n, d] });
}
