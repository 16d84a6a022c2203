import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { laplacianEnergy } from "./sharpness.ts";

test("of known images", () => {
  const at = (f: (x: number, y: number) => number) =>
    Float64Array.from({ length: 35 }, (_, i) => f(i % 7, Math.floor(i / 7)));
  expect(
    laplacianEnergy(
      at((x, y) => 3 * x - 2 * y + 1),
      5,
      7,
    ),
  ).toBe(0);
  expect(
    laplacianEnergy(
      at((x, y) => x * x + 2 * y * y),
      5,
      7,
    ),
  ).toBe(36);
  // A single dot of 1 at the centre of 5 × 7: 16 + 4 · 1 over the 15 inner pixels.
  const dot = at((x, y) => Number(x === 3 && y === 2));
  expect(laplacianEnergy(dot, 5, 7)).toBeCloseTo(20 / 15, 12);
  expect(laplacianEnergy([...dot, ...new Float64Array(35)], 5, 7)).toBeCloseTo(10 / 15, 12);
});

test("of white noise is 20 times its variance, of the same noise blurred less", () => {
  const side = 64;
  const noise = Rng.fromSeed(1).normal(side * side);
  expect(laplacianEnergy(noise, side, side) / 20).toBeCloseTo(1, 1);
  const blurred = noise.map((v, i) => (v + (noise[i + 1] ?? 0)) / 2);
  expect(laplacianEnergy(blurred, side, side)).toBeLessThan(0.6 * laplacianEnergy(noise, side, side));
});
