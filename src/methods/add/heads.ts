/** The discriminator of ADD: small heads on frozen features. Sauer et al. 2023 (arXiv:2311.17042, section 3.2). */
import { conditions, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { mlpPlain } from "../../nn/kernels/mlp.ts";
import type { Network } from "../../nn/network.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import { rowsAt } from "../generative/one-step.ts";

/** The level of an example without noise. */
export const clean: Angle = { cos: 1, sin: 0 };

/** Frozen features F_1 … F_K of noisy examples. */
export interface Features {
  readonly layers: number;
  /** Numbers in each layer. */
  readonly width: number;
  /** `[K, n, width]` of u = cos φ x + sin φ ε `[n, d]`; once differentiable with respect to u. Within a tidy. */
  of(u: Tensor, angles: readonly Angle[], labels?: ArrayLike<number>): Tensor;
}

/** @throws Error where the hidden layers are not equally wide */
function hiddenLayers({ architecture }: Network): Pick<Features, "layers" | "width"> {
  const hidden = architecture.kind === "mlp" ? architecture.sizes.slice(1, -1) : [];
  if (hidden.length === 0 || new Set(hidden).size > 1) throw new Error("features are equally wide hidden layers");
  return { layers: hidden.length, width: hidden[0] };
}

function activations(network: Network, input: Tensor): Tensor {
  const hidden: Tensor[] = [];
  network.apply(input, hidden);
  return tf.stack(hidden);
}

const inUnits = (u: Tensor, angles: readonly Angle[]) =>
  tf.div(
    u,
    tf.tensor2d(
      Float32Array.from(angles, ({ cos }) => cos),
      [angles.length, 1],
    ),
  );

/** A diffusion network believes itself at this noise level when it looks at examples as if they were clean. */
const nearlyClean = angleOf({ alpha: 1, sigma: 0.1 });

/**
 * Hidden layers of a diffusion network.
 * @param knowsLevel whether it is told the noise level; if not, it takes everything for nearly clean, as a network trained
 * on clean examples would
 */
export function diffusionFeatures({ network, meaning }: Denoiser, knowsLevel: boolean): Features {
  return {
    ...hiddenLayers(network),
    of(u, angles, labels) {
      const seen = knowsLevel ? u : tf.mul(inUnits(u, angles), nearlyClean.cos);
      const told = knowsLevel ? angles : rowsAt(nearlyClean, angles.length);
      return activations(network, tf.concat([seen, conditions(told, meaning.classes, labels)], 1));
    },
  };
}

/** Hidden layers of a classifier of images, which knows nothing of noise and is not told the class. */
export const classifierFeatures = (classifier: Network, decode: (latents: Tensor) => Tensor): Features => ({
  ...hiddenLayers(classifier),
  of: (u, angles) => activations(classifier, decode(inUnits(u, angles))),
});

/** Neurons of a head between the features and the logit. */
const headWidth = 32;

export interface Heads {
  /** One head per layer, side by side. */
  readonly network: Network;
  /** What the heads see of examples: their features, and their class; `[K, n, in]`. */
  see(u: Tensor, angles: readonly Angle[], labels?: ArrayLike<number>): Tensor;
  /** Logits `[K, n, 1]` of what they see. */
  logits(seen: Tensor): Tensor;
}

export function headsOn(features: Features, classes: number, scope: Scope, rng: Rng): Heads {
  const { layers, width } = features;
  // Not silu: tfjs loses part of the second derivative of functions whose first it computes from their values.
  const architecture: MlpArchitecture = { kind: "mlp", sizes: [width + classes, headWidth, 1], activation: "relu" };
  const network = scope.network(architecture, rng, layers);
  return {
    network,
    see(u, angles, labels) {
      const seen = features.of(u, angles, labels);
      if (!labels) return seen;
      const asked = tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), "int32"), classes), "float32");
      return tf.concat([seen, tf.tile(tf.expandDims(asked, 0), [layers, 1, 1])], 2);
    },
    logits: (seen) => network.apply(seen),
  };
}

/**
 * R1 on the inputs of the heads: Σ_k mean |∇ D_k(F_k)|² over the rows, Mescheder et al. 2018 (arXiv:1801.04406); seen
 * `[K, n, in]`. Differentiable with respect to the heads.
 */
export function gradientPenalty({ network }: Pick<Heads, "network">, seen: Tensor): Scalar {
  const { architecture, copies, theta } = network;
  const sum = (input: Tensor) => tf.sum(mlpPlain(architecture as MlpArchitecture, copies, input, theta));
  return tf.div(tf.sum(tf.square(tf.grad(sum)(seen))), seen.shape[1]!);
}
