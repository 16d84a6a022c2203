import { describe, expect, it } from "vitest";
import { planeTarget } from "../data/targets/plane.ts";
import { sample } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { mean } from "../math/statistics.ts";
import { planeDirections, randomDirections, slicedWasserstein, sortedProjections } from "./sliced-wasserstein.ts";

const directions = planeDirections();
const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  slicedWasserstein(sortedProjections(a, directions, 2), sortedProjections(b, directions, 2));

describe("slicedWasserstein", () => {
  it("of a shift is its length over √2, whatever its direction", () => {
    const x = Rng.fromSeed(1).normal(400);
    for (const [u, v] of [
      [3, 0],
      [0, 3],
      [1, -2],
    ])
      expect(
        distance(
          x,
          x.map((c, i) => c + (i % 2 ? v : u)),
        ),
      ).toBeCloseTo(Math.hypot(u, v) / Math.SQRT2, 5);
  });

  it("of a set scaled about its centre is |s - 1| times the root mean square radius over √2", () => {
    const x = Rng.fromSeed(2).normal(2000);
    const radius = Math.sqrt(2 * mean(x.map((v) => v * v)));
    expect(
      distance(
        x,
        x.map((v) => 1.5 * v),
      ),
    ).toBeCloseTo((0.5 * radius) / Math.SQRT2, 5);
  });

  it("does not mind the order, and is brute force in one dimension", () => {
    const line = Float64Array.from([1]);
    const of = (a: number[], b: number[]) =>
      slicedWasserstein(sortedProjections(a, line, 1), sortedProjections(b, line, 1));
    expect(of([3, 1, 2], [2, 3, 1])).toBe(0);
    const [a, b] = [
      [0, 5, 1],
      [2, 2, 9],
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const best = Math.min(...orders.map((o) => mean(o.map((k, i) => (a[i] - b[k]) ** 2))));
    expect(of(a, b)).toBeCloseTo(Math.sqrt(best), 6);
    expect(() => of([1], [1, 2])).toThrow(RangeError);
  });

  it("takes unit directions in any dimension", () => {
    const d = 5;
    const many = randomDirections(d, 64, Rng.fromSeed(3));
    for (let at = 0; at < many.length; at += d) expect(Math.hypot(...many.subarray(at, at + d))).toBeCloseTo(1, 12);
    const x = Rng.fromSeed(4).normal(50 * d);
    const of = (y: Float32Array) => slicedWasserstein(sortedProjections(x, many, d), sortedProjections(y, many, d));
    expect(of(x)).toBe(0);
    // Mean squared component of a random unit vector: 1/d.
    expect(of(x.map((v, i) => v + (i % d ? 0 : 2))) / (2 / Math.sqrt(d))).toBeCloseTo(1, 0);
    expect(randomDirections(d, 64, Rng.fromSeed(3))).toEqual(many);
  });
});

// The degenerate models and floors that were measured independently, for targets of unit variance.
describe.each([
  { id: "ring8", collapse: 1, oneMode: 1.36, half: 0.79, floor: 0.07 },
  { id: "grid25", collapse: 1.01, oneMode: 1.72, half: 0.72, floor: 0.048 },
] as const)("$id", ({ id, collapse, oneMode, half, floor }) => {
  const { mixture } = planeTarget(id);
  const n = 5000;
  const truth = sample(mixture, Rng.fromSeed(6), n).x;
  const { x, component } = sample(mixture, Rng.fromSeed(7), 30 * n);
  const only = (wanted: (k: number) => boolean) => {
    const rows = Array.from(component.keys()).filter((i) => wanted(component[i]));
    return Float32Array.from({ length: 2 * n }, (_, i) => x[2 * rows[i >> 1] + (i % 2)]);
  };

  it("collapse to the mean", () => {
    expect(distance(new Float32Array(2 * n), truth)).toBeCloseTo(collapse, 1);
  });

  it("one mode", () => {
    expect(
      Math.abs(
        distance(
          only((k) => k === 0),
          truth,
        ) - oneMode,
      ),
    ).toBeLessThan(0.03);
  });

  it("half of the modes", () => {
    const first = only((k) => k < Math.floor(mixture.weights.length / 2));
    expect(Math.abs(distance(first, truth) - half)).toBeLessThan(0.05);
  });

  it("two sets of true samples", () => {
    const draws = Array.from({ length: 12 }, (_, seed) => sample(mixture, Rng.fromSeed(100 + seed), n).x);
    const floors = [0, 2, 4, 6, 8, 10].map((i) => distance(draws[i], draws[i + 1]));
    expect(Math.abs(mean(floors) - floor)).toBeLessThan(0.02);
  });
});
