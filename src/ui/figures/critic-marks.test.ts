import { expect, test } from "vitest";
import { pushArrows, surfaceAt, twoSides, zeroLine } from "./critic-marks.ts";

test("an arrow of the median strength is half as long as the longest, which none exceeds", () => {
  const ends = pushArrows([0, 0, 1, 0, 0, 2], [0, 0, 3, 4, 5e6, 0], 2);
  expect(Array.from(ends.subarray(0, 4))).toEqual([0, 0, 0, 0]);
  expect(Math.hypot(ends[6] - 1, ends[7])).toBeCloseTo(1, 6);
  expect(ends[10]).toBeCloseTo(2, 4);
  expect(Array.from(pushArrows([1, 1], [0, 0], 1))).toEqual([1, 1, 1, 1]);
});

test("the zero line of a linear surface is where it is zero", () => {
  const [size, extent] = [9, 3];
  const place = (k: number) => -extent + ((k + 0.5) * 2 * extent) / size;
  const surface = Float32Array.from({ length: size * size }, (_, i) => place(i % size) + 0.25);
  const line = zeroLine(surface, size, extent);
  expect(line.length).toBe(4 * (size - 1));
  for (let i = 0; i < line.length; i += 2) expect(line[i]).toBeCloseTo(-0.25, 5);
  expect(zeroLine(surface.fill(1), size, extent).length).toBe(0);
});

test("the two sides and the value at a point", () => {
  const { above, below } = twoSides([-4, 1, 0, 2], 2);
  expect([Array.from(above), Array.from(below)]).toEqual([
    [0, 0.5, 0, 1],
    [1, 0, 0, 0],
  ]);
  expect(Array.from(surfaceAt([-1, -1, 9, -1, 1, 1], [1, 2, 3, 4], 2, 2))).toEqual([1, 2, 4]);
});
