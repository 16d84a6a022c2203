import { describe, expect, it } from "vitest";
import { denoise, grid, logDensity, mixture, noised, responsibilities, ring, sample, score } from "./mixture.ts";
import { Rng } from "./rng.ts";

const uneven = mixture({
  weights: [1, 3, 2],
  means: [
    [0, 0],
    [1, -0.5],
    [-1.2, 0.8],
  ],
  sds: [0.5, 0.2, 0.9],
});
const points = [0.1, 0.2, 0.9, -0.4, -2, 1.5, 3, 3];

describe("mixture", () => {
  it("one component is a Gaussian", () => {
    const m = mixture({ means: [[1, 2, 3]], sds: [2] });
    const x = [0, 0, 1];
    expect(logDensity(m, x)[0]).toBeCloseTo(-(1 + 4 + 4) / 8 - 1.5 * Math.log(2 * Math.PI * 4), 12);
    Array.from(score(m, x)).forEach((v, j) => expect(v).toBeCloseTo([1, 2, 2][j] / 4, 12));
  });

  it("the density integrates to one", () => {
    const h = 0.05;
    const x: number[] = [];
    for (let u = -6; u < 6; u += h) for (let v = -6; v < 6; v += h) x.push(u, v);
    const mass = logDensity(uneven, x).reduce((sum, l) => sum + Math.exp(l) * h * h, 0);
    expect(mass).toBeCloseTo(1, 4);
  });

  it("responsibilities are Bayes' rule and sum to one, also far away", () => {
    const r = responsibilities(uneven, [...points, 500, -400]);
    for (let i = 0; i < 5; i++) expect(r[3 * i] + r[3 * i + 1] + r[3 * i + 2]).toBeCloseTo(1, 12);
    const density = [0, 1, 2].map((k) => {
      const d2 = (0.1 - uneven.means[2 * k]) ** 2 + (0.2 - uneven.means[2 * k + 1]) ** 2;
      const v = uneven.sds[k] ** 2;
      return (uneven.weights[k] * Math.exp(-d2 / 2 / v)) / (2 * Math.PI * v);
    });
    expect(r[1]).toBeCloseTo(density[1] / (density[0] + density[1] + density[2]), 12);
  });

  it("the score is the gradient of the log density", () => {
    const s = score(uneven, points);
    const h = 1e-5;
    points.forEach((_, i) => {
      const shifted = (d: number) => logDensity(uneven, points.with(i, points[i] + d))[Math.floor(i / 2)];
      expect(s[i]).toBeCloseTo((shifted(h) - shifted(-h)) / (2 * h), 5);
    });
  });

  it.each([
    [1, 0.7],
    [0.6, 0.8],
    [0.05, 1],
    [1, 5],
  ])("the denoiser obeys Tweedie at a=%f s=%f", (a, s) => {
    const d = denoise(uneven, points, a, s);
    const g = score(noised(uneven, a, s), points);
    points.forEach((x, i) => expect(a * d[i] - x).toBeCloseTo(s * s * g[i], 10));
  });

  it("the denoiser obeys Tweedie in three dimensions", () => {
    const means = [
      [0, 0, 1],
      [1, -0.5, 0],
      [-1.2, 0.8, -0.3],
    ];
    const solid = mixture({ weights: [1, 3, 2], means, sds: [0.5, 0.2, 0.9] });
    const x = [0.1, 0.2, 0.9, -0.4, -2, 1.5];
    const d = denoise(solid, x, 0.6, 0.8);
    const g = score(noised(solid, 0.6, 0.8), x);
    x.forEach((v, i) => expect(0.6 * d[i] - v).toBeCloseTo(0.64 * g[i], 10));
  });

  it("the denoiser is the identity without noise and the mean without signal", () => {
    Array.from(denoise(uneven, points, 1, 0)).forEach((v, i) => expect(v).toBeCloseTo(points[i], 10));
    const mean = [0, 1].map((j) => [0, 1, 2].reduce((sum, k) => sum + uneven.weights[k] * uneven.means[2 * k + j], 0));
    Array.from(denoise(uneven, [3, -1], 0, 1)).forEach((v, j) => expect(v).toBeCloseTo(mean[j], 10));
  });

  it("the denoiser is the average of the x0 that lead near x_t", () => {
    const n = 200_000;
    const rng = Rng.fromSeed(11);
    const { x } = sample(uneven, rng, n);
    const e = rng.normal(2 * n);
    const sum = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      if (Math.hypot(0.8 * x[2 * i] + 0.6 * e[2 * i] - 0.3, 0.8 * x[2 * i + 1] + 0.6 * e[2 * i + 1]) > 0.1) continue;
      sum[0] += x[2 * i];
      sum[1] += x[2 * i + 1];
      sum[2]++;
    }
    const d = denoise(uneven, [0.3, 0], 0.8, 0.6);
    expect(sum[0] / sum[2]).toBeCloseTo(d[0], 1);
    expect(sum[1] / sum[2]).toBeCloseTo(d[1], 1);
  });

  it("samples have the weights, means and sds", () => {
    const n = 60_000;
    const { x, component } = sample(uneven, Rng.fromSeed(1), n);
    for (let k = 0; k < 3; k++) {
      const rows = Array.from(component.keys()).filter((i) => component[i] === k);
      const mean = rows.reduce((sum, i) => sum + x[2 * i], 0) / rows.length;
      const variance = rows.reduce((sum, i) => sum + (x[2 * i] - mean) ** 2, 0) / rows.length;
      expect(rows.length / n).toBeCloseTo(uneven.weights[k], 1);
      expect(Math.abs(mean - uneven.means[2 * k])).toBeLessThan((4 * uneven.sds[k]) / Math.sqrt(rows.length));
      expect(Math.sqrt(variance) / uneven.sds[k]).toBeCloseTo(1, 1);
    }
  });

  it("presets stand where they should", () => {
    const r = ring(8, 2, 0.1);
    expect(Math.hypot(r.means[0] - r.means[2], r.means[1] - r.means[3])).toBeCloseTo(4 * Math.sin(Math.PI / 8), 12);
    const g = grid(5, 2, 0.1);
    expect(g.weights.length).toBe(25);
    expect([g.means[0], g.means[1], g.means[48], g.means[49]]).toEqual([-4, -4, 4, 4]);
  });

  it("refuses nonsense", () => {
    expect(() => mixture({ means: [], sds: 1 })).toThrow(RangeError);
    expect(() => mixture({ means: [[0, 0], [1]], sds: 1 })).toThrow(RangeError);
    expect(() => mixture({ means: [[0]], sds: 0 })).toThrow(RangeError);
    expect(() => mixture({ means: [[0], [1]], sds: 1, weights: [1] })).toThrow(RangeError);
    expect(() => mixture({ means: [[0]], sds: 1, weights: [-1] })).toThrow(RangeError);
  });
});
