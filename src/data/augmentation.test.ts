import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { drawMotion, expand, motionMatrix } from "./augmentation.ts";

const size = 5;
/** One dot of ink. */
const dot = (row: number, column: number) => {
  const image = new Float32Array(size * size);
  image[row * size + column] = 1;
  return image;
};
const apply = (image: Float32Array, matrix: Float32Array) =>
  Float32Array.from({ length: size * size }, (_, to) =>
    image.reduce((sum, v, from) => sum + v * matrix[from * size * size + to], 0),
  );
const still = { rotation: 0, right: 0, down: 0 };

test("whole pixels are moved right and down, and off the paper", () => {
  expect(apply(dot(1, 2), motionMatrix(size, still))).toEqual(dot(1, 2));
  expect(apply(dot(1, 2), motionMatrix(size, { ...still, right: 1, down: 2 }))).toEqual(dot(3, 3));
  expect(apply(dot(1, 4), motionMatrix(size, { ...still, right: 1 }))).toEqual(new Float32Array(size * size));
});

test("half a pixel shares the ink between two", () => {
  const moved = apply(dot(2, 2), motionMatrix(size, { ...still, right: 0.5 }));
  expect([moved[12], moved[13]]).toEqual([0.5, 0.5]);
});

test("a quarter turn is clockwise about the middle", () => {
  const moved = apply(dot(0, 2), motionMatrix(size, { ...still, rotation: Math.PI / 2 }));
  moved.forEach((v, i) => expect(v).toBeCloseTo(dot(2, 4)[i]));
});

test("expanding makes every version by a motion of its own, as the matrix does", () => {
  const images = Float32Array.of(...dot(2, 2), ...dot(1, 1));
  const rng = Rng.fromSeed(4);
  const moved = expand(rng, images, size, 3);
  expect(moved.length).toBe(6 * size * size);
  const third = apply(dot(1, 1), motionMatrix(size, drawMotion(rng.fold(4))));
  moved.subarray(4 * size * size, 5 * size * size).forEach((v, i) => expect(v).toBeCloseTo(third[i], 6));
});
