/** Numbers that networks trained side by side have each of their own. */
import { tf, type Tensor } from "./tf.ts";

/** A number of one network, or one for each of K that stand side by side. */
export type PerNetwork = number | readonly number[];

/** f of every number. */
export const mapEach = (value: PerNetwork, f: (one: number) => number): PerNetwork =>
  typeof value === "number" ? f(value) : value.map(f);

/** The numbers as a factor of tensors `[K, …]` of that rank. */
export const factorOf = (value: PerNetwork, rank = 1): number | Tensor =>
  typeof value === "number"
    ? value
    : tf.tensor(Array.from(value), [value.length, ...Array.from({ length: rank - 1 }, () => 1)]);
