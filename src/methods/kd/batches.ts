/** Which examples a training step sees. */
import { epochBatches } from "../../data/shuffle.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

/** Rows of a step: labelled examples, and those the teacher speaks about (the same array where they are the same). */
export interface StepRows {
  readonly labelled: Int32Array;
  readonly soft: Int32Array;
}

/** Rows of step k of shuffled epochs, at the batch size of the moment. */
export function batchesOf({ p, rng }: Context<Spec>, { forStudent, labelled }: Prepared): (k: number) => StepRows {
  // Decoupled distillation needs to know the true class.
  const hasTransfer = forStudent.n > labelled && p.variant !== "decoupled";
  let size = 0;
  let rows: (k: number) => Int32Array;
  let more: (k: number) => Int32Array;
  return (k) => {
    if (p.batch !== size) {
      size = p.batch;
      rows = epochBatches(rng.fold("batches"), labelled, size);
      more = hasTransfer ? epochBatches(rng.fold("transfer"), forStudent.n, size) : rows;
    }
    const onLabels = rows(k);
    return { labelled: onLabels, soft: hasTransfer ? more(k) : onLabels };
  };
}

/** The same rows of several tensors; the caller disposes them. */
export function gather(tensors: readonly Tensor[], rows: Int32Array): Tensor[] {
  return tf.tidy(() => {
    const index = tf.tensor1d(rows, "int32");
    return tensors.map((t) => gatherRows(t, index));
  });
}
