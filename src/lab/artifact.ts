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
  /** Whether a token sees only those before it and itself; no by default. */
  readonly causal?: boolean;
}

/**
 * A diffusion transformer (Peebles & Xie 2023, arXiv:2212.09748): attention over the tokens of an example, of one frame or
 * of several, every block normalised and gated by what the network is told of noise level and class.
 */
export interface DiffusionTransformerArchitecture {
  readonly kind: "diffusion-transformer";
  /** Tokens per example and numbers per token, in and out. */
  readonly tokens: number;
  readonly features: number;
  /** Numbers that it is told beside the tokens. */
  readonly told: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  /** Hidden features of a block's MLP as a multiple of `width`. */
  readonly expand: number;
  /**
   * Makes it a discriminator: after each of these blocks, counted from 1, a learned query reads the tokens, and one number
   * comes out for each example (Lin et al. 2025, arXiv:2501.08316, section 3.3).
   */
  readonly judges?: readonly number[];
}

/** A low-rank adapter of every layer of a perceptron (Hu et al. 2021, arXiv:2106.09685): computes nothing without its base. */
export interface LoraArchitecture {
  readonly kind: "lora";
  /** What it is added to. */
  readonly base: MlpArchitecture;
  readonly rank: number;
}

export type Architecture =
  | MlpArchitecture
  | TransformerArchitecture
  | DiffusionTransformerArchitecture
  | LoraArchitecture;

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

/** What making a network took. It differs from machine to machine and is no part of what the network is. */
export interface Spent extends Partial<Costs> {
  /** Training and measuring up to then, in seconds. */
  readonly seconds: number;
  /** Training steps up to then. */
  readonly steps: number;
  readonly backend: string;
}

/** What a run has asked others for. */
export interface Costs {
  /** Answers of the teacher, one for each example and level; guided ones count twice. */
  teacherCalls: number;
  /** Real examples looked at. */
  realSamples: number;
}

export interface Artifact {
  readonly kind: ArtifactKind;
  readonly name: string;
  readonly architecture: Architecture;
  /** Diffusion networks only. */
  readonly diffusion?: DiffusionMeaning;
  /** All parameters, flat. */
  readonly theta: Float32Array;
  readonly lineage: Lineage;
  readonly spent?: Spent;
}
