/** Ways of choosing a few examples to stand for all: the coresets that learned examples are held against. */
import type { Rng } from "../../math/rng.ts";
import { meanExample, type Choice, type ClassExamples } from "./by-class.ts";

/** Any examples. Fewer of the same stream are the first of more. */
export const atRandom =
  (rng: Rng): Choice =>
  ({ n }, count, label) =>
    rng.fold(label).permutation(n).subarray(0, count);

/**
 * Herding: one by one the example that brings the mean of the chosen closest to the mean of all (Welling 2009, "Herding
 * dynamical weights to learn"; in the examples' own space). Fewer are the first of more.
 */
export const herding: Choice = (examples, count) => {
  const { x, n, d } = examples;
  const mean = meanExample(examples);
  const sum = new Float64Array(d);
  const chosen: number[] = [];
  for (let k = 1; k <= count; k++) {
    const best = least(n, chosen, (i) => {
      let square = 0;
      for (let j = 0; j < d; j++) square += (mean[j] - (sum[j] + x[i * d + j]) / k) ** 2;
      return square;
    });
    chosen.push(best);
    for (let j = 0; j < d; j++) sum[j] += x[best * d + j];
  }
  return chosen;
};

/**
 * K-centre: begins with the example nearest to the mean, then again and again takes the one farthest from all chosen
 * (Gonzalez 1985; as a coreset Sener & Savarese 2018, arXiv:1708.00489). Fewer are the first of more.
 */
export const kCentre: Choice = (examples, count) => {
  const { x, n, d } = examples;
  const mean = meanExample(examples);
  const chosen = [least(n, [], (i) => squaredDistance(examples, i, mean, 0))];
  const nearest = new Float64Array(n).fill(Infinity);
  while (chosen.length < count) {
    const last = chosen.at(-1)!;
    for (let i = 0; i < n; i++) nearest[i] = Math.min(nearest[i], squaredDistance(examples, i, x, last * d));
    chosen.push(least(n, chosen, (i) => -nearest[i]));
  }
  return chosen;
};

function squaredDistance({ x, d }: ClassExamples, i: number, other: ArrayLike<number>, at: number): number {
  let square = 0;
  for (let j = 0; j < d; j++) square += (x[i * d + j] - other[at + j]) ** 2;
  return square;
}

/** Which of n, those chosen before left out, costs least. */
function least(n: number, chosen: readonly number[], cost: (i: number) => number): number {
  const taken = new Set(chosen);
  let best = -1;
  let lowest = Infinity;
  for (let i = 0; i < n; i++) {
    if (taken.has(i)) continue;
    const value = cost(i);
    if (value < lowest || best < 0) [best, lowest] = [i, value];
  }
  return best;
}
