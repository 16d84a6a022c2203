import { expect, test } from "vitest";
import { arranged } from "./arranged.ts";

/** Two classes of images of one pixel. */
const images = Float32Array.of(1, 2, 3, 4, 5, 11, 12, 13, 14, 15);

test("a row for every class", () => {
  const { pixels, count, columns, classOf } = arranged(images, 2, 1, 4);
  expect([Array.from(pixels), count, columns]).toEqual([[1, 2, 3, 4, 11, 12, 13, 14], 8, 4]);
  expect([0, 3, 4, 7].map(classOf)).toEqual([0, 0, 1, 1]);
});

test("few images of a class stand in its column", () => {
  const { pixels, count, columns, classOf } = arranged(images, 2, 1, 2);
  expect([Array.from(pixels), count, columns]).toEqual([[1, 11, 2, 12], 4, 2]);
  expect([0, 1, 2, 3].map(classOf)).toEqual([0, 1, 0, 1]);
  expect(arranged(Float32Array.of(7, 8), 2, 1, 10)).toMatchObject({ count: 2, columns: 2 });
});
