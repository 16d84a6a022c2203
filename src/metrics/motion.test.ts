import { expect, test } from "vitest";
import { centreAt, CLIP_FRAMES, drawClips } from "../data/moving/clips.ts";
import { reflected, walls } from "../data/moving/paths.ts";
import { Rng } from "../math/rng.ts";
import { centresOf, fitMotion, flicker, motionError } from "./motion.ts";

const shape = { frames: 3, size: 4 };
/** A frame of 4×4 pixels with ink in one of them. */
const dot = (row: number, column: number, ink = 1) =>
  Float32Array.from({ length: 16 }, (_, i) => (i === 4 * row + column ? ink : 0));
const clip = (...frames: Float32Array[]) => Float32Array.from(frames.flatMap((frame) => [...frame]));

test("the centre of ink of one pixel is its middle, of two of equal ink the middle between, of none the paper's", () => {
  const both = dot(0, 0).map((v, i) => v + dot(2, 2)[i]);
  expect([...centresOf(clip(dot(1, 2, 0.3), both, new Float32Array(16)), shape)]).toEqual([2.5, 1.5, 1.5, 1.5, 2, 2]);
});

test("reflection folds the line between the walls", () => {
  const known = [5, 8, 11, 12, 16, 17, 18, 4, -1, -2].map((x) => [x, reflected(x, walls)]);
  expect(known).toEqual([
    [5, 5],
    [8, 8],
    [11, 11],
    [12, 10],
    [16, 6],
    [17, 5],
    [18, 6],
    [4, 6],
    [-1, 11],
    [-2, 10],
  ]);
});

test.each([
  ["no wall", 6, 0.5],
  ["one wall", 9.3, 1.37],
  ["two walls", 6.2, -1.59],
  ["at rest", 7.1, 0],
])("a path with %s is found again to the last digit", (_, x, v) => {
  const fit = fitMotion(
    Float64Array.from({ length: 8 }, (_, k) => reflected(x + k * v, walls)),
    walls,
  );
  expect(fit.error).toBeLessThan(1e-20);
});

test("alternating by ±d about rest is off by d √(1 − 1/21): a line through it takes the rest", () => {
  const d = 0.05;
  const path = Float64Array.from({ length: 8 }, (_, k) => 8 + (k % 2 ? d : -d));
  // Slope: Σ (k − 3.5) y / Σ (k − 3.5)² = 4 d / 42, which takes (4 d)² / 42 of the sum 8 d².
  expect(fitMotion(path, walls).error).toBeCloseTo(d ** 2 * (1 - 16 / (8 * 42)), 12);
});

test("the error of several clips is the root of the mean over frames and clips of the squared distance", () => {
  const d = 0.05;
  const still = Array.from({ length: 8 }, () => [8, 8]);
  const shaken = Array.from({ length: 8 }, (_, k) => [8, 8 + (k % 2 ? d : -d)]);
  const centres = Float64Array.from([...still, ...shaken].flat());
  expect(motionError(centres, 8, walls)).toBeCloseTo(d * Math.sqrt((1 - 1 / 21) / 2), 10);
});

test("standing outside the box is an error, and so is jumping about", () => {
  const outside = Float64Array.from({ length: 16 }, (_, k) => (k % 2 ? 8 : 2));
  expect(motionError(outside, 8, walls)).toBeCloseTo(3, 1);
  const jumping = Rng.fromSeed(3)
    .uniform(16)
    .map((u) => 5 + 6 * u);
  expect(motionError(Float64Array.from(jumping), 8, walls)).toBeGreaterThan(1);
});

test("ink that comes and goes flickers, ink that moves does not", () => {
  expect(flicker(clip(dot(0, 0), dot(1, 1), dot(2, 2)), shape)).toBe(0);
  expect(flicker(clip(dot(0, 0, 0.5), dot(0, 0, 1), dot(0, 0, 0.5)), shape)).toBeCloseTo(0.5 / (2 / 3), 6);
  expect(flicker(clip(...[0, 0, 0].map((row) => dot(row, 0, 0))), shape)).toBe(0);
});

test("drawn clips move as they say, and hardly flicker", () => {
  const { pixels, motions } = drawClips(Rng.fromSeed(1), 100);
  const known = { frames: CLIP_FRAMES, size: 16 };
  const centres = centresOf(pixels, known);
  const said = Float64Array.from(motions.flatMap((m) => Array.from({ length: 8 }, (_, k) => centreAt(m, k)).flat()));
  const apart = Math.sqrt(centres.reduce((sum, v, i) => sum + (v - said[i]) ** 2, 0) / (centres.length / 2));
  expect(apart).toBeLessThan(0.06);
  expect(motionError(said, 8, walls)).toBeLessThan(1e-8);
  expect(motionError(centres, 8, walls)).toBeLessThan(0.06);
  expect(flicker(pixels, known)).toBeLessThan(0.03);
});
