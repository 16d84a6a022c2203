import { expect, it } from "vitest";
import { incompleteBeta, logGamma, normalQuantile, tCritical, tTwoSidedP } from "./student-t.ts";

it("logGamma at factorials and one half", () => {
  expect(logGamma(1)).toBeCloseTo(0, 12);
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 11);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
});

it("incompleteBeta in closed form", () => {
  for (const x of [0, 0.1, 0.5, 0.93, 1]) {
    expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 12);
    expect(incompleteBeta(x, 2, 3)).toBeCloseTo(x ** 2 * (6 - 8 * x + 3 * x * x), 12);
    expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  }
});

// Reference values: scipy.stats.t.ppf((1 + confidence) / 2, df).
it.each([
  [0.95, 1, 12.706204736174694],
  [0.95, 2, 4.302652729749462],
  [0.95, 4, 2.7764451051977934],
  [0.99, 9, 3.249835541592126],
  [0.8, 30, 1.3104150253913955],
  [0.95, 200, 1.9718962236339088],
])("tCritical(%f, %i)", (confidence, df, reference) => {
  expect(tCritical(confidence, df)).toBeCloseTo(reference, 9);
  expect(tTwoSidedP(reference, df)).toBeCloseTo(1 - confidence, 10);
});

it("t tends to the normal", () => expect(tCritical(0.95, 1e7)).toBeCloseTo(1.959964, 5));

it("normalQuantile", () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 7);
  expect(normalQuantile(0.6)).toBeCloseTo(0.2533471031357997, 8);
  expect(normalQuantile(1e-5)).toBeCloseTo(-4.264890793922825, 7);
  expect(normalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 7);
});

it("refuses impossible probabilities", () => {
  expect(() => tCritical(1, 3)).toThrow(RangeError);
  expect(() => tCritical(0.95, 0)).toThrow(RangeError);
  expect(() => normalQuantile(0)).toThrow(RangeError);
});
