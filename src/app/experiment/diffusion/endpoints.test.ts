import { expect, test } from "vitest";
import { disagreement, distance, stopOf, strokes } from "./endpoints.ts";

test("predictions that are the same from everywhere disagree by nothing, others by their variance", () => {
  const [here, there] = [
    [1, 2, 3, 4],
    [3, 2, 3, 4],
  ];
  expect(disagreement(Float32Array.of(...here, ...here), 2)).toBe(0);
  // One of two paths: x = 1 and 3, variance 1.
  expect(disagreement(Float32Array.of(...here, ...there), 2)).toBe(0.5);
});

test("stops, distances and strokes", () => {
  const positions = Float32Array.of(0, 0, 1, 1, 3, 4, 4, 5);
  const [first, last] = [stopOf(positions, 2, 0), stopOf(positions, 2, 1)];
  expect([...last]).toEqual([3, 4, 4, 5]);
  expect(distance(first, last)).toBe(5);
  expect([...strokes(first, last)]).toEqual([0, 0, 3, 4, 1, 1, 4, 5]);
});
