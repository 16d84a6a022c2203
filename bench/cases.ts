/**
 * What is timed: one training step (forward, backward, Adam) of networks of the sizes that the lab trains; of diffusion
 * models with everything that a step of a run does, from drawing examples and noise to the average of the weights.
 */
import type { MlpArchitecture, TransformerArchitecture } from "../src/lab/artifact.ts";
import type { BenchBackend } from "./contestant.ts";

export type Loss = "mse" | "cross-entropy" | "kd";

export interface Case {
  readonly id: number;
  readonly name: string;
  readonly architecture: MlpArchitecture | TransformerArchitecture;
  readonly batch: number;
  readonly loss: Loss;
  /** Sizes of the groups of students trained on the same batch, each group timed by itself. */
  readonly students: readonly number[];
  /** Present: a diffusion model of the plane, and how stock tfjs trains it. */
  readonly diffusion?: StockDiffusion;
}

/** How Diffusion-Explorer trains, and what it could have spared itself. */
export interface StockDiffusion {
  /**
   * `lab`: the same network, noise levels and answers as the lab's, written with stock tensor operations.
   * `flow matching`: as it comes, 3-64-64-64-2 with elu, the bare time as the third input; the lab's network has 8.
   */
  readonly lesson: "lab" | "flow matching";
  /** `predict` goes through the batch in slices of 32; `apply` is one call. */
  readonly forward: "apply" | "predict";
  /** Whether every step reads its loss, as its diffusion does and its flow matching does not. */
  readonly readsLoss: boolean;
}

/** Hinton's loss (1 − α) CE + α T² KL. */
export const KD = { temperature: 4, alpha: 0.9 } as const;

export const ADAM = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

const mlp = (sizes: number[], activation: "relu" | "silu"): MlpArchitecture => ({ kind: "mlp", sizes, activation });

const diffusion = (id: number, name: string, batch: number, stock: StockDiffusion): Case => ({
  id,
  name,
  architecture: mlp([8, 64, 64, 64, 2], "silu"),
  batch,
  loss: "mse",
  students: [1],
  diffusion: stock,
});

export const cases: readonly Case[] = [
  { id: 1, name: "4-64-64-2", architecture: mlp([4, 64, 64, 2], "silu"), batch: 256, loss: "mse", students: [1] },
  {
    id: 2,
    name: "66-128³-2",
    architecture: mlp([66, 128, 128, 128, 2], "silu"),
    batch: 256,
    loss: "mse",
    students: [1],
  },
  { id: 3, name: "196-256²-10", architecture: mlp([196, 256, 256, 10], "relu"), batch: 128, loss: "kd", students: [1] },
  {
    id: 4,
    name: "transformer 4×64",
    architecture: {
      kind: "transformer",
      tokens: 16,
      inputSize: 16,
      width: 64,
      heads: 4,
      blocks: 4,
      expand: 2,
      head: "pool",
      outputSize: 10,
    },
    batch: 32,
    loss: "cross-entropy",
    students: [1],
  },
  { id: 5, name: "196-64-10", architecture: mlp([196, 64, 10], "relu"), batch: 128, loss: "kd", students: [1, 9] },
  diffusion(6, "diffusion, apply", 512, { lesson: "lab", forward: "apply", readsLoss: false }),
  diffusion(7, "diffusion, predict", 512, { lesson: "lab", forward: "predict", readsLoss: false }),
  diffusion(8, "diffusion, predict + loss read", 512, { lesson: "lab", forward: "predict", readsLoss: true }),
  diffusion(9, "flow matching, apply", 200, { lesson: "flow matching", forward: "apply", readsLoss: false }),
  diffusion(10, "flow matching, predict", 200, { lesson: "flow matching", forward: "predict", readsLoss: false }),
];

/** Of these cases the ones that a backend survives: tfjs loses its WebGPU device when every step reads its loss. */
export const casesOn = (backend: BenchBackend, ids: readonly number[]): number[] =>
  ids.filter((id) => backend === "wasm" || !cases.find((c) => c.id === id)?.diffusion?.readsLoss);
