import { expect, test } from "vitest";
import type { LadderView, Rung } from "../../../lab/diffusion-views.ts";
import { defaultsOf } from "../../../lab/controls.ts";
import { spec } from "../../../methods/progressive/spec.ts";
import { en } from "../../../methods/progressive/text.en.ts";
import { hops, placesOf, plannedSteps, trainedAt } from "./ladder.ts";

const defaults = defaultsOf(spec.controls);
const rung = (role: Rung["role"], steps: number): Rung => ({
  role,
  steps,
  nfe: steps,
  samples: new Float32Array(2),
  metrics: {},
});
const ladder = (...rungs: Rung[]): LadderView => ({ kind: "ladder", step: 0, rungs });

test("the recipe says which students come, and every one has a phase of its own", () => {
  expect(plannedSteps(defaults)).toEqual([16, 8, 4, 2, 1]);
  expect(plannedSteps({ ...defaults, stride: "8" })).toEqual([4, 1]);
  expect(plannedSteps({ ...defaults, stride: "all" })).toEqual([1]);
  for (const steps of plannedSteps({ teacherSteps: "128", stride: "2" }))
    expect(Object.keys(en.phases)).toContain(`steps${steps}`);
});

test("what is not there yet keeps its place", () => {
  const places = placesOf(ladder(rung("teacher", 32), rung("student", 16)), { ...defaults, direct: true });
  expect(places.map(({ steps }) => steps)).toEqual([32, 16, 8, 4, 2, 1, 1]);
  expect(places.map(({ rung: r }) => r !== null)).toEqual([true, true, false, false, false, false, false]);
  expect(places.at(-1)!.role).toBe("control");
});

test("the last rung is the one in training, from the first step to the last", () => {
  const two = ladder(rung("teacher", 32), rung("student", 16));
  expect(trainedAt(two, { phase: "", done: false })).toBe(-1);
  expect(trainedAt(two, { phase: "steps16", done: false })).toBe(1);
  expect(trainedAt(two, { phase: "steps16", done: true })).toBe(-1);
  expect(trainedAt(ladder(rung("teacher", 32)), { phase: "teacher", done: false })).toBe(0);
});

test("hops end where the data are", () => {
  expect(hops(1, 20)).toBe("M0 20Q50 -20 100 20");
  expect(hops(2, 20).match(/Q/g)).toHaveLength(2);
});
