import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { mean, standardError } from "../math/statistics.ts";
import { medianDistance, mmd, mmdFrom } from "./mmd.ts";

const normal = (seed: number, n: number) => Rng.fromSeed(seed).normal(2 * n);

test("equals the formula, term by term", () => {
  const [x, y] = [normal(1, 7), normal(2, 9).map((v) => v + 0.5)];
  const m = medianDistance(y, 2);
  const k = (a: Float32Array, i: number, b: Float32Array, j: number) => {
    const square = (a[2 * i] - b[2 * j]) ** 2 + (a[2 * i + 1] - b[2 * j + 1]) ** 2;
    return mean([1, 2, 4, 8].map((part) => Math.exp(-square / (2 * (m / part) ** 2))));
  };
  const average = (a: Float32Array, b: Float32Array, isOne: boolean) => {
    const terms: number[] = [];
    for (let i = 0; i < a.length / 2; i++) {
      for (let j = 0; j < b.length / 2; j++) if (!isOne || i !== j) terms.push(k(a, i, b, j));
    }
    return mean(terms);
  };
  expect(mmd(x, y, 2)).toBeCloseTo(average(x, x, true) + average(y, y, true) - 2 * average(x, y, false), 12);
});

test("is 0 on average under one distribution, and positive under two", () => {
  const values = Array.from({ length: 200 }, (_, i) => mmd(normal(1000 + i, 60), normal(2000 + i, 60), 2));
  expect(Math.abs(mean(values))).toBeLessThan(4 * standardError(values));
  expect(Math.min(...values)).toBeLessThan(0);
  const moved = Array.from({ length: 20 }, (_, i) =>
    mmd(
      normal(1000 + i, 60).map((v) => v + 1),
      normal(2000 + i, 60),
      2,
    ),
  );
  expect(Math.min(...moved)).toBeGreaterThan(0.05);
});

test("looks at the first 700 points, and one truth serves many models", () => {
  const [x, y] = [normal(3, 900), normal(4, 900)];
  expect(mmd(x, y, 2)).toBe(mmd(x.subarray(0, 1400), y.subarray(0, 1400), 2));
  const from = mmdFrom(y, 2);
  expect([from(x), from(y)]).toEqual([mmd(x, y, 2), mmd(y, y, 2)]);
});

test("the median distance of a square's corners is its side", () => {
  expect(medianDistance(Float32Array.from([0, 0, 3, 0, 3, 3, 0, 3]), 2)).toBeCloseTo(3, 6);
});
