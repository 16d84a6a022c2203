import { expect, test } from "vitest";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { spec } from "../../methods/kd/spec.ts";
import { estimateMs, groupsOf } from "./groups.ts";

const recipe = (set: Record<string, ControlValue> = {}, seed = 1): Recipe => ({
  method: "kd",
  parameters: { ...defaultsOf(spec.controls), ...set },
  seed,
});

test("together goes what differs in the student's loss alone, seed by seed", () => {
  const recipes = [1, 2].flatMap((seed) => [recipe({ T: 1 }, seed), recipe({ T: 4, alpha: 0 }, seed)]);
  expect(groupsOf(spec, [...recipes, recipe({ lr: 0.1 }), recipe({ lr: 0.1, strength: 2 })], 1)).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
});

test.each<Record<string, ControlValue>>([
  { variant: "mutual" },
  { variant: "hints" },
  { variant: "similarity" },
  { variant: "relational" },
  { assistantWidth: 32 },
  { generations: 2 },
])("cell by cell with %o", (set) => {
  expect(groupsOf(spec, [recipe({ T: 1, ...set }), recipe({ T: 4, ...set })], 1)).toEqual([[0], [1]]);
});

test("every worker has its share, and no group is too large", () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => recipe({ T: 1 + i / 10 }));
  const sizes = (n: number, workers: number) => groupsOf(spec, many(n), workers).map((group) => group.length);
  expect(sizes(25, 1)).toEqual([25]);
  expect(sizes(25, 2)).toEqual([13, 12]);
  expect(sizes(70, 1)).toEqual([24, 24, 22]);
  expect(sizes(1, 2)).toEqual([1]);
  expect(groupsOf(spec, [], 2)).toEqual([]);
});

test("the estimate: a control for every group, groups side by side", () => {
  const runs = [{ steps: 100 }, { steps: 100 }, { steps: 100 }, { steps: 300 }];
  expect(estimateMs([[0, 1, 2], [3]], runs, 2, 1)).toBe(1000);
  expect(estimateMs([[0, 1, 2], [3]], runs, 2, 8)).toBe(500);
  expect(estimateMs([], [], 2, 2)).toBe(0);
});
