/** What the contestants that run on tfjs share. */
import { useBackend } from "../src/nn/backends.ts";
import { tf, type Tensor } from "../src/nn/tf.ts";
import type { BenchBackend } from "./contestant.ts";
import type { Values } from "./problem.ts";

export async function chooseTfBackend(backend: BenchBackend): Promise<void> {
  const problem = await useBackend(backend);
  if (problem) throw new Error(`tfjs on ${backend}: ${problem}`);
}

export const tensorOf = ({ values, shape }: Values): Tensor => tf.tensor(values, shape as number[]);

/** Waits for tensors by reading one number of the last; the device works in order. */
export async function finish(tensors: readonly Tensor[]): Promise<void> {
  const last = tensors.at(-1)!;
  const one = tf.tidy(() => tf.slice(tf.reshape(last, [-1]), last.size - 1, 1));
  await one.data();
  one.dispose();
}

/** Mean of scalars. */
export async function meanOf(scalars: readonly Tensor[]): Promise<number> {
  const values = await Promise.all(scalars.map((scalar) => scalar.data()));
  return values.reduce((sum, [value]) => sum + value, 0) / values.length;
}
