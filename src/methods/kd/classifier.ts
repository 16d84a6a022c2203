/** Whoever answers with logits: a network on the device, or the exact posterior. */
import type { Network } from "../../nn/network.ts";
import { predict } from "../../nn/predict.ts";
import { tf, type Tensor } from "../../nn/tf.ts";

export interface Classifier {
  /** Equal versions give equal answers. */
  readonly version: number;
  /** Logits `[n, classes]` for inputs `[n, d]`; of networks side by side one after the other. */
  logits(x: Inputs): Promise<Float32Array>;
}

/** Inputs as plain numbers and on the device. */
export interface Inputs {
  readonly values: Float32Array;
  readonly tensor: Tensor;
}

export const networkClassifier = (network: Network): Classifier => ({
  get version() {
    return network.version;
  },
  logits: ({ tensor }) => predict(network, tensor),
});

/** Smallest probability whose logarithm is taken. */
const tiny = 1e-12;

/** ln p(class | x): the logits of a teacher that cannot be better. */
export const exactClassifier = (posterior: (x: Float32Array) => Float32Array): Classifier => ({
  version: 0,
  logits: ({ values }) => Promise.resolve(posterior(values).map((p) => Math.log(Math.max(p, tiny)))),
});

/** Logits of many inputs as a tensor `[n, classes]`; the caller disposes it. */
export async function logitsTensor(classifier: Classifier, x: Inputs, classes: number): Promise<Tensor> {
  const logits = await classifier.logits(x);
  return tf.tensor2d(logits, [logits.length / classes, classes]);
}
