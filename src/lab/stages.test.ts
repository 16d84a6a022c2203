import { expect, test } from "vitest";
import { studentSteps } from "./stages.ts";

test.each([
  [32, 2, [16, 8, 4, 2, 1]],
  [32, 8, [4, 1]],
  [64, 4, [16, 4, 1]],
  [128, "all", [1]],
  [100, 5, [20, 4, 1]], // 100 to 20, then what divides
  [100, 2, [50, 25, 5, 1]],
  [100, 8, [10, 1]],
  [128, 5, [16, 2, 1]],
  [1, 2, []],
] as const)("%s steps, %s at a time: students of %s", (most, stride, students) => {
  expect(studentSteps(most, stride)).toEqual(students);
});
