/** Training of the classifier that only evaluates. */
import { DIGIT_SIZE } from "../data/digits/digits.ts";
import { epochBatches } from "../data/shuffle.ts";
import type { Rng } from "../math/rng.ts";
import { meanAndCovariance } from "../math/statistics.ts";
import { foldIntoInput, foldIntoOutput, inverse } from "../nn/fold-affine.ts";
import { gatherRows } from "../nn/kernels/gather.ts";
import { softmaxLoss } from "../nn/kernels/row-losses.ts";
import { Scope } from "../nn/scope.ts";
import { tf } from "../nn/tf.ts";
import { see } from "./features.ts";

export interface FeaturesSettings {
  /** Widths of the hidden layers; the last one is the number of features. */
  readonly hidden: readonly number[];
  /** Images drawn to train on. */
  readonly examples: number;
  readonly steps: number;
  readonly batch: number;
  /** Highest learning rate; after a short warm-up it falls to 0 over the second half. */
  readonly lr: number;
}

/** n images `[n, 256]` and their classes. */
export type DrawLabelled = (
  rng: Rng,
  n: number,
) => { readonly images: Float32Array; readonly labels: ArrayLike<number> };

const classes = 10;
const warmUp = 100;

/**
 * A perceptron on images of digits, by cross-entropy. The unit in which the features'
 * mean variance is 1 is folded into the layers before and after them, which rectified features allow.
 * @param onStep hears how far it is and the loss, now and then
 */
export async function trainFeatures(
  settings: FeaturesSettings,
  draw: DrawLabelled,
  rng: Rng,
  onStep: (step: number, loss: number) => void = () => undefined,
) {
  const { hidden, examples, steps, batch } = settings;
  const scope = new Scope();
  try {
    const { images: pixels, labels } = draw(rng.fold("data"), examples);
    const x = scope.constant(pixels, [examples, DIGIT_SIZE ** 2]);
    const y = scope.constant(oneHot(labels), [examples, classes]);
    const rows = epochBatches(rng.fold("batches"), examples, batch);
    const architecture = { kind: "mlp", sizes: [DIGIT_SIZE ** 2, ...hidden, classes], activation: "relu" } as const;
    const network = scope.network(architecture, rng.fold("network"));
    const trainer = scope.trainer(network);
    for (let k = 0; k < steps; k++) {
      const rate = settings.lr * Math.min(1, (k + 1) / warmUp, 2 * (1 - k / steps));
      const loss = tf.tidy(() => {
        const index = tf.tensor1d(rows(k), "int32");
        const [images, target] = [gatherRows(x, index), gatherRows(y, index)];
        const objective = () => softmaxLoss({ kind: "probabilities", target, temperature: 1 }, network.apply(images));
        return trainer.step(rate, objective);
      });
      if (k % 100 === 0) onStep(k, (await loss.data())[0]);
      loss.dispose();
    }
    const width = hidden.at(-1)!;
    const sd = spread((await see(network, x)).features, width);
    const theta = await network.values();
    const units = { scale: Array.from({ length: width }, () => sd), shift: Array.from({ length: width }, () => 0) };
    foldIntoOutput(architecture, theta, hidden.length - 1, inverse(units));
    foldIntoInput(architecture, theta, hidden.length, units);
    return { architecture, theta };
  } finally {
    scope.dispose();
  }
}

function oneHot(labels: ArrayLike<number>): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) rows[i * classes + labels[i]] = 1;
  return rows;
}

/** Root of the mean variance of the columns of rows `[n, d]`. */
function spread(rows: Float32Array, d: number): number {
  const { covariance } = meanAndCovariance(rows, d);
  return Math.sqrt(Array.from({ length: d }, (_, j) => covariance[j * d + j] / d).reduce((a, b) => a + b));
}
