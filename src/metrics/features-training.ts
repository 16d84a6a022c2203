/** Training of the classifier that only evaluates. */
import { DIGIT_SIZE, drawDigits } from "../data/digits/digits.ts";
import { epochBatches } from "../data/shuffle.ts";
import type { Rng } from "../math/rng.ts";
import { foldIntoInput, foldIntoOutput, inverse } from "../nn/fold-affine.ts";
import { gatherRows } from "../nn/kernels/gather.ts";
import { softmaxLoss } from "../nn/kernels/row-losses.ts";
import { Scope } from "../nn/scope.ts";
import { tf } from "../nn/tf.ts";
import { see } from "./features.ts";

export interface FeaturesSettings {
  /** Widths of the hidden layers; the last one is the number of features. */
  readonly hidden: readonly number[];
  /** Digits drawn to train on. */
  readonly examples: number;
  readonly steps: number;
  readonly batch: number;
  /** Highest learning rate; after a short warm-up it falls to 0 over the second half. */
  readonly lr: number;
}

const classes = 10;
const warmUp = 100;

/**
 * A perceptron on drawn digits without morphs, by cross-entropy. The units in which every feature has variance 1 are
 * folded into the layers before and after it, which rectified features allow.
 * @param onStep hears how far it is and the loss, now and then
 */
export async function trainFeatures(
  settings: FeaturesSettings,
  rng: Rng,
  onStep: (step: number, loss: number) => void = () => undefined,
) {
  const { hidden, examples, steps, batch } = settings;
  const scope = new Scope();
  try {
    const drawn = drawDigits(rng.fold("data"), examples, { ambiguity: 0 });
    const x = scope.constant(drawn.x, [examples, DIGIT_SIZE ** 2]);
    const y = scope.constant(drawn.soft, [examples, classes]);
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
    const sd = spread((await see(network, x)).features, hidden.at(-1)!);
    const theta = await network.values();
    const units = { scale: sd, shift: sd.map(() => 0) };
    foldIntoOutput(architecture, theta, hidden.length - 1, inverse(units));
    foldIntoInput(architecture, theta, hidden.length, units);
    return { architecture, theta };
  } finally {
    scope.dispose();
  }
}

/** Standard deviation `[d]` of each column of rows `[n, d]`, 1 for a column that never changes. */
function spread(rows: Float32Array, d: number): number[] {
  const n = rows.length / d;
  return Array.from({ length: d }, (_, j) => {
    let sum = 0;
    let squares = 0;
    for (let i = j; i < rows.length; i += d) {
      sum += rows[i];
      squares += rows[i] ** 2;
    }
    return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) || 1;
  });
}
