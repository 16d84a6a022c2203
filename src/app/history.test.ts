import { expect, test } from "vitest";
import { createHistory } from "./history.ts";

test("series grow per phase and begin with what was measured before the first step", () => {
  const history = createHistory();
  history.append([{ phase: "", step: 0, metrics: { accuracy: 0.1 } }]);
  expect(history.series("students", "accuracy")).toEqual({ steps: [0], values: [0.1] });
  const points = { phase: "students", metrics: { accuracy: 0.5, loss: 2 } };
  history.append([{ ...points, step: 10 }]);
  const series = history.series("students", "accuracy");
  history.append([{ ...points, step: 20 }]);
  expect(series).toEqual({ steps: [0, 10, 20], values: [0.1, 0.5, 0.5] });
  expect(history.series("students", "loss")).toEqual({ steps: [10, 20], values: [2, 2] });
  expect(history.series("teacher", "loss")).toEqual({ steps: [], values: [] });
  expect(history.phases).toEqual(["students"]);
});

test("a later phase begins with what the earlier one came to", () => {
  const history = createHistory();
  history.append([{ phase: "", step: 0, metrics: { accuracy: 0.1 } }]);
  history.append([{ phase: "teacher", step: 9, metrics: { accuracy: 0.9 } }]);
  expect(history.series("students", "accuracy").values).toEqual([]);
  history.append([{ phase: "students", step: 3, metrics: { accuracy: 0.9 } }]);
  expect(history.series("students", "accuracy")).toEqual({ steps: [0, 3], values: [0.9, 0.9] });
  expect(history.series("teacher", "accuracy").values).toEqual([0.1, 0.9]);
});

test("the latest value is that of any phase", () => {
  const history = createHistory();
  history.append([{ phase: "teacher", step: 5, metrics: { a: 1 } }]);
  history.append([{ phase: "students", step: 1, metrics: { a: 2 } }]);
  expect(history.latest("a")).toBe(2);
  expect(history.latest("b")).toBeUndefined();
});

test("clearing begins another run, and those who watch are told", () => {
  const history = createHistory();
  let told = 0;
  const stop = history.changed.watch(() => told++);
  history.append([{ phase: "p", step: 1, metrics: { a: 1 } }]);
  history.append([]);
  history.clear();
  expect(told).toBe(2);
  expect([history.run, history.phases, history.latest("a")]).toEqual([1, [], undefined]);
  stop();
  history.clear();
  expect(told).toBe(2);
});
