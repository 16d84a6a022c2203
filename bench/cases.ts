/** What is timed: one training step (forward, backward, Adam) of networks of the sizes that the lab trains. */
import type { Architecture } from "../src/lab/artifact.ts";

export type Loss = "mse" | "cross-entropy" | "kd";

export interface Case {
  readonly id: number;
  readonly name: string;
  readonly architecture: Architecture;
  readonly batch: number;
  readonly loss: Loss;
  /** Sizes of the groups of students trained on the same batch, each group timed by itself. */
  readonly students: readonly number[];
}

/** Hinton's loss (1 − α) CE + α T² KL. */
export const KD = { temperature: 4, alpha: 0.9 } as const;

export const ADAM = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

const mlp = (sizes: number[], activation: "relu" | "silu"): Architecture => ({ kind: "mlp", sizes, activation });

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
];
