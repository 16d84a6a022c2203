import { expect, test } from "vitest";
import { classAgreement, classKl, classShares } from "./labels.ts";

test("agreement, shares and KL by hand", () => {
  expect(classAgreement([0, 1, 2, 2], [0, 1, 1, 2])).toBe(0.75);
  expect(Array.from(classShares([0, 1, 1, 3], 4))).toEqual([0.25, 0.5, 0, 0.25]);
  expect(classKl([0, 1, 2, 3], 4)).toBe(0);
  expect(classKl([2, 2, 2], 4)).toBeCloseTo(Math.log(4), 12);
  expect(classKl([0, 0, 0, 1], 2, [0.75, 0.25])).toBeCloseTo(0, 12);
});
