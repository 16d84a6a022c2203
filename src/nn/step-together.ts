/** A training step of networks that one loss runs through, such as an encoder and its decoder. */
import { tf, type Scalar } from "./tf.ts";
import type { Trainer } from "./trainer.ts";

/**
 * One step of Adam on every network, all by the gradient at the same point: one after the other, each would correct the
 * whole error, and together they would overshoot.
 * @returns the loss before the step; the caller disposes it
 * @throws Error when the loss does not depend on one of the networks
 */
export function stepTogether(trainers: readonly Trainer[], rate: number, loss: () => Scalar): Scalar {
  return tf.tidy(() => {
    const { value, grads } = tf.valueAndGrads(loss)(trainers.map(({ network }) => network.theta));
    // A linear loss, whose gradient is the one given.
    trainers.forEach((trainer, i) => trainer.step(rate, () => tf.sum(tf.mul(trainer.network.theta, grads[i]))));
    return value;
  });
}
