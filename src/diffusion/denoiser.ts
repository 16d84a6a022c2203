/** A diffusion network as a denoiser: what it is told, and how its output is read. */
import type { Architecture, Artifact, DiffusionMeaning } from "../lab/artifact.ts";
import type { Level } from "../math/schedules.ts";
import { combineRows } from "../nn/kernels/noise.ts";
import type { Network } from "../nn/network.ts";
import { tf, type Tensor, type Tensor1D } from "../nn/tf.ts";
import { angleOf, readout, type Angle } from "./parameterisation.ts";
import type { Denoise } from "./samplers.ts";

/** Sines and cosines of π k ln(σ/α) / 4, k = ½, 1, 2: how a network is told the noise level. */
const frequencies = [0.5, 1, 2].map((k) => (Math.PI * k) / 4);
const timeFeatures = 2 * frequencies.length;

/** Beyond these nothing changes that a network could be told about: ln(σ/α). */
const [leastLog, mostLog] = [Math.log(1e-3), Math.log(80)];

/** A row without a class: what guidance compares with. */
export const noClass = -1;

/** A perceptron with `depth` hidden layers of `width` for examples of `dims` numbers. */
export function denoiserArchitecture(
  { dims, classes }: DiffusionMeaning,
  { width, depth }: { readonly width: number; readonly depth: number },
): Architecture {
  const hidden = Array.from({ length: depth }, () => width);
  return { kind: "mlp", sizes: [dims + timeFeatures + classes, ...hidden, dims], activation: "silu" };
}

/**
 * What a network is told beside the noisy examples, `[n, 6 + classes]`, to be disposed by the caller.
 * @param angles noise level of every row
 * @param labels class of every row, `noClass` for none
 */
export function conditions(angles: readonly Angle[], classes: number, labels?: ArrayLike<number>): Tensor {
  const n = angles.length;
  const d = timeFeatures + classes;
  const rows = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const log = Math.min(mostLog, Math.max(leastLog, Math.log(angles[i].sin / angles[i].cos)));
    for (let k = 0; k < frequencies.length; k++) {
      rows[i * d + 2 * k] = Math.sin(frequencies[k] * log);
      rows[i * d + 2 * k + 1] = Math.cos(frequencies[k] * log);
    }
    if (labels && labels[i] !== noClass) rows[i * d + timeFeatures + labels[i]] = 1;
  }
  return tf.tensor2d(rows, [n, d]);
}

/** A network and what its output means. */
export interface Denoiser {
  readonly network: Network;
  readonly meaning: DiffusionMeaning;
}

/** The artifact's meaning. @throws Error for an artifact that is no diffusion network */
export function meaningOf({ diffusion, name }: Artifact): DiffusionMeaning {
  if (!diffusion) throw new Error(`${name} is not a diffusion network`);
  return diffusion;
}

/**
 * E[x0 | u] for noisy examples u `[n, d]` of unit variance, one noise level for each; once differentiable with respect
 * to the network and u. To be called within a tidy.
 * @param told the network's `conditions`, `[n, …]`
 */
export function denoiseRows({ network, meaning }: Denoiser, u: Tensor, angles: readonly Angle[], told: Tensor): Tensor {
  const weights = angles.map((angle) => readout(meaning.prediction, angle));
  const output = network.apply(tf.concat([u, told], 1));
  return combineRows(column(weights.map((w) => w.u)), u, column(weights.map((w) => w.output)), output);
}

/** Numbers, one per row, as `combineRows` takes them. */
// tfjs looks at every number of a plain array to find its shape.
export const column = (values: readonly number[]): Tensor1D => tf.tensor1d(new Float32Array(values));

export interface Condition {
  /** Class of every sample. */
  readonly labels: ArrayLike<number>;
  /** w of x̂ = x̂(∅) + w (x̂(c) − x̂(∅)): Ho & Salimans 2022 (arXiv:2207.12598); 1 is the class alone, 0 none. */
  readonly guidance: number;
}

/** Evaluations of the network for one answer: guidance asks twice. */
export const costOf = (condition?: Condition): number =>
  condition && condition.guidance !== 1 && condition.guidance !== 0 ? 2 : 1;

/** A denoiser for samplers: x `[n, d]` in the schedule's coordinates. Not for gradients. */
export function denoiseWith({ network, meaning }: Denoiser, condition?: Condition): Denoise<Tensor> {
  return (x, level: Level) =>
    tf.tidy(() => {
      const n = x.shape[0];
      const angle = angleOf(level);
      const { u: kept, output } = readout(meaning.prediction, angle);
      const u = tf.div(x, Math.hypot(level.alpha, level.sigma));
      const ask = (labels?: ArrayLike<number>) => {
        const told = labels
          ? conditions(
              Array.from({ length: n }, () => angle),
              meaning.classes,
              labels,
            )
          : tf.tile(conditions([angle], meaning.classes), [n, 1]);
        return tf.add(tf.mul(u, kept), tf.mul(network.apply(tf.concat([u, told], 1)), output));
      };
      if (!condition || condition.guidance === 0) return ask();
      const { labels, guidance } = condition;
      if (guidance === 1) return ask(labels);
      const free = ask();
      return tf.add(free, tf.mul(tf.sub(ask(labels), free), guidance));
    });
}
