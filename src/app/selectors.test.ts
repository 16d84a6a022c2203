import { expect, test } from "vitest";
import {
  ambiguityOrder,
  darkKnowledge,
  nearest,
  regionGrid,
  softLabel,
  strongest,
  timeLeft,
  top,
} from "./selectors.ts";

// Three examples of three classes: sure of 0, torn between 0 and 1, unsure of everything.
const logits = Float32Array.from([9, 0, 0, 5, 5, 0, 0, 0, 0]);

test("soft labels are the softmax of a row at a temperature", () => {
  const p = softLabel(logits, 1, 3, 5);
  const e = Math.E;
  expect(p[0]).toBeCloseTo(e / (2 * e + 1), 6);
  expect(p[2]).toBeCloseTo(1 / (2 * e + 1), 6);
  expect(top(p)).toBe(0);
});

test("the most ambiguous example comes first", () => {
  expect([...ambiguityOrder(logits, 3)]).toEqual([2, 1, 0]);
});

test("dark knowledge is the mean soft label of each true class", () => {
  const matrix = darkKnowledge(logits, [0, 0, 2], 3, 1);
  const [a, b] = [softLabel(logits, 0, 3, 1), softLabel(logits, 1, 3, 1)];
  for (let k = 0; k < 3; k++) expect(matrix[k]).toBeCloseTo((a[k] + b[k]) / 2, 6);
  expect([...matrix.subarray(3, 6)].every(Number.isNaN)).toBe(true);
  for (const p of matrix.subarray(6)) expect(p).toBeCloseTo(1 / 3, 6);
});

test("the strongest confusions leave out the diagonal and empty classes", () => {
  const matrix = [0.7, 0.2, 0.1, NaN, NaN, NaN, 0.3, 0.1, 0.6];
  expect(strongest(matrix, 3, 2)).toEqual([
    { truth: 2, taken: 0, p: 0.3 },
    { truth: 0, taken: 1, p: 0.2 },
  ]);
});

test("regions are the top class and its probability per cell", () => {
  const grid = regionGrid(Float32Array.from([1, 0, 0, 2, 3, 0, 0, 4]), 2, 2, 2);
  expect([...grid.classes]).toEqual([0, 1, 0, 1]);
  expect(grid.confidence[0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 6);
});

test("nearest point and time left", () => {
  expect(nearest([0, 0, 3, 4, 1, 1], 2.6, 3.2)).toBe(1);
  expect(timeLeft(20, 120, 50)).toBe(5);
  expect(timeLeft(20, 120, null)).toBeNull();
  expect(timeLeft(120, 120, 5)).toBeNull();
});
