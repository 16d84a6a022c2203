/** Outputs of a network for many inputs, read back as plain numbers. */
import type { Network } from "./network.ts";
import { tf, type Tensor } from "./tf.ts";

/** Rows per forward pass: bounds the memory of the hidden layers. */
const chunk = 2048;

/** Output tensor for inputs `[n, …]`, in chunks; of networks side by side `[copies, n, …]`. The caller disposes it. */
export function applyInChunks(network: Network, x: Tensor): Tensor {
  const n = x.shape[0];
  const rows = Math.ceil(chunk / network.copies);
  if (n <= rows) return tf.tidy(() => network.apply(x));
  const rest = x.shape.slice(1);
  return tf.tidy(() => {
    const parts: Tensor[] = [];
    for (let start = 0; start < n; start += rows) {
      const size = [Math.min(rows, n - start), ...rest.map(() => -1)];
      const zeros = rest.map(() => 0);
      parts.push(tf.tidy(() => network.apply(tf.slice(x, [start, ...zeros], size))));
    }
    return tf.concat(parts, network.copies > 1 ? 1 : 0);
  });
}

/** Outputs for inputs `[n, …]`, flat, row by row; of networks side by side one after the other. */
export async function predict(network: Network, x: Tensor): Promise<Float32Array> {
  const y = applyInChunks(network, x);
  try {
    return (await y.data()) as Float32Array;
  } finally {
    y.dispose();
  }
}
