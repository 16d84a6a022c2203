/** Artifacts: what a run leaves on the shelf, and what another run takes as its input. */
import type { ControlValue } from "./controls.ts";

export type ArtifactKind = "classifier" | "autoencoder" | "diffusion" | "language" | "dataset" | "adapter";

/** A multi-layer perceptron; `sizes` from input to output. */
export interface MlpArchitecture {
  readonly kind: "mlp";
  readonly sizes: readonly number[];
  readonly activation: "relu" | "silu" | "tanh";
}

/** A pre-norm transformer over tokens: patches of an image, latent tokens, frames or characters. */
export interface TransformerArchitecture {
  readonly kind: "transformer";
  /** Tokens per example and features per token coming in. */
  readonly tokens: number;
  readonly inputSize: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  /** Hidden features of a block's MLP as a multiple of `width`. */
  readonly expand: number;
  /** `pool`: mean over tokens, one output per example; `token`: one output per token. */
  readonly head: "pool" | "token";
  readonly outputSize: number;
}

export type Architecture = MlpArchitecture | TransformerArchitecture;

/** Where a network came from. */
export interface Lineage {
  readonly method: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, ControlValue>>;
  readonly seed: number;
  /** The command that makes it again. */
  readonly command: string;
  readonly parents: readonly string[];
}

/** What the output of a diffusion network stands for, and what it is told beside the noisy example. */
export interface DiffusionMeaning {
  /** v = cos φ ε − sin φ x0, the noise ε, the example x0, or the velocity ε − x0 of the straight line. */
  readonly prediction: Prediction;
  /** Numbers per example. */
  readonly dims: number;
  /** Classes it takes as a condition; 0: none. */
  readonly classes: number;
  /** Whether it is also told how much the class counts, and answers with that at once; no by default. */
  readonly guided?: boolean;
}

export const predictions = ["v", "epsilon", "x0", "velocity"] as const;
export type Prediction = (typeof predictions)[number];

export interface Artifact {
  readonly kind: ArtifactKind;
  readonly name: string;
  readonly architecture: Architecture;
  /** Diffusion networks only. */
  readonly diffusion?: DiffusionMeaning;
  /** All parameters, flat. */
  readonly theta: Float32Array;
  readonly lineage: Lineage;
}
