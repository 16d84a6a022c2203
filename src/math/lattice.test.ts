import { expect, test } from "vitest";
import { evenNormal } from "./lattice.ts";
import { Rng } from "./rng.ts";
import { mean, variance } from "./statistics.ts";

const axis = (points: Float32Array, j: number) => points.filter((_, i) => i % 2 === j);

test("both coordinates are standard normal and independent", () => {
  const n = 20_000;
  const points = evenNormal(Rng.fromSeed(1), n);
  const [x, y] = [axis(points, 0), axis(points, 1)];
  for (const values of [x, y]) {
    expect(mean(values)).toBeCloseTo(0, 3);
    expect(variance(values)).toBeCloseTo(1, 2);
    expect(mean(values.map((v) => v ** 4))).toBeCloseTo(3, 1);
    expect(mean(values.map((v) => (v < 1 ? 1 : 0)))).toBeCloseTo(0.8413, 2);
  }
  expect(mean(x.map((v, i) => v * y[i]))).toBeCloseTo(0, 2);
  expect(mean(x.map((v, i) => v ** 2 * y[i] ** 2))).toBeCloseTo(1, 1);
});

test("fewer points are the first of more, and another seed has others", () => {
  const all = evenNormal(Rng.fromSeed(2), 1000);
  for (const n of [0, 1, 7, 999]) expect(evenNormal(Rng.fromSeed(2), n)).toEqual(all.slice(0, 2 * n));
  expect(evenNormal(Rng.fromSeed(3), 7)).not.toEqual(all.slice(0, 14));
});

test("takes one draw of the stream, however many points there are", () => {
  const [one, other, bare] = [1, 1, 1].map((seed) => Rng.fromSeed(seed));
  evenNormal(one, 3);
  evenNormal(other, 500);
  bare.uniform(2);
  const next = bare.next();
  expect(one.next()).toBe(next);
  expect(other.next()).toBe(next);
});

test("whatever the shift, every number is finite", () => {
  for (const [u, v] of [
    [0, 0],
    [1 - 2 ** -24, 1 - 2 ** -24],
  ]) {
    const rng = { uniform: () => Float32Array.of(u, v) } as unknown as Rng;
    const points = evenNormal(rng, 5000);
    expect(points.every((value) => Number.isFinite(value) && Math.abs(value) < 9)).toBe(true);
  }
});

/** Root mean square error of an estimate from n points, over many shifts. */
function errorOf(draw: (seed: number) => Float32Array, f: (x: number, y: number) => number, truth: number): number {
  const squares = Array.from({ length: 60 }, (_, seed) => {
    const points = draw(seed);
    let sum = 0;
    for (let i = 0; i < points.length; i += 2) sum += f(points[i], points[i + 1]);
    return (sum / (points.length / 2) - truth) ** 2;
  });
  return Math.sqrt(mean(squares));
}

test.each([
  ["a mean", (x: number) => x, 0],
  ["a variance", (x: number) => x * x, 1],
  ["a product", (x: number, y: number) => x * y, 0],
  ["the share of a disc", (x: number, y: number) => (x * x + y * y < 1 ? 1 : 0), 1 - Math.exp(-0.5)],
  // P(z < 1/√5).
  ["the share of a half plane", (x: number, y: number) => (x + 2 * y < 1 ? 1 : 0), 0.67264],
] as const)("%s from 1000 points errs by less than a quarter of what independent ones err by", (_, f, truth) => {
  const n = 1000;
  const even = errorOf((seed) => evenNormal(Rng.fromSeed(seed), n), f, truth);
  const independent = errorOf((seed) => Rng.fromSeed(seed).normal(2 * n), f, truth);
  expect(even).toBeLessThan(independent / 4);
});
