import { describe, expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { balancedLabels, balancedOrder, epochBatches } from "./shuffle.ts";

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

it("balanced labels: every block holds every class, a shorter list is a prefix", () => {
  const y = balancedLabels(Rng.fromSeed(3), 23, 5);
  for (let i = 0; i < 20; i += 5) expect(sorted(y.subarray(i, i + 5))).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(y.subarray(20)).size).toBe(3);
  expect(balancedLabels(Rng.fromSeed(3), 8, 5)).toEqual(y.slice(0, 8));
});

describe("balancedOrder", () => {
  it("holds every row once, and every leading part is balanced", () => {
    const y = Uint8Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : i < 50 ? 1 : 2));
    const order = balancedOrder(Rng.fromSeed(4), y, 3);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from(y, (_, i) => i));
    const counts = [0, 0, 0];
    for (const row of order.subarray(0, 27)) counts[y[row]]++;
    expect(counts).toEqual([9, 9, 9]);
    expect(balancedOrder(Rng.fromSeed(5), y, 3)).not.toEqual(order);
  });
});
