import { expect, test } from "vitest";
import { lowRank } from "./low-rank.ts";

test("a matrix of rank two is the sum of two, and of one only in part", () => {
  const size = 4;
  const [a, b] = [
    [1, 2, 3, 4],
    [4, 1, 0, 1],
  ];
  const matrix = Float32Array.from({ length: 16 }, (_, i) => a[i >> 2] * b[i % 4] + b[i >> 2] * a[i % 4]);
  const one = lowRank(matrix, size, 1);
  const two = lowRank(matrix, size, 2);
  expect(one.share).toBeGreaterThan(0.5);
  expect(one.share).toBeLessThan(0.99);
  expect(two.share).toBeCloseTo(1, 6);
  two.levels.forEach((value, i) => expect(value).toBeCloseTo(matrix[i], 3));
});
