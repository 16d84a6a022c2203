import { expect, test } from "vitest";
import { Rng } from "../../math/rng.ts";
import { chooseByClass } from "./by-class.ts";
import { atRandom, herding, kCentre } from "./choices.ts";

/** Numbers on a line, two classes taking turns; the class of the i-th is i mod 2. */
const line = (...x: number[]) => ({
  x: Float32Array.from(x),
  y: Uint8Array.from(x, (_, i) => i % 2),
  n: x.length,
});
const set = line(0, 100, 1, 101, 2, 102, 9, 103, 3, 104);
const how = { classes: 2, perClass: 2, d: 1 };
const values = (rows: Int32Array) => Array.from(rows, (row) => set.x[row]);

test("herding keeps the mean of the chosen at the mean of the class", () => {
  // The mean of 0, 1, 2, 9, 3 is 3; then 3 and 2 are nearest to it together. The other class is symmetric about 102.
  expect(values(chooseByClass(set, how, herding))).toEqual([3, 2, 102, 101]);
  const three = values(chooseByClass(set, { ...how, perClass: 3 }, herding));
  expect(three.slice(0, 2)).toEqual([3, 2]);
  expect(new Set(three).size).toBe(6);
});

test("k-centre goes from the middle to the odd ones", () => {
  expect(values(chooseByClass(set, how, kCentre))).toEqual([3, 9, 102, 100]);
});

test("a random choice stays within the class, has no image twice, and grows by adding", () => {
  const choose = atRandom(Rng.fromSeed(1));
  const few = chooseByClass(set, how, choose);
  const more = chooseByClass(set, { ...how, perClass: 4 }, choose);
  expect(Array.from(more, (row) => set.y[row])).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  expect(new Set(more).size).toBe(8);
  expect(more.slice(0, 2)).toEqual(few.slice(0, 2));
});

test("too few examples of a class are refused", () => {
  expect(() => chooseByClass(set, { ...how, perClass: 6 }, herding)).toThrow(/class 0 has 5 examples/);
});
