/** A whole perceptron on the WebGPU kernels: one dispatch per layer forward, two backward. */
import type { MlpArchitecture } from "../../../lab/artifact.ts";
import { tf, type Tensor } from "../../tf.ts";
import { inputGradient, layerForward, weightGradient, type Shape, type Source } from "./products.ts";
import { emptyTensor } from "./tensors.ts";

/** What one layer left behind: z and h `[2, copies·n·out]`. */
export interface Forward {
  readonly y: Tensor;
  readonly tape: Tensor[];
}

const shapeOf = (sizes: readonly number[], i: number, copies: number, n: number): Shape => ({
  copies,
  n,
  input: sizes[i],
  output: sizes[i + 1],
});

function offsetsOf(sizes: readonly number[]): number[] {
  const offsets = [0];
  for (let i = 0; i + 1 < sizes.length; i++) offsets.push(offsets[i] + (sizes[i] + 1) * sizes[i + 1]);
  return offsets;
}

function inputOf(x: Tensor, tape: readonly Tensor[], s: Shape, i: number): Source {
  if (i === 0) return { tensor: x, offset: 0, copy: x.rank === 3 ? s.n * s.input : 0 };
  return { tensor: tape[i - 1], offset: s.copies * s.n * s.input, copy: s.n * s.input };
}

/** Output and tape. x `[n, in]` or `[copies, n, in]`, theta flat. */
export function forward({ sizes, activation }: MlpArchitecture, copies: number, x: Tensor, theta: Tensor): Forward {
  const n = x.shape.at(-2)!;
  const offsets = offsetsOf(sizes);
  const layers = sizes.length - 1;
  const tape: Tensor[] = [];
  for (let i = 0; i < layers; i++) {
    const s = shapeOf(sizes, i, copies, n);
    const weights = { tensor: theta, offset: offsets[i], copy: offsets[layers] };
    const isLast = i + 1 === layers;
    const out = layerForward(inputOf(x, tape, s, i), weights, s, isLast ? "none" : activation, !isLast);
    if (!isLast) tape.push(out);
    else return { y: tf.reshape(out, copies > 1 ? [copies, n, s.output] : [n, s.output]), tape };
  }
  throw new Error("a perceptron needs a layer");
}

/** Gradient of the parameters, or of the input. */
export function backward(
  { sizes, activation }: MlpArchitecture,
  copies: number,
  { x, theta, tape, dy }: { x: Tensor; theta: Tensor; tape: readonly Tensor[]; dy: Tensor },
  wanted: "theta" | "x",
): Tensor {
  const n = x.shape.at(-2)!;
  const offsets = offsetsOf(sizes);
  const layers = sizes.length - 1;
  const gradient = wanted === "theta" ? emptyTensor(theta.shape) : null;
  let dz = dy;
  for (let i = layers - 1; i >= 0; i--) {
    const s = shapeOf(sizes, i, copies, n);
    const weights = { tensor: theta, offset: offsets[i], copy: offsets[layers] };
    if (gradient) weightGradient(inputOf(x, tape, s, i), dz, s, gradient, offsets[i], offsets[layers]);
    if (gradient && i === 0) return gradient;
    dz = inputGradient(dz, weights, s, i ? { z: tape[i - 1], activation } : null);
  }
  return tf.reshape(dz, copies > 1 ? [copies, n, sizes[0]] : x.shape);
}
