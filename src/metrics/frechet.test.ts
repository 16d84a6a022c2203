import { describe, expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { eigenSymmetric, fitGaussian, frechetDistance } from "./frechet.ts";

const gaussian = (mean: number[], covariance: number[]) => ({
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
});

describe("frechetDistance", () => {
  it("of diagonal covariances is a sum over coordinates", () => {
    const a = gaussian([1, 2, 3], [4, 0, 0, 0, 9, 0, 0, 0, 0]);
    const b = gaussian([1, 0, 4], [1, 0, 0, 0, 25, 0, 0, 0, 16]);
    expect(frechetDistance(a, b)).toBeCloseTo(4 + 1 + 1 + 4 + 16, 10);
    expect(frechetDistance(b, a)).toBeCloseTo(26, 10);
  });

  it("of 2 × 2 matrices: tr (AB)^½ = √(tr AB + 2 √det AB)", () => {
    const [a, b] = [
      [2, 1, 1, 3],
      [4, -1, -1, 1],
    ];
    const trace = a[0] * b[0] + a[1] * b[2] + a[2] * b[1] + a[3] * b[3];
    const root = Math.sqrt(trace + 2 * Math.sqrt(5 * 3));
    expect(frechetDistance(gaussian([0, 0], a), gaussian([3, 4], b))).toBeCloseTo(25 + 5 + 5 - 2 * root, 10);
  });

  it("is 0 between equals and grows with a shift, for fitted features of full and of low rank", () => {
    const d = 16;
    for (const rank of [16, 3]) {
      const rows = Rng.fromSeed(1)
        .normal(500 * d)
        .map((v, i) => (i % d < rank ? v : 0));
      const fit = fitGaussian(rows, d);
      expect(frechetDistance(fit, fit)).toBeLessThan(1e-10);
      const moved = fitGaussian(
        rows.map((v, i) => (i % d ? v : v + 2)),
        d,
      );
      expect(frechetDistance(fit, moved)).toBeCloseTo(4, 5);
    }
  });

  it("has a floor between two sets of real features, which falls with their number", () => {
    const floor = (n: number) =>
      frechetDistance(fitGaussian(Rng.fromSeed(2).normal(n * 8), 8), fitGaussian(Rng.fromSeed(3).normal(n * 8), 8));
    expect(floor(200)).toBeGreaterThan(3 * floor(2000));
    expect(floor(2000)).toBeGreaterThan(0);
  });
});

it("eigenSymmetric takes a matrix apart", () => {
  const d = 6;
  const half = Rng.fromSeed(4).normal(d * d);
  const a = Float64Array.from({ length: d * d }, (_, i) => half[i] + half[(i % d) * d + Math.floor(i / d)]);
  const { values, vectors } = eigenSymmetric(a, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const sum = (f: (k: number) => number) => values.reduce((total, _, k) => total + f(k), 0);
      expect(sum((k) => values[k] * vectors[i * d + k] * vectors[j * d + k])).toBeCloseTo(a[i * d + j], 10);
      expect(sum((k) => vectors[k * d + i] * vectors[k * d + j])).toBeCloseTo(i === j ? 1 : 0, 10);
    }
  }
});
