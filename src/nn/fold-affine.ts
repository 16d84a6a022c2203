/** Changes of units before or after a perceptron, folded into its own parameters. */
import type { MlpArchitecture } from "../lab/artifact.ts";
import { layoutOf } from "./layout.ts";

/** x · scale + shift, number by number. */
export interface Affine {
  readonly scale: readonly number[];
  readonly shift: readonly number[];
}

/** What takes an affine map back; no scale may be 0. */
export function inverse({ scale, shift }: Affine): Affine {
  return { scale: scale.map((s) => 1 / s), shift: shift.map((b, i) => -b / scale[i]) };
}

/** Weight `[in, out]` and bias `[out]` of a layer, as views of `theta`. */
function layerOf(architecture: MlpArchitecture, theta: Float32Array, layer: number) {
  const { slots } = layoutOf(architecture);
  const view = (name: string) => {
    const { offset, size } = slots.find((slot) => slot.name === name)!;
    return theta.subarray(offset, offset + size);
  };
  return { weight: view(`layers.${layer}.weight`), bias: view(`layers.${layer}.bias`) };
}

/** In place: what comes out of layer `layer`, `[out]` before its activation, is mapped by `affine`. */
export function foldIntoOutput(
  architecture: MlpArchitecture,
  theta: Float32Array,
  layer: number,
  { scale, shift }: Affine,
): void {
  const { weight, bias } = layerOf(architecture, theta, layer);
  const n = bias.length;
  for (let i = 0; i < weight.length; i++) weight[i] *= scale[i % n];
  for (let j = 0; j < n; j++) bias[j] = bias[j] * scale[j] + shift[j];
}

/** In place: layer `layer` takes as its input what `affine` maps to its old input `[in]`. */
export function foldIntoInput(
  architecture: MlpArchitecture,
  theta: Float32Array,
  layer: number,
  { scale, shift }: Affine,
): void {
  const { weight, bias } = layerOf(architecture, theta, layer);
  const n = bias.length;
  for (let i = 0; i < weight.length; i++) {
    const input = Math.floor(i / n);
    bias[i % n] += shift[input] * weight[i];
    weight[i] *= scale[input];
  }
}
