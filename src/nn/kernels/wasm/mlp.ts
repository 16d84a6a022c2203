/** A whole perceptron, forward and backward, on the WASM kernels: one operation each way, however many layers. */
import type { MlpArchitecture } from "../../../lab/artifact.ts";
import type { Tensor } from "../../tf.ts";
import { activationCode, addressOf, panelBytes, scratch, uninitialised, type WasmKernels } from "./module.ts";

/** Sizes of one batch through one network, in bytes. */
interface Plan {
  readonly rows: number;
  /** Networks, and whether each has an input of its own. */
  readonly copies: number;
  readonly ownInputs: boolean;
  readonly sizes: readonly number[];
  /** Byte offset of each layer's weight in theta; the bias follows it. */
  readonly offsets: readonly number[];
  readonly thetaBytes: number;
  /** Byte offsets of each hidden layer's z and h on the tape (the same for relu), and the tape's length. */
  readonly z: readonly number[];
  readonly h: readonly number[];
  readonly tapeBytes: number;
  readonly kind: number;
}

function planOf({ sizes, activation }: MlpArchitecture, x: Tensor, copies: number): Plan {
  const rows = x.shape.at(-2)!;
  const offsets: number[] = [];
  let thetaBytes = 0;
  const z: number[] = [];
  const h: number[] = [];
  let tapeBytes = 0;
  for (let i = 0; i + 1 < sizes.length; i++) {
    offsets.push(thetaBytes);
    thetaBytes += 4 * (sizes[i] + 1) * sizes[i + 1];
    if (i + 2 === sizes.length) break;
    const bytes = 4 * rows * sizes[i + 1];
    z.push(tapeBytes);
    if (activation !== "relu") tapeBytes += bytes;
    h.push(tapeBytes);
    tapeBytes += bytes;
  }
  return {
    rows,
    copies,
    ownInputs: x.rank === 3,
    sizes,
    offsets,
    thetaBytes,
    z,
    h,
    tapeBytes,
    kind: activationCode[activation],
  };
}

/** Output `[rows, out]` (or `[copies, rows, out]`) and the tape that backward needs. */
export function forward(
  k: WasmKernels,
  a: MlpArchitecture,
  copies: number,
  x: Tensor,
  theta: Tensor,
): { y: Tensor; tape: Tensor[] } {
  const p = planOf(a, x, copies);
  const layers = p.offsets.length;
  const out = p.sizes[layers];
  const y = uninitialised(copies > 1 ? [copies, p.rows, out] : [p.rows, out]);
  const tape = uninitialised([Math.max(1, (copies * p.tapeBytes) / 4)]);
  const work = scratch(panelBytes(Math.max(...p.sizes)));
  for (let c = 0; c < copies; c++) {
    const weights = addressOf(theta) + c * p.thetaBytes;
    const kept = addressOf(tape) + c * p.tapeBytes;
    let input = addressOf(x) + (p.ownInputs ? c * 4 * p.rows * p.sizes[0] : 0);
    for (let i = 0; i < layers; i++) {
      const [n, m] = [p.sizes[i], p.sizes[i + 1]];
      const isLast = i + 1 === layers;
      const z = isLast ? addressOf(y) + c * 4 * p.rows * out : kept + p.z[i];
      const weight = weights + p.offsets[i];
      k.gemm(input, 4 * n, 4, weight, 4 * m, 4, z, 4 * m, weight + 4 * n * m, p.rows, m, n, work);
      if (isLast) break;
      input = kept + p.h[i];
      k.activate(z, input, p.rows * m, p.kind);
    }
  }
  return { y, tape: [tape] };
}

/** Gradients: of the parameters at once, of the input when it is asked for. */
export function backward(
  k: WasmKernels,
  a: MlpArchitecture,
  copies: number,
  { x, theta, tape, dy }: { x: Tensor; theta: Tensor; tape: readonly Tensor[]; dy: Tensor },
  wanted: "theta" | "x",
): Tensor {
  const p = planOf(a, x, copies);
  const layers = p.offsets.length;
  const widest = Math.max(...p.sizes);
  const panel = panelBytes(Math.max(p.rows, widest));
  const packed = 16 * p.rows * Math.ceil(widest / 4);
  const slab = 4 * p.rows * widest;
  // An input that all copies share is packed once, in a place of its own.
  const sharedPacked = p.ownInputs ? 0 : 16 * p.rows * Math.ceil(p.sizes[0] / 4);
  const work = scratch(panel + packed + 2 * slab + sharedPacked);
  const packedInput = work + panel + packed + 2 * slab;
  const isForTheta = wanted === "theta";
  if (isForTheta && !p.ownInputs) k.packColumns(addressOf(x), p.rows, p.sizes[0], packedInput);
  const gradient = uninitialised(isForTheta ? theta.shape : copies > 1 ? [copies, p.rows, p.sizes[0]] : x.shape);
  for (let c = 0; c < copies; c++) {
    const weights = addressOf(theta) + c * p.thetaBytes;
    const kept = addressOf(tape[0]) + c * p.tapeBytes;
    let dz = addressOf(dy) + c * 4 * p.rows * p.sizes[layers];
    for (let i = layers - 1; i >= 0; i--) {
      const [n, m] = [p.sizes[i], p.sizes[i + 1]];
      if (isForTheta) {
        const isPacked = i === 0 && !p.ownInputs;
        const columns = isPacked ? packedInput : work + panel;
        const input = i ? kept + p.h[i - 1] : addressOf(x) + c * 4 * p.rows * n;
        if (!isPacked) k.packColumns(input, p.rows, n, columns);
        k.gemmTransposed(columns, dz, addressOf(gradient) + c * p.thetaBytes + p.offsets[i], p.rows, n, m, work);
        if (i === 0) break;
      }
      const isInput = i === 0;
      const dh = isInput ? addressOf(gradient) + c * 4 * p.rows * n : work + panel + packed + (i % 2) * slab;
      k.gemm(dz, 4 * m, 4, weights + p.offsets[i], 4, 4 * m, dh, 4 * n, 0, p.rows, n, m, work);
      if (!isInput) k.activateBack(dh, kept + p.z[i - 1], dh, p.rows * n, p.kind);
      dz = dh;
    }
  }
  return gradient;
}
