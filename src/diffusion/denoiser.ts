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
/** Sines and cosines of π k w / 4, k = ½, 1: how a network is told the guidance, 0 … 4. */
const guidanceFrequencies = [0.5, 1].map((k) => (Math.PI * k) / 4);
const guidanceFeatures = 2 * guidanceFrequencies.length;

/** Beyond these nothing changes that a network could be told about: ln(σ/α). */
const [leastLog, mostLog] = [Math.log(1e-3), Math.log(80)];

/** A row without a class: what guidance compares with. */
export const noClass = -1;

export interface NetworkSize {
  /** Of the hidden layers, or of a token; a multiple of 16 there. */
  readonly width: number;
  /** Hidden layers, or blocks. */
  readonly depth: number;
  /** Tokens that an example consists of: a transformer instead of a perceptron. */
  readonly tokens?: number | undefined;
}

/** Numbers of a token that attend apart from the others. */
const headSize = 16;

/** A network for examples of `dims` numbers: a perceptron, or a diffusion transformer where they are tokens. */
export function denoiserArchitecture(
  { dims, classes, guided }: DiffusionMeaning,
  { width, depth, tokens }: NetworkSize,
): Architecture {
  const told = timeFeatures + classes + (guided ? guidanceFeatures : 0);
  if (tokens) {
    const heads = Math.max(1, Math.floor(width / headSize));
    const shape = { tokens, features: dims / tokens, told, width, heads, blocks: depth, expand: 2 };
    return { kind: "diffusion-transformer", ...shape };
  }
  const hidden = Array.from({ length: depth }, () => width);
  return { kind: "mlp", sizes: [dims + told, ...hidden, dims], activation: "silu" };
}

/**
 * What a network is told beside the noisy examples, `[n, 6 + classes]`, to be disposed by the caller.
 * @param angles noise level of every row
 * @param labels class of every row, `noClass` for none
 */
export function conditions(angles: readonly Angle[], classes: number, labels?: ArrayLike<number>): Tensor {
  const d = timeFeatures + classes;
  const rows = new Float32Array(angles.length * d);
  for (let i = 0; i < angles.length; i++) tell(rows, i * d, angles[i]);
  return withClasses(rows, d, labels);
}

/** The same for n rows at one noise level. */
function conditionsAt(angle: Angle, n: number, classes: number, labels?: ArrayLike<number>): Tensor {
  const d = timeFeatures + classes;
  const rows = new Float32Array(n * d);
  tell(rows, 0, angle);
  for (let done = d; done < rows.length; done *= 2) rows.copyWithin(done, 0, done);
  return withClasses(rows, d, labels);
}

function tell(rows: Float32Array, at: number, { cos, sin }: Angle): void {
  const log = Math.min(mostLog, Math.max(leastLog, Math.log(sin / cos)));
  for (let k = 0; k < frequencies.length; k++) {
    rows[at + 2 * k] = Math.sin(frequencies[k] * log);
    rows[at + 2 * k + 1] = Math.cos(frequencies[k] * log);
  }
}

/** Marks the classes, where the rows have room for one. */
function withClasses(rows: Float32Array, d: number, labels?: ArrayLike<number>): Tensor {
  const n = rows.length / d;
  if (labels && d > timeFeatures) {
    for (let i = 0; i < n; i++) if (labels[i] !== noClass) rows[i * d + timeFeatures + labels[i]] = 1;
  }
  return tf.tensor2d(rows, [n, d]);
}

/** What a guided network is told beside its `conditions`: the guidance of every row, `[n, 4]`. */
export function guidanceConditions(guidance: ArrayLike<number>): Tensor {
  const n = guidance.length;
  const rows = Float32Array.from({ length: n * guidanceFeatures }, (_, j) => {
    const angle = guidance[Math.floor(j / guidanceFeatures)] * guidanceFrequencies[(j % guidanceFeatures) >> 1];
    return j % 2 ? Math.cos(angle) : Math.sin(angle);
  });
  return tf.tensor2d(rows, [n, guidanceFeatures]);
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
      const w = meaning.guided ? [guidanceConditions(new Float32Array(n).fill(condition?.guidance ?? 1))] : [];
      const ask = (labels?: ArrayLike<number>) => {
        const told = conditionsAt(angle, n, meaning.classes, labels);
        return tf.add(tf.mul(u, kept), tf.mul(network.apply(tf.concat([u, told, ...w], 1)), output));
      };
      if (meaning.guided) return ask(condition?.labels);
      if (!condition || condition.guidance === 0) return ask();
      const { labels, guidance } = condition;
      if (guidance === 1) return ask(labels);
      const free = ask();
      return tf.add(free, tf.mul(tf.sub(ask(labels), free), guidance));
    });
}
