import { expect, test } from "vitest";
import { planeTarget } from "../data/targets/plane.ts";
import { denoise } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { straightness } from "./straightness.ts";

test("straight paths at even speed score 0, in any dimension", () => {
  // Two paths in three dimensions, five stops.
  const positions = Array.from({ length: 5 }, (_, i) => [i, 2 * i, 0, 1, 1 - i, 3 * i]).flat();
  expect(straightness(positions, 5, 3)).toEqual({ straightness: 0, relative: 0, pathOverChord: expect.closeTo(1, 12) });
  expect(() => straightness([1, 2], 1, 2)).toThrow(RangeError);
});

test("a detour and an uneven speed, by hand", () => {
  // (0,0) → (1,1) → (2,0): Z1 - Z0 = (2,0), velocities (2,2) and (2,-2).
  const detour = straightness([0, 0, 1, 1, 2, 0], 3, 2);
  expect(detour).toEqual({ straightness: 4, relative: 1, pathOverChord: expect.closeTo(Math.SQRT2, 12) });
  // 0 → 3 → 4 on a line: velocities 6 and 2 about 4.
  expect(straightness([0, 3, 4], 3, 1)).toEqual({ straightness: 4, relative: 4 / 16, pathOverChord: 1 });
  // A path that returns is left out of the ratio only.
  const two = straightness([0, 0, 1, 1, 0, 2], 3, 1);
  expect(two.straightness).toBeCloseTo((4 + 0) / 2, 12);
  expect(two.pathOverChord).toBe(1);
});

// Measured independently on the exact flow: S 1.05 and path/chord 2.5 for ring8, 1.03 and 3.8 for grid25.
test.each([
  { id: "ring8", s: 1.05, ratio: 2.5 },
  { id: "grid25", s: 1.03, ratio: 3.8 },
] as const)("the exact rectified flow on $id", ({ id, s, ratio }) => {
  const { mixture } = planeTarget(id);
  const steps = 100;
  let x = Float64Array.from(Rng.fromSeed(3).normal(2 * 500));
  const positions = [...x];
  for (let i = steps; i > 0; i--) {
    const t = i / steps;
    const x0 = denoise(mixture, x, 1 - t, t);
    x = x.map((v, j) => v + (x0[j] - v) / i);
    positions.push(...x);
  }
  const measured = straightness(positions, steps + 1, 2);
  expect(measured.straightness / s).toBeCloseTo(1, 1);
  expect(Math.abs(measured.pathOverChord - ratio)).toBeLessThan(0.5);
});
