import { expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { epochBatches } from "./shuffle.ts";

const sorted = (rows: Iterable<number>) => Array.from(rows).sort((a, b) => a - b);

it("every epoch sees every row once, each in another order", () => {
  const rows = epochBatches(Rng.fromSeed(1), 12, 5);
  const seen = Array.from({ length: 12 }, (_, step) => Array.from(rows(step))).flat();
  const epochs = [0, 1, 2, 3, 4].map((e) => seen.slice(12 * e, 12 * e + 12));
  for (const epoch of epochs) expect(sorted(epoch)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  expect(new Set(epochs.map(String)).size).toBe(5);
});

it("depends on the step alone, not on the order of calls", () => {
  const forward = epochBatches(Rng.fromSeed(1), 7, 3);
  const backward = epochBatches(Rng.fromSeed(1), 7, 3);
  const there = [0, 1, 2, 3, 4, 5].map((s) => String(forward(s)));
  const back = [5, 4, 3, 2, 1, 0].map((s) => String(backward(s)));
  expect(back.reverse()).toEqual(there);
});

it("a batch larger than the set wraps over epochs", () => {
  const rows = epochBatches(Rng.fromSeed(2), 4, 10)(0);
  expect(sorted(rows.slice(0, 4))).toEqual([0, 1, 2, 3]);
  expect(sorted(rows.slice(4, 8))).toEqual([0, 1, 2, 3]);
  expect(rows.length).toBe(10);
});

it("refuses an empty set", () => expect(() => epochBatches(Rng.fromSeed(2), 0, 10)).toThrow(RangeError));
