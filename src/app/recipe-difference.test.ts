import { expect, test } from "vitest";
import { choice, slider } from "../lab/controls.ts";
import { defineMethod } from "../lab/method.ts";
import { difference, isOther } from "./recipe-difference.ts";

const spec = defineMethod({
  id: "m",
  version: 1,
  cite: [],
  family: "classification",
  controls: {
    T: slider({ min: 1, max: 9, default: 4, key: "T", live: true }),
    data: choice(["a", "b"], { default: "a", key: "d", group: "data" }),
    noise: slider({ min: 0, max: 1, default: 0, key: "n", group: "data", when: (p) => p["data"] === "b" }),
    width: slider({ min: 1, max: 9, default: 2, key: "w", group: "student" }),
  },
  metrics: {},
  views: [],
});
const recipe = (parameters: object, seed = 1) => ({
  method: "m",
  parameters: { T: 4, data: "a", noise: 0, width: 2, ...parameters },
  seed,
});

test("live changes, restarting changes, and hidden controls, which change nothing", () => {
  expect(difference(spec, recipe({}), recipe({ T: 5, noise: 0.5 }))).toEqual({
    method: false,
    restart: [],
    live: ["T"],
  });
  expect(difference(spec, recipe({}), recipe({ data: "b", noise: 0.5 }, 2)).restart).toEqual(["seed", "data", "noise"]);
  expect(difference(spec, recipe({}), { ...recipe({}), method: "other" }).method).toBe(true);
});

test("a change that an untouched run would not notice is no other recipe", () => {
  expect(isOther(spec, recipe({}), recipe({ T: 5, noise: 0.5 }))).toBe(false);
  expect(isOther(spec, recipe({}), recipe({ width: 3 }))).toBe(true);
  expect(isOther(spec, recipe({}), recipe({}, 2))).toBe(true);
});
