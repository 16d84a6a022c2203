/** Losses whose rows count differently: values against plain numbers, gradients against central differences. */
import { beforeAll, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { centralDifferences, gradientsOf, onEveryBackend, relativeError } from "../nn/testing.ts";
import { tf, type Tensor } from "../nn/tf.ts";
import { pseudoHuber } from "./pseudo-huber.ts";
import { weightedSquaredError } from "./weighted-squared-error.ts";

const [n, d] = [7, 3];
const [answer, given] = [1, 2].map((seed) => Rng.fromSeed(seed).normal(n * d));
const weights = Array.from({ length: n }, (_, i) => i / 4); // the first row counts nothing
const squares = weights.map((_, i) =>
  [0, 1, 2].reduce((sum, j) => sum + (given[i * d + j] - answer[i * d + j]) ** 2, 0),
);
const rows = (values: Float32Array) => tf.tensor2d(values, [n, d]);
const c = 0.5;
const losses = {
  squared: {
    loss: (x: Tensor) => weightedSquaredError(weights, rows(answer), x),
    value: weights.reduce((sum, w, i) => sum + w * squares[i], 0) / (n * d),
  },
  huber: {
    loss: (x: Tensor) => pseudoHuber(weights, rows(answer), x, c),
    value: weights.reduce((sum, w, i) => sum + w * (Math.sqrt(squares[i] + c * c) - c), 0) / n,
  },
};

onEveryBackend("losses of weighted rows", (use) => {
  beforeAll(use);

  test.each(Object.entries(losses))("%s: value and gradient", async (_name, { loss, value }) => {
    const x = rows(given);
    expect(relativeError(await loss(x).data(), [value])).toBeLessThan(1e-5);
    const [gradient] = await gradientsOf(loss, [x]);
    expect(relativeError(gradient, await centralDifferences(loss, x, 1e-2))).toBeLessThan(3e-3);
    expect(Math.max(...gradient.slice(0, d).map(Math.abs))).toBe(0);
  });

  test("the pseudo-Huber distance has no slope where it is zero, and turns linear beyond c", async () => {
    const ones = weights.map(() => 1);
    const at = async (x: Float32Array) =>
      (await gradientsOf((v) => pseudoHuber(ones, rows(answer), v, 1e-3), [rows(x)]))[0];
    expect(Math.max(...(await at(answer)).map(Math.abs))).toBe(0);
    const slope = await at(given);
    for (let i = 0; i < n; i++) expect(n * Math.hypot(...slope.slice(i * d, (i + 1) * d))).toBeCloseTo(1, 3);
  });
});
