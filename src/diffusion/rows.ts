/** Teachers and steps for batches in which every row has its own noise level; all within a tidy, u as networks see it. */
import type { Mixture } from "../math/mixture.ts";
import { combineRows } from "../nn/kernels/noise.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { column, conditions, denoiseRows, type Denoiser } from "./denoiser.ts";
import type { Angle } from "./parameterisation.ts";

/** E[x0 | u] for u = cos φ x0 + sin φ ε `[n, d]` and the level φ of every row. */
export type DenoiseRows = (u: Tensor, angles: readonly Angle[], labels?: ArrayLike<number>) => Tensor;

export const networkRows =
  (denoiser: Denoiser): DenoiseRows =>
  (u, angles, labels) =>
    denoiseRows(denoiser, u, angles, conditions(angles, denoiser.meaning.classes, labels));

/** The same with x̂(∅) + w (x̂(c) − x̂(∅)): Ho & Salimans 2022 (arXiv:2207.12598), where there is a class. */
export function guidedRows(denoiser: Denoiser, w: number): DenoiseRows {
  const rows = networkRows(denoiser);
  if (denoiser.meaning.classes === 0 || w === 1) return rows;
  return (u, angles, labels) => {
    const free = rows(u, angles);
    return tf.add(free, tf.mul(tf.sub(rows(u, angles, labels), free), w));
  };
}

/** The mixture's own denoiser (math/mixture.ts, `denoise`), on the device. Not for gradients with respect to u. */
export function exactRows({ dims, means, sds, weights }: Mixture): DenoiseRows {
  const k = weights.length;
  return (u, angles) => {
    const n = angles.length;
    const [precision, gain, constant] = [0, 1, 2].map(() => new Float32Array(n * k));
    angles.forEach(({ cos, sin }, i) => {
      for (let j = 0; j < k; j++) {
        const variance = (cos * sds[j]) ** 2 + sin ** 2;
        precision[i * k + j] = 1 / variance;
        gain[i * k + j] = (cos * sds[j] ** 2) / variance;
        constant[i * k + j] = Math.log(weights[j]) - (dims / 2) * Math.log(variance);
      }
    });
    const rows = (values: Float32Array) => tf.tensor2d(values, [n, k]);
    const centres = tf.tensor3d(Float32Array.from(means), [1, k, dims]);
    const cos = tf.tensor3d(
      angles.map((a) => a.cos),
      [n, 1, 1],
    );
    const away = tf.sub(tf.expandDims(u, 1), tf.mul(cos, centres));
    const log = tf.sub(rows(constant), tf.mul(tf.mul(tf.sum(tf.square(away), 2), rows(precision)), 0.5));
    const r = tf.expandDims(tf.softmax(log), 2);
    const inside = tf.add(centres, tf.mul(tf.expandDims(rows(gain), 2), away));
    return tf.sum(tf.mul(r, inside), 1);
  };
}

/** A DDIM step between levels, as a rotation: u_s = cos s x̂0 + sin s ε̂ with ε̂ = (u − cos t x̂0)/sin t. */
export function ddimRows(x0: Tensor, u: Tensor, from: readonly Angle[], to: readonly Angle[]): Tensor {
  const kept = from.map((a, i) => to[i].sin / a.sin);
  const gained = from.map((a, i) => to[i].cos - kept[i] * a.cos);
  return combineRows(column(gained), x0, column(kept), u);
}

/**
 * A step of Heun's method in x/α over σ/α: Karras et al. 2022 (arXiv:2206.00364, algorithm 1); where it ends at the
 * data it is Euler's, which is DDIM. Both slopes are (x/α − x̂0)/(σ/α), so that the step is a combination of the two x̂0.
 */
export function heunRows(denoise: DenoiseRows, u: Tensor, from: readonly Angle[], to: readonly Angle[]): Tensor {
  const first = denoise(u, from);
  const guess = ddimRows(first, u, from, to);
  const second = denoise(guess, to);
  // With r = σ'/σ: x' = x + (r − 1)/2 (x − x̂0) + (1 − 1/r)/2 (guess − x̂0'), all over α.
  const parts = from.map((a, i) => {
    const b = to[i];
    const r = (b.sin * a.cos) / (b.cos * a.sin);
    if (r === 0) return { u: 0, first: 0, guess: 1, second: 0 };
    const back = (1 - 1 / r) / 2;
    return { u: ((b.cos / a.cos) * (1 + r)) / 2, first: (b.cos * (1 - r)) / 2, guess: back, second: -b.cos * back };
  });
  const of = (name: keyof (typeof parts)[number]) => column(parts.map((part) => part[name]));
  return tf.add(combineRows(of("u"), u, of("first"), first), combineRows(of("guess"), guess, of("second"), second));
}

/** u = cos φ x0 + sin φ ε, row by row. */
export const noisedRows = (x0: Tensor, epsilon: Tensor, angles: readonly Angle[]): Tensor =>
  combineRows(column(angles.map((a) => a.cos)), x0, column(angles.map((a) => a.sin)), epsilon);
