/** One training step as one call: a loss closure in, the loss out, still on the device. */
import { adam } from "./kernels/adam.ts";
import type { Network } from "./network.ts";
import { tf, type Scalar, type Tensor, type Tensor1D } from "./tf.ts";

export interface TrainerOptions {
  /** Decay of the mean of gradients, 0 … 1. */
  readonly beta1?: number;
  /** Decay of the mean of squared gradients, 0 … 1. */
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly weightDecay?: number;
}

/**
 * Value and flat gradient `[size]` of a scalar loss with respect to a network's parameters; the caller disposes both.
 * Networks side by side may have a loss each, `[copies]`: the gradient is that of the sum, to each network its own. A loss that does not reach the network has gradient zero.
 */
export function gradientOf(network: Network, loss: () => Tensor): { value: Scalar; gradient: Tensor1D } {
  const { state } = tf.engine();
  return tf.tidy(() => {
    try {
      const { value, grads } = tf.engine().gradients(loss as () => Scalar, [network.theta], undefined, true);
      return { value: value as Scalar, gradient: (grads[0] ?? tf.zerosLike(network.theta)) as Tensor1D };
    } catch (error) {
      // tfjs frees what operations keep for the backward pass only when it comes to that pass.
      if (state.gradientDepth === 0) for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
      throw error;
    }
  });
}

export class Trainer {
  #moments: Tensor1D;
  #step = 0;

  constructor(
    readonly network: Network,
    private readonly options: TrainerOptions = {},
  ) {
    this.#moments = tf.zeros([2 * network.theta.size]);
  }

  /**
   * One step of Adam on `loss`, a scalar that depends on the network's parameters, or `[copies]` for networks side by side.
   * @returns the loss before the step, of that shape; the caller disposes it
   */
  step(learningRate: number, loss: () => Tensor): Scalar {
    const { network } = this;
    const { value, gradient } = gradientOf(network, loss);
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = this.options;
    const state = { theta: network.theta, moments: this.#moments, copies: network.copies };
    const next = adam(state, gradient, { learningRate, beta1, beta2, epsilon, weightDecay, step: ++this.#step });
    gradient.dispose();
    // May be called within somebody's tidy.
    this.#moments = tf.keep(next.moments);
    network.update(next.theta);
    return value;
  }

  dispose(): void {
    this.#moments.dispose();
  }
}
