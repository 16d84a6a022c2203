import { describe, expect, test } from "vitest";
import type { Contestant } from "../../lab/compare-views.ts";
import { breakEven, costRows } from "./rows.ts";

const lineage = { method: "dmd", version: 1, parameters: {}, seed: 1, command: "", parents: [] };
const one = (id: string, seconds?: number): Contestant => ({
  id,
  origin: "shipped",
  name: id,
  lineage,
  steps: [1],
  trained: 10,
  spent: seconds === undefined ? null : { seconds, steps: 1, backend: "wasm" },
});

describe("breakEven", () => {
  test("training's time over the time saved per sample", () => {
    expect(breakEven(10, 1, 5)).toBe(2500); // 10 000 ms / 4 ms
    expect(breakEven(10, 2, 5)).toBe(3334); // 3333.3: the next whole sample
  });
  test("nothing where nothing is saved, or something is not known", () => {
    expect(breakEven(10, 5, 5)).toBeNull();
    expect(breakEven(10, 6, 5)).toBeNull();
    expect(breakEven(undefined, 1, 5)).toBeNull();
    expect(breakEven(10, undefined, 5)).toBeNull();
    expect(breakEven(10, 1, undefined)).toBeNull();
  });
});

test("rows put together what was measured; the teacher pays nothing back", () => {
  const all = [one("teacher", 50), one("dmd", 4), one("new")];
  const cost = {
    milliseconds: { teacher: 2, dmd: 0.5, new: 0.5 },
    careful: { nfe: 35, milliseconds: 4.5, metrics: null },
  };
  const rows = costRows(all, { used: { teacher: 4, dmd: 1 }, quality: { dmd: 0.8 }, cost });
  expect(rows.map(({ nfe, quality, breakEven: n }) => [nfe, quality, n])).toEqual([
    [4, undefined, null],
    [1, 0.8, 1000],
    [undefined, undefined, null],
  ]);
  expect(costRows(all, { used: {}, quality: {}, cost: null }).every((row) => row.milliseconds === undefined)).toBe(
    true,
  );
});
