/** Exponential moving average of a network's parameters: θ̄ ← μ θ̄ + (1 − μ) θ. */
import { memoryOf } from "./kernels/heap.ts";
import type { Network } from "./network.ts";
import { tf } from "./tf.ts";

/**
 * Moves `average` towards `network`.
 * @param decay μ, 0 … 1
 */
export function updateEma(average: Network, network: Network, decay: number): void {
  const to = memoryOf(average.theta);
  const from = memoryOf(network.theta);
  if (to && from) {
    for (let i = 0; i < to.length; i++) to[i] = decay * to[i] + (1 - decay) * from[i];
    average.update(average.theta);
    return;
  }
  average.update(tf.tidy(() => tf.add(tf.mul(average.theta, decay), tf.mul(network.theta, 1 - decay))));
}
