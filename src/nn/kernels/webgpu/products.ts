/**
 * The three products of a dense layer, for one network or K side by side. Every invocation holds 4 × 4 results in
 * registers; the 8 × 8 invocations of a workgroup cover 32 × 32. No workgroup memory: these matrices fit the caches, and
 * barriers cost more than they save on small devices.
 */
import type { Tensor } from "../../tf.ts";
import type { Activation } from "../dense.ts";
import { activationCode } from "./activation.ts";
import { run, type Kernel } from "./program.ts";

const tile = 32;
const tiles = (n: number) => Math.ceil(n / tile);

/** Rows r0 … r3 are neighbours, columns c0 … c3 lie 8 apart, so that neighbouring invocations read neighbouring numbers. */
const place = `
  let copy = i32(workgroupId.z);
  let row = i32(workgroupId.y) * 32 + i32(localId.y) * 4;
  let column = i32(workgroupId.x) * 32 + i32(localId.x);
  let lastRow = uniforms.rows - 1;
  let lastColumn = uniforms.columns - 1;
  let r = vec4<i32>(min(row, lastRow), min(row + 1, lastRow), min(row + 2, lastRow), min(row + 3, lastRow));
  let c = vec4<i32>(min(column, lastColumn), min(column + 8, lastColumn), min(column + 16, lastColumn), min(column + 24, lastColumn));
`;

/**
 * acc_i += A(r_i, k)·B(k, c) over `depth`; a and b give the index of an element. A tensor that tfjs cast from integers
 * still has integers in its buffer, hence the conversion.
 */
const multiply = (a: (row: string) => string, b: (column: string) => string) => `
  for (var k = 0; k < uniforms.depth; k++) {
    let right = vec4<f32>(${["c.x", "c.y", "c.z", "c.w"].map((column) => `B[${b(column)}]`).join(", ")});
    acc0 += f32(A[${a("r.x")}]) * right;
    acc1 += f32(A[${a("r.y")}]) * right;
    acc2 += f32(A[${a("r.z")}]) * right;
    acc3 += f32(A[${a("r.w")}]) * right;
  }
`;

/** Calls put(row, column, value) for the results inside the matrix. */
const results = `
  let acc = array<vec4<f32>, 4>(acc0, acc1, acc2, acc3);
  for (var i = 0; i < 4; i++) {
    let at = row + i;
    if (at < uniforms.rows) {
      let v = acc[i];
      if (column < uniforms.columns) { put(copy, at, column, v.x); }
      if (column + 8 < uniforms.columns) { put(copy, at, column + 8, v.y); }
      if (column + 16 < uniforms.columns) { put(copy, at, column + 16, v.z); }
      if (column + 24 < uniforms.columns) { put(copy, at, column + 24, v.w); }
    }
  }
`;

const zeros =
  "var acc0 = vec4<f32>(0.0); var acc1 = vec4<f32>(0.0); var acc2 = vec4<f32>(0.0); var acc3 = vec4<f32>(0.0);";

const forwardKernel = (activation: Activation, keepsBoth: boolean): Kernel => ({
  key: `lab_forward_${activation}_${keepsBoth}`,
  inputs: ["A", "B"],
  integers: ["rows", "columns", "depth", "aOffset", "aCopy", "bOffset", "bCopy", "plane"],
  workgroup: [8, 8, 1],
  declarations: `${activationCode(activation)}
    fn put(copy : i32, row : i32, column : i32, z : f32) {
      let at = (copy * uniforms.rows + row) * uniforms.columns + column;
      ${keepsBoth ? "result[at] = z; result[uniforms.plane + at] = act(z);" : "result[at + uniforms.plane] = act(z);"}
    }`,
  body: `${place}
    let a = uniforms.aOffset + copy * uniforms.aCopy;
    let b = uniforms.bOffset + copy * uniforms.bCopy;
    let bias = b + uniforms.depth * uniforms.columns;
    var acc0 = vec4<f32>(B[bias + c.x], B[bias + c.y], B[bias + c.z], B[bias + c.w]);
    var acc1 = acc0; var acc2 = acc0; var acc3 = acc0;
    ${multiply(
      (row) => `a + ${row} * uniforms.depth + k`,
      (column) => `b + k * uniforms.columns + ${column}`,
    )}
    ${results}`,
});

/** A place in a tensor: where it begins and how far apart the copies lie (0 when they share it). */
export interface Source {
  readonly tensor: Tensor;
  readonly offset: number;
  readonly copy: number;
}

export interface Shape {
  readonly copies: number;
  /** Rows of the batch, features in, features out. */
  readonly n: number;
  readonly input: number;
  readonly output: number;
}

/**
 * z = A·W + b and h = act(z). Returns h `[copies, n, out]`, or with `keepsBoth` z and h one behind the other
 * `[2, copies, n, out]`. `weights` is `[in + 1, out]`, the bias its last row.
 */
export function layerForward(a: Source, weights: Source, s: Shape, activation: Activation, keepsBoth: boolean): Tensor {
  const plane = s.copies * s.n * s.output;
  return run(forwardKernel(activation, keepsBoth), {
    inputs: [a.tensor, weights.tensor],
    output: keepsBoth ? [2, plane] : [plane],
    workgroups: [tiles(s.output), tiles(s.n), s.copies],
    integers: [s.n, s.output, s.input, a.offset, a.copy, weights.offset, weights.copy, keepsBoth ? plane : 0],
  });
}

const inputKernel = (activation: Activation): Kernel => ({
  key: `lab_input_gradient_${activation}`,
  inputs: activation === "none" ? ["A", "B"] : ["A", "B", "Z"],
  integers: ["rows", "columns", "depth", "bOffset", "bCopy", "zOffset"],
  workgroup: [8, 8, 1],
  declarations: `${activationCode(activation)}
    fn put(copy : i32, row : i32, column : i32, dh : f32) {
      let at = (copy * uniforms.rows + row) * uniforms.columns + column;
      result[at] = ${activation === "none" ? "dh" : "dh * actSlope(Z[uniforms.zOffset + at])"};
    }`,
  body: `${place}
    let a = copy * uniforms.rows * uniforms.depth;
    let b = uniforms.bOffset + copy * uniforms.bCopy;
    ${zeros}
    ${multiply(
      (row) => `a + ${row} * uniforms.depth + k`,
      (column) => `b + ${column} * uniforms.depth + k`,
    )}
    ${results}`,
});

/** dz·Wᵀ ⊙ act'(z) `[copies·n·in]`, z of the layer before (null for none) in a tensor of the same shape start `zOffset` on. */
export function inputGradient(
  dz: Tensor,
  weights: Source,
  s: Shape,
  before: { z: Tensor; activation: Activation } | null,
): Tensor {
  return run(inputKernel(before?.activation ?? "none"), {
    inputs: before ? [dz, weights.tensor, before.z] : [dz, weights.tensor],
    output: [s.copies * s.n * s.input],
    workgroups: [tiles(s.input), tiles(s.n), s.copies],
    integers: [s.n, s.input, s.output, weights.offset, weights.copy, 0],
  });
}

const weightKernel: Kernel = {
  key: "lab_weight_gradient",
  inputs: ["A", "B"],
  integers: ["rows", "columns", "depth", "aOffset", "aCopy", "offset", "copyStep"],
  workgroup: [8, 8, 1],
  declarations: `
    fn put(copy : i32, row : i32, column : i32, value : f32) {
      result[uniforms.offset + copy * uniforms.copyStep + row * uniforms.columns + column] = value;
    }
    // The input with a column of ones behind it, whose products are the sums over the batch: the bias's gradient.
    fn left(a : i32, k : i32, row : i32, inputs : i32) -> f32 {
      return select(f32(A[a + k * inputs + min(row, inputs - 1)]), 1.0, row == inputs);
    }`,
  body: `${place}
    let a = uniforms.aOffset + copy * uniforms.aCopy;
    let b = copy * uniforms.depth * uniforms.columns;
    let inputs = uniforms.rows - 1;
    ${zeros}
    for (var k = 0; k < uniforms.depth; k++) {
      let start = b + k * uniforms.columns;
      let right = vec4<f32>(B[start + c.x], B[start + c.y], B[start + c.z], B[start + c.w]);
      acc0 += left(a, k, r.x, inputs) * right;
      acc1 += left(a, k, r.y, inputs) * right;
      acc2 += left(a, k, r.z, inputs) * right;
      acc3 += left(a, k, r.w, inputs) * right;
    }
    ${results}`,
};

/** Gradient of weight and bias `[in + 1, out]` per copy, written into `gradient` start `offset` on. */
export function weightGradient(
  a: Source,
  dz: Tensor,
  s: Shape,
  gradient: Tensor,
  offset: number,
  copyStep: number,
): void {
  run(weightKernel, {
    inputs: [a.tensor, dz],
    output: gradient,
    workgroups: [tiles(s.output), tiles(s.input + 1), s.copies],
    integers: [s.input + 1, s.output, s.n, a.offset, a.copy, offset, copyStep],
  });
}

const slopeKernel = (activation: Activation): Kernel => ({
  key: `lab_slope_${activation}`,
  inputs: ["A", "Z"],
  integers: ["count"],
  workgroup: [64, 1, 1],
  declarations: activationCode(activation),
  body: "if (index < uniforms.count) { result[index] = A[index] * actSlope(Z[index]); }",
});

/** dy·act'(z), element by element. */
export function slope(dy: Tensor, z: Tensor, activation: Activation): Tensor {
  return run(slopeKernel(activation), {
    inputs: [dy, z],
    output: dy.shape,
    workgroups: [Math.ceil(dy.size / 64), 1, 1],
    integers: [dy.size],
  });
}
