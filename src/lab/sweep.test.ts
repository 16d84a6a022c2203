import { describe, expect, test } from "vitest";
import { choice, logSlider, slider, toggle } from "./controls.ts";
import { axisDefaults, cellsOf, countRuns, metricNames, parseAxis, summarise, sweepCsv } from "./sweep.ts";

const T = slider({ min: 0.5, max: 20, step: 0.1, default: 4, key: "T" });
const alpha = slider({ min: 0, max: 1, step: 0.01, default: 0.9, key: "alpha" });
const width = logSlider({ min: 2, max: 256, default: 16, integer: true, key: "w" });
const data = choice(["moons", "digits"], { default: "moons", key: "data" });

describe("an axis as it is typed", () => {
  test.each([
    ["1,2,4", [1, 2, 4]],
    [" 1 ，2、4; 8 ", [1, 2, 4, 8]],
    ["0.5 20", [0.5, 20]],
    ["１，２", [1, 2]],
  ])("%j", (text, values) => {
    expect(parseAxis("T", T, text, 12)).toEqual({ values, problems: [] });
  });

  test("bad values are named, the others stay", () => {
    const { values, problems } = parseAxis("T", T, "1, 99, four, 1.0, 2, NaN", 12);
    expect(values).toEqual([1, 2]);
    expect(problems).toEqual([
      { kind: "value", given: "99", accepted: "0.5 … 20" },
      { kind: "value", given: "four", accepted: "0.5 … 20" },
      { kind: "twice", given: "1.0" },
      { kind: "value", given: "NaN", accepted: "0.5 … 20" },
    ]);
    expect(parseAxis("w", width, "2.5", 12).problems).toHaveLength(1);
    expect(parseAxis("data", data, "cats", 12).problems).toHaveLength(1);
  });

  test("none and too many", () => {
    expect(parseAxis("T", T, " , ", 12).problems).toEqual([{ kind: "none" }]);
    expect(parseAxis("T", T, "1,2,3", 2).problems).toEqual([{ kind: "many", most: 2 }]);
  });

  test("its defaults are valid and in order", () => {
    expect(axisDefaults("T", T, 4)).toEqual([1, 2, 4, 8, 16]);
    expect(axisDefaults("alpha", alpha, 0.9)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(axisDefaults("width", width, 16)).toEqual([4, 8, 16, 32, 64]);
    expect(axisDefaults("width", width, 2)).toEqual([2, 4, 8]);
    expect(axisDefaults("data", data, "moons")).toEqual(["moons", "digits"]);
    expect(axisDefaults("on", toggle({ default: true, key: "on" }), true)).toEqual([false, true]);
    const depth = slider({ min: 1, max: 4, default: 2, integer: true, key: "d" });
    expect(axisDefaults("depth", depth, 2)).toEqual([1, 2, 3, 4]);
  });
});

test("cells: the last parameter varies fastest", () => {
  const grid = { alpha: [0, 1], T: [1, 2, 4] };
  expect(countRuns(grid, 3)).toBe(18);
  expect(cellsOf(grid).map((cell) => [cell["alpha"], cell["T"]])).toEqual([
    [0, 1],
    [0, 2],
    [0, 4],
    [1, 1],
    [1, 2],
    [1, 4],
  ]);
});

test("a summary has no interval below two values", () => {
  expect(summarise([0.5])).toEqual({ mean: 0.5, se: null, low: null, high: null, n: 1 });
  const { mean, se, low, high, n } = summarise([1, 2, 3]);
  expect([mean, n]).toEqual([2, 3]);
  expect(se).toBeCloseTo(1 / Math.sqrt(3), 12);
  expect(high! - mean).toBeCloseTo(4.302652729911275 * se!, 8); // t of 2 degrees of freedom
  expect(mean - low!).toBeCloseTo(high! - mean, 12);
});

test("CSV: metrics in the order of declaration, empty where a run lacks one", () => {
  const run = (data: string, seed: number, metrics: Record<string, number>) => ({
    recipe: { parameters: { data, other: 1 }, seed },
    metrics,
  });
  const runs = [run("moons", 1, { b: 2, a: 1 }), run('a "b", c', 2, { a: 3 })];
  const names = metricNames({ a: 0, b: 0, c: 0 }, runs);
  expect(names).toEqual(["a", "b"]);
  expect(sweepCsv({ data: [] }, names, runs)).toBe('data,seed,a,b\r\nmoons,1,1,2\r\n"a ""b"", c",2,3,\r\n');
});
