import { tf, type Tensor } from "./tf.ts";

interface Definition<I extends Record<string, Tensor>, Out, Dy> {
  readonly inputs: I;
  /** Computes the output; `save` keeps tensors for the backward pass. */
  readonly forward: (save: (tensors: Tensor[]) => void) => Out;
  /** One thunk per input; only those whose gradient is wanted are called. */
  readonly backward: (dy: Dy, saved: Tensor[]) => { readonly [K in keyof I]: () => Tensor };
}

/** The entry to tfjs's engine that its own operations use; `tf.customGrad` is built on it but forces every gradient. */
interface EngineWithKernels {
  runKernelFunc(o: {
    inputs: Record<string, Tensor>;
    forwardFunc: (backend: unknown, save: (tensors: Tensor[]) => void) => unknown;
    backwardsFunc: (dy: never, saved: Tensor[]) => Record<string, () => Tensor>;
  }): unknown;
}

function run<I extends Record<string, Tensor>, Out, Dy>(d: Definition<I, Out, Dy>): Out {
  return (tf.engine() as unknown as EngineWithKernels).runKernelFunc({
    inputs: d.inputs,
    forwardFunc: (_backend, save) => d.forward(save),
    backwardsFunc: d.backward,
  }) as Out;
}

/** An operation with a hand-written gradient, computed lazily per input. */
export const differentiable = <I extends Record<string, Tensor>>(d: Definition<I, Tensor, Tensor>): Tensor => run(d);

/** The same with several outputs (two at least); `dy` has a zero tensor for those that nothing depends on. */
export const differentiableMany = <I extends Record<string, Tensor>>(d: Definition<I, Tensor[], Tensor[]>): Tensor[] =>
  run(d);
