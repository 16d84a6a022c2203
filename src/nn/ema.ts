/** Exponential moving average of a network's parameters: θ̄ ← μ θ̄ + (1 − μ) θ. */
import { addressOf, wasmKernels } from "./kernels/wasm/module.ts";
import { emaStep } from "./kernels/webgpu/optimiser.ts";
import { onWebGpu } from "./kernels/webgpu/program.ts";
import type { Network } from "./network.ts";
import { tf, type Tensor1D } from "./tf.ts";

/**
 * Moves `average` towards `network`.
 * @param decay μ, 0 … 1
 */
export function updateEma(average: Network, network: Network, decay: number): void {
  const kernels = wasmKernels();
  if (kernels) {
    kernels.ema(addressOf(average.theta), addressOf(network.theta), network.theta.size, decay);
    average.update(average.theta);
    return;
  }
  if (onWebGpu()) {
    average.update(emaStep(average.theta, network.theta, decay) as Tensor1D);
    return;
  }
  average.update(tf.tidy(() => tf.add(tf.mul(average.theta, decay), tf.mul(network.theta, 1 - decay))));
}
