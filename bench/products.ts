/** The matrix products of one training step. */
import type { TransformerArchitecture } from "../src/lab/artifact.ts";
import type { Case } from "./cases.ts";

/** `[rows, inner] · [inner, columns]`, for each element of the batch dimensions. */
export interface Product {
  readonly batch: readonly number[];
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** Y = A·B with both gradients, dA = dY·Bᵀ and dB = Aᵀ·dY. */
function withGradients(batch: number[], rows: number, inner: number, columns: number, first = false): Product[] {
  return [
    { batch, rows, inner, columns },
    { batch, rows: inner, inner: rows, columns },
    // Nobody asks for the gradient of the network's input.
    ...(first ? [] : [{ batch, rows, inner: columns, columns: inner }]),
  ];
}

export function products({ architecture: a, batch: n }: Case): Product[] {
  if (a.kind === "transformer") return transformerProducts(a, n);
  return a.sizes.slice(1).flatMap((out, i) => withGradients([], n, a.sizes[i], out, i === 0));
}

function transformerProducts(a: TransformerArchitecture, n: number): Product[] {
  const { tokens: t, width: d, heads, expand } = a;
  const block = [
    ...withGradients([], n * t, d, 3 * d),
    ...withGradients([n * heads], t, d / heads, t),
    ...withGradients([n * heads], t, t, d / heads),
    ...withGradients([], n * t, d, d),
    ...withGradients([], n * t, d, expand * d),
    ...withGradients([], n * t, expand * d, d),
  ];
  return [
    ...withGradients([], n * t, a.inputSize, d, true),
    ...Array.from({ length: a.blocks }, () => block).flat(),
    ...withGradients([], n, d, a.outputSize),
  ];
}
