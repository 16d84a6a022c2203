import { differentiable } from "../nn/differentiable.ts";
import { tf, type Tensor } from "../nn/tf.ts";

/** The same values as a constant: no gradient flows back through it, even where x depends on the trained parameters. */
export function detach<T extends Tensor>(x: T): T {
  return differentiable({ inputs: {}, forward: () => tf.clone(x), backward: () => ({}) }) as T;
}
