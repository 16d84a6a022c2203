import { expect, test } from "vitest";
import { accuracy, topClass } from "./classification.ts";
import { accuracyWhere, correctBias } from "./subsets.ts";

const logits = Float32Array.from([3, 0, 0, 2, 1, -9, 0, 1, 0.5, 0, 1, -5]);
const labels = Uint8Array.from([0, 1, 2, 1]);

test("accuracy on a part", () => {
  expect(accuracy(logits, labels, 3)).toBe(0.5);
  expect(accuracyWhere(logits, labels, 3, (i) => i < 2)).toBe(0.5);
  expect(accuracyWhere(logits, labels, 3, (i) => i === 3)).toBe(1);
  expect(accuracyWhere(logits, labels, 3, () => false)).toBeNaN();
});

test("a corrected class is named as often as it occurs, where it was likeliest", () => {
  const corrected = correctBias(logits, labels, 3, 2);
  expect([0, 1, 2, 3].map((i) => topClass(corrected, i, 3))).toEqual([0, 0, 2, 1]);
});
