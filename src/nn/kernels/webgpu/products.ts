/** The three products of a dense layer, for one network or K side by side. */
import type { Tensor } from "../../tf.ts";
import type { Activation } from "../dense.ts";
import { activationCode } from "./activation.ts";
import { run, type Kernel } from "./program.ts";
import * as tiles from "./tile.ts";

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

const forwardKernel = (t: tiles.Tile, activation: Activation, keepsBoth: boolean): Kernel => ({
  key: `lab_forward_${activation}_${keepsBoth}_${tiles.tileKey(t)}`,
  inputs: ["A", "B"],
  integers: ["rows", "columns", "depth", "aOffset", "aCopy", "bOffset", "bCopy", "plane"],
  workgroup: tiles.workgroupOf(t),
  declarations: `${activationCode(activation)}
    fn put(copy : i32, row : i32, column : i32, z : f32) {
      let at = (copy * uniforms.rows + row) * uniforms.columns + column;
      ${keepsBoth ? "result[at] = z; result[uniforms.plane + at] = act(z);" : "result[at + uniforms.plane] = act(z);"}
    }`,
  body: `${tiles.place(t)}
    if (row >= height) { return; }
    let weights = uniforms.bOffset + copy * uniforms.bCopy;
    ${tiles.multiply(
      t,
      { start: "uniforms.aOffset + copy * uniforms.aCopy", along: "depth", step: "1" },
      { start: "weights", along: "1", step: "width" },
      (j) => `B[weights + depth * width + c${j}]`,
    )}
    ${tiles.results(t)}`,
});

/**
 * z = A·W + b and h = act(z). Returns h `[copies, n, out]`, or with `keepsBoth` z and h one behind the other
 * `[2, copies, n, out]`. `weights` is `[in + 1, out]`, the bias its last row.
 */
export function layerForward(a: Source, weights: Source, s: Shape, activation: Activation, keepsBoth: boolean): Tensor {
  const plane = s.copies * s.n * s.output;
  const t = tiles.tileFor(s.output);
  return run(forwardKernel(t, activation, keepsBoth), {
    inputs: [a.tensor, weights.tensor],
    output: keepsBoth ? [2, plane] : [plane],
    workgroups: tiles.workgroupsOf(t, s.output, tiles.rowBlocks(s.n), s.copies),
    integers: [s.n, s.output, s.input, a.offset, a.copy, weights.offset, weights.copy, keepsBoth ? plane : 0],
  });
}

const inputKernel = (t: tiles.Tile, activation: Activation): Kernel => ({
  key: `lab_input_gradient_${activation}_${tiles.tileKey(t)}`,
  inputs: activation === "none" ? ["A", "B"] : ["A", "B", "Z"],
  integers: ["rows", "columns", "depth", "bOffset", "bCopy"],
  workgroup: tiles.workgroupOf(t),
  declarations: `${activationCode(activation)}
    fn put(copy : i32, row : i32, column : i32, dh : f32) {
      let at = (copy * uniforms.rows + row) * uniforms.columns + column;
      result[at] = ${activation === "none" ? "dh" : "dh * actSlope(Z[at])"};
    }`,
  body: `${tiles.place(t)}
    if (row >= height) { return; }
    ${tiles.multiply(
      t,
      { start: "copy * height * depth", along: "depth", step: "1" },
      { start: "uniforms.bOffset + copy * uniforms.bCopy", along: "depth", step: "1" },
      () => "0.0",
    )}
    ${tiles.results(t)}`,
});

/** dz·Wᵀ ⊙ act'(z) `[copies·n·in]`, z of the layer before (null for none) at the start of a tensor. */
export function inputGradient(
  dz: Tensor,
  weights: Source,
  s: Shape,
  before: { z: Tensor; activation: Activation } | null,
): Tensor {
  const t = tiles.tileFor(s.input);
  return run(inputKernel(t, before?.activation ?? "none"), {
    inputs: before ? [dz, weights.tensor, before.z] : [dz, weights.tensor],
    output: [s.copies * s.n * s.input],
    workgroups: tiles.workgroupsOf(t, s.input, tiles.rowBlocks(s.n), s.copies),
    integers: [s.n, s.input, s.output, weights.offset, weights.copy],
  });
}

/** The invocations below those of the weight add up the batch's dz: the gradient of the bias. */
const weightKernel = (t: tiles.Tile): Kernel => {
  const dz = { start: "copy * depth * width", along: "1", step: "width" };
  return {
    key: `lab_weight_gradient_${tiles.tileKey(t)}`,
    inputs: ["A", "B"],
    integers: ["rows", "columns", "depth", "aOffset", "aCopy", "offset", "copyStep", "biasRow"],
    workgroup: tiles.workgroupOf(t),
    declarations: `
      fn put(copy : i32, row : i32, column : i32, value : f32) {
        result[uniforms.offset + copy * uniforms.copyStep + row * uniforms.columns + column] = value;
      }
      fn bias(copy : i32, column : i32) {
        let height = uniforms.rows;
        let width = uniforms.columns;
        let depth = uniforms.depth;
        ${tiles.sumColumns(t, dz)}
      }`,
    body: `${tiles.place(t)}
      if (row == uniforms.biasRow) { bias(copy, column); }
      if (row >= height) { return; }
      ${tiles.multiply(
        t,
        { start: "uniforms.aOffset + copy * uniforms.aCopy", along: "1", step: "height" },
        dz,
        () => "0.0",
      )}
      ${tiles.results(t)}`,
  };
};

/** Gradient of weight and bias `[in + 1, out]` per copy, written into `gradient` from `offset` on. */
export function weightGradient(
  a: Source,
  dz: Tensor,
  s: Shape,
  gradient: Tensor,
  offset: number,
  copyStep: number,
): void {
  const t = tiles.tileFor(s.output);
  const blocks = tiles.rowBlocks(s.input);
  run(weightKernel(t), {
    inputs: [a.tensor, dz],
    output: gradient,
    workgroups: tiles.workgroupsOf(t, s.output, blocks + 1, s.copies),
    integers: [s.input, s.output, s.n, a.offset, a.copy, offset, copyStep, blocks * tiles.rowsOfBlock],
  });
}
