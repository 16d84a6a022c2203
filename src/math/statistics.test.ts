import { describe, expect, it } from "vitest";
import {
  confidenceInterval,
  entropy,
  expectedCalibrationError,
  klDivergence,
  mean,
  meanAndCovariance,
  pairedDifference,
  quantile,
  softmax,
  standardError,
  variance,
} from "./statistics.ts";

describe("summaries", () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];

  it("mean, variance, standard error", () => {
    expect(mean(values)).toBe(5);
    expect(variance(values)).toBeCloseTo(32 / 7, 12);
    expect(standardError(values)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
    expect(variance([1])).toBeNaN();
    expect(mean([])).toBeNaN();
  });

  it("quantile interpolates as numpy does, on unsorted values", () => {
    expect(quantile([9, 1, 4, 2], 0)).toBe(1);
    expect(quantile([9, 1, 4, 2], 1)).toBe(9);
    expect(quantile([9, 1, 4, 2], 0.5)).toBe(3);
    expect(quantile([9, 1, 4, 2], 0.9)).toBeCloseTo(7.5, 12);
    expect(quantile([3], 0.3)).toBe(3);
    expect(quantile([], 0.3)).toBeNaN();
  });

  it("confidence intervals by t and by normal", () => {
    const t = confidenceInterval([1, 2, 3, 4, 5]);
    expect(t).toMatchObject({ mean: 3, n: 5 });
    expect(t.high - 3).toBeCloseTo(2.7764451051977934 * Math.sqrt(0.5), 9);
    expect(3 - t.low).toBeCloseTo(t.high - 3, 12);
    expect(confidenceInterval([1, 2, 3, 4, 5], 0.95, "normal").high - 3).toBeCloseTo(1.959963985 * Math.sqrt(0.5), 7);
    expect(confidenceInterval([1]).low).toBeNaN();
  });

  it("a paired difference is blind to what the pairs share", () => {
    const d = pairedDifference([10.1, 20.3, 30.2], [10, 20, 30]);
    expect(d.mean).toBeCloseTo(0.2, 12);
    expect(d.se).toBeCloseTo(0.1 / Math.sqrt(3), 10);
    expect(() => pairedDifference([1], [1, 2])).toThrow(RangeError);
  });
});

describe("distributions", () => {
  it("softmax of rows, with temperature, without overflow", () => {
    const p = softmax([0, Math.log(3), 1000, 1000], 2);
    expect(Array.from(p)).toEqual([0.25, 0.75, 0.5, 0.5].map((v) => expect.closeTo(v, 6)));
    expect(softmax([0, Math.log(9)], 2, 2)[1]).toBeCloseTo(0.75, 6);
    expect(softmax([0, 1], 2, 1e6)[0]).toBeCloseTo(0.5, 5);
  });

  it("entropy and KL", () => {
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
    expect(entropy([1, 0])).toBe(0);
    expect(klDivergence([0.5, 0.5], [0.5, 0.5])).toBe(0);
    expect(klDivergence([1, 0], [0.25, 0.75])).toBeCloseTo(Math.log(4), 12);
    expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity);
  });
});

describe("expectedCalibrationError", () => {
  it("two bins by hand", () => {
    // Two answers at 0.9, one right; two at 0.6, both right.
    const { ece, bins } = expectedCalibrationError([0.9, 0.1, 0.1, 0.9, 0.6, 0.4, 0.4, 0.6], [0, 0, 0, 1], 5);
    expect(ece).toBeCloseTo(0.5 * 0.4 + 0.5 * 0.4, 12);
    expect(bins.map((b) => b.count)).toEqual([0, 0, 2, 0, 2]);
    expect(bins[4]).toMatchObject({ low: 0.8, high: 1, accuracy: 0.5 });
    expect(bins[4].confidence).toBeCloseTo(0.9, 12);
    expect(bins[0].accuracy).toBeNaN();
  });

  it("certain and right is zero, certain and wrong is one", () => {
    expect(expectedCalibrationError([1, 0, 0, 1], [0, 1]).ece).toBe(0);
    expect(expectedCalibrationError([1, 0, 0, 1], [1, 0]).ece).toBe(1);
  });
});

describe("meanAndCovariance", () => {
  it("is unbiased, symmetric, and NaN from one row", () => {
    const { mean, covariance } = meanAndCovariance([1, 2, 3, 6, 5, 4], 2);
    expect(Array.from(mean)).toEqual([3, expect.closeTo(4, 12)]);
    expect(Array.from(covariance)).toEqual([4, 2, 2, 4].map((v) => expect.closeTo(v, 12)));
    const rows = Array.from({ length: 40 }, (_, i) => Math.sin(i * i));
    const four = meanAndCovariance(rows, 4).covariance;
    expect(four[5]).toBeCloseTo(variance(rows.filter((_, i) => i % 4 === 1)), 12);
    expect(four[2 * 4 + 3]).toBe(four[3 * 4 + 2]);
    expect(meanAndCovariance([1, 2], 2).covariance[0]).toBeNaN();
  });
});
