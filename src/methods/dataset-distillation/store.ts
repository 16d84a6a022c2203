/** All images that networks learn from, and all answers, as one tensor each: a lesson is rows of them. */
import type { ChosenSet } from "../../lab/dataset-views.ts";
import type { Scope } from "../../nn/scope.ts";
import type { Tensor } from "../../nn/tf.ts";
import type { Lesson } from "./learners.ts";
import { inBytes, versions, type Prepared } from "./setup.ts";

export interface Store {
  readonly images: Tensor;
  readonly answers: Tensor;
  /** Every real example with its label, or with the label that may have been made wrong; all or some rows. */
  readonly real: (labels: "clean" | "noisy", rows?: ArrayLike<number>) => Lesson;
  readonly chosen: (set: ChosenSet) => Lesson;
  /** The learned images as one byte a pixel holds them. */
  readonly learned: () => Lesson;
}

/** @param learned the learned images `[classes·perClass, d]`; none before they are there */
export function storeOf(scope: Scope, prepared: Prepared, learned: Float32Array = new Float32Array(0)): Store {
  const { train, noisy, sets, rows, d, classes } = prepared;
  const images = [train.x, sets.classMean, sets.moved, inBytes(learned)];
  const [, means, moved, made] = images.map((_, i) => images.slice(0, i).reduce((sum, x) => sum + x.length, 0) / d);
  // Labels of the real images, those of means and learned images, and the noisy ones.
  const labels = [train.y, Uint8Array.from({ length: classes }, (_, label) => label), noisy];
  const answers = new Float32Array((2 * train.n + classes) * classes);
  labels.flatMap((some) => Array.from(some)).forEach((label, i) => (answers[i * classes + label] = 1));
  const range = (from: number, n: number) => Int32Array.from({ length: n }, (_, i) => from + i);
  /** Images of all classes in turn, from a row on. */
  const inTurn = (from: number, n: number): Lesson => ({
    images: range(from, n),
    answers: Int32Array.from({ length: n }, (_, i) => train.n + Math.floor((i * classes) / n)),
  });
  const all = range(0, train.n);
  const pixels = joined(images);
  return {
    images: scope.constant(pixels, [pixels.length / d, d]),
    answers: scope.constant(answers, [answers.length / classes, classes]),
    real: (labels, some = all) => ({
      images: Int32Array.from(some),
      answers: Int32Array.from(some, (row) => row + (labels === "noisy" ? train.n + classes : 0)),
    }),
    chosen(set) {
      if (set === "classMean") return inTurn(means, classes);
      if (set === "moved") return inTurn(moved, rows.random.length * versions);
      return { images: rows[set], answers: rows[set] };
    },
    learned: () => inTurn(made, learned.length / d),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
