import { tf, type Tensor } from "./tf.ts";

interface Definition<I extends Record<string, Tensor>> {
  readonly inputs: I;
  /** Computes the output; `save` keeps tensors for the backward pass. */
  readonly forward: (save: (tensors: Tensor[]) => void) => Tensor;
  /** One thunk per input; only those whose gradient is wanted are called. */
  readonly backward: (dy: Tensor, saved: Tensor[]) => { readonly [K in keyof I]: () => Tensor };
}

/** The entry to tfjs's engine that its own operations use; `tf.customGrad` is built on it but forces every gradient. */
interface EngineWithKernels {
  runKernelFunc(o: {
    inputs: Record<string, Tensor>;
    forwardFunc: (backend: unknown, save: (tensors: Tensor[]) => void) => Tensor;
    backwardsFunc: (dy: Tensor, saved: Tensor[]) => Record<string, () => Tensor>;
  }): Tensor;
}

/** An operation with a hand-written gradient, computed lazily per input. */
export function differentiable<I extends Record<string, Tensor>>(d: Definition<I>): Tensor {
  return (tf.engine() as unknown as EngineWithKernels).runKernelFunc({
    inputs: d.inputs,
    forwardFunc: (_backend, save) => d.forward(save),
    backwardsFunc: d.backward,
  });
}
