import { describe, expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { crosses, crossStretch, gridStretch, spectralNorm, stretchSummary } from "./lipschitz.ts";

describe("spectralNorm", () => {
  it("of diagonal, rotated, singular and general matrices", () => {
    expect(spectralNorm(3, 0, 0, -5)).toBe(5);
    expect(spectralNorm(0.6, -0.8, 0.8, 0.6)).toBeCloseTo(1, 12);
    expect(spectralNorm(1, 2, 2, 4)).toBeCloseTo(5, 12);
    expect(spectralNorm(1, 1, 0, 1)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 12);
  });

  it("is the largest length that a unit vector is mapped to", () => {
    const m = Array.from(Rng.fromSeed(1).normal(4));
    const lengths = Array.from({ length: 2000 }, (_, i) => {
      const [u, v] = [Math.cos((Math.PI * i) / 2000), Math.sin((Math.PI * i) / 2000)];
      return Math.hypot(m[0] * u + m[1] * v, m[2] * u + m[3] * v);
    });
    expect(spectralNorm(m[0], m[1], m[2], m[3])).toBeCloseTo(Math.max(...lengths), 5);
  });
});

const affine = (x: number, y: number) => [2 * x - y + 7, 0.5 * x + 3 * y];
const wanted = spectralNorm(2, -1, 0.5, 3);

it("a grid gives the stretch of an affine map everywhere, edges and corners too", () => {
  const size = 5;
  const ends = Array.from({ length: size * size }, (_, i) => affine(0.1 * (i % size), 0.1 * Math.floor(i / size)));
  const stretch = gridStretch(ends.flat(), size, 0.1);
  expect(stretch).toHaveLength(25);
  for (const v of stretch) expect(v).toBeCloseTo(wanted, 5);
});

it("a grid sees where a map folds", () => {
  // (x, y) → (|x|, y / 4) on x = -1, 0, 1: the middle column is compared across the fold.
  const ends = [-1, 0, 1].flatMap((y) => [-1, 0, 1].flatMap((x) => [Math.abs(x), y / 4]));
  expect(Array.from(gridStretch(ends, 3, 1))).toEqual([1, 0.25, 1, 1, 0.25, 1, 1, 0.25, 1]);
});

it("crosses give the stretch at any points", () => {
  const points = [0, 0, 1, -2];
  const at = crosses(points, 0.5);
  expect(Array.from(at.subarray(8))).toEqual([1.5, -2, 0.5, -2, 1, -1.5, 1, -2.5]);
  const map = (f: (x: number, y: number) => number[]) =>
    Array.from({ length: at.length / 2 }, (_, i) => f(at[2 * i], at[2 * i + 1])).flat();
  for (const v of crossStretch(map(affine), 0.5)) expect(v).toBeCloseTo(wanted, 5);
  // Central differences are exact for squares: at (1, -2) of (x², y²) the Jacobian is diag(2, -4).
  expect(
    Array.from(
      crossStretch(
        map((x, y) => [x * x, y * y]),
        0.5,
      ),
    ),
  ).toEqual([0, 4]);
});

it("a summary holds quantiles", () => {
  const values = Float32Array.from({ length: 101 }, (_, i) => 100 - i);
  expect(stretchSummary(values)).toEqual({ median: 50, p95: 95, p99: 99, max: 100 });
});
