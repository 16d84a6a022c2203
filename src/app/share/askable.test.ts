import { expect, test } from "vitest";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import { methods } from "../../methods/specs.ts";
import { createHistory } from "../history.ts";
import { askable, expected } from "./askable.ts";

const { spec } = methods["kd"];
const recipe = (change: Record<string, ControlValue> = {}) => ({
  method: "kd",
  parameters: { ...defaultsOf(spec.controls), ...change },
  seed: 1,
});
const chart = (id: string) =>
  spec.views.flatMap((view) => (view.kind === "line" && view.id === id ? view.metrics : []));

test("before a run: nothing of what is off, nor of a teacher that only rests", () => {
  const history = createHistory();
  expect(askable(chart("loss"), spec, recipe(), history)).toEqual(["studentLoss", "controlLoss"]);
  expect(askable(chart("omitted"), spec, recipe(), history)).toEqual([]);
  expect(askable(chart("omitted"), spec, recipe({ omitted: "3" }), history)).toHaveLength(2);
  expect(askable(chart("loss"), spec, recipe({ assistantWidth: 64, smoothing: 0.1 }), history)).toEqual([
    "studentLoss",
    "controlLoss",
    "smoothedLoss",
    "assistantLoss",
  ]);
  history.append([{ phase: "students", step: 0, metrics: { studentAccuracy: 0.1, teacherAccuracy: 0.9 } }]);
  expect(askable(chart("accuracy"), spec, recipe(), history)).toEqual(["studentAccuracy"]);
  expect(expected(chart("accuracy"), spec, recipe(), history)).toEqual(["studentAccuracy", "teacherAccuracy"]);
  const live = recipe({ teacher: "live" });
  expect(askable(chart("accuracy"), spec, live, history)).toEqual(["studentAccuracy", "teacherAccuracy"]);
  expect(askable(chart("loss"), spec, live, history)).toContain("teacherLoss");
});

test("after a run: what it measured and what moved", () => {
  const history = createHistory();
  const still = { teacherAccuracy: 0.9, bayesAccuracy: 0.95 };
  history.append([
    { phase: "students", step: 0, metrics: { ...still, studentAccuracy: 0.1 } },
    { phase: "students", step: 5, metrics: { ...still, studentAccuracy: 0.8, studentLoss: 1.2 } },
  ]);
  expect(askable(chart("accuracy"), spec, recipe(), history)).toEqual(["studentAccuracy"]);
  expect(askable(chart("loss"), spec, recipe({ smoothing: 0.1 }), history)).toEqual(["studentLoss"]);
  expect(askable(chart("omitted"), spec, recipe({ omitted: "3" }), history)).toEqual([]);
});
