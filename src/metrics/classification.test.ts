import { expect, test } from "vitest";
import { accuracy, agreement, topClass } from "./classification.ts";

const a = Float32Array.from([1, 2, 0, 5, 4, 3, 0, 0, 1]);
const b = Float32Array.from([2, 1, 0, 5, 4, 3, 0, 1, 0]);

test("top class, accuracy and agreement on a case worked by hand", () => {
  expect([0, 1, 2].map((i) => topClass(a, i, 3))).toEqual([1, 0, 2]);
  expect(accuracy(a, Uint8Array.from([1, 0, 0]), 3)).toBeCloseTo(2 / 3);
  expect(agreement(a, b, 3)).toBeCloseTo(1 / 3);
  expect(topClass(Float32Array.from([3, 3]), 0, 2)).toBe(0);
});
