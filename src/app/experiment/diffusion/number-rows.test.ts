import { describe, expect, it } from "vitest";
import type { MetricSpec, Role } from "../../../lab/method.ts";
import { numberRows, quantityOf } from "./number-rows.ts";

const metric = (role: Role): MetricSpec => ({ scale: "linear", unit: "none", role });
const metrics = {
  loss: metric("student"),
  slicedW2: metric("student"),
  slicedW2Floor: metric("truth"),
  flowSlicedW2: metric("control"),
  distilledSlicedW2: metric("smoothed"),
  teacherModes: metric("teacher"),
};
const values: Record<string, number> = { loss: 9, slicedW2: 1, flowSlicedW2: 2, slicedW2Floor: 0.5, teacherModes: 8 };

describe("numberRows", () => {
  it("has one row per quantity and one column per model, with the floor beside", () => {
    expect(numberRows(metrics, (name) => values[name])).toEqual({
      roles: ["teacher", "student", "control"],
      rows: [
        { quantity: "slicedW2", metric: "slicedW2", values: [undefined, 1, 2], floor: 0.5 },
        { quantity: "modes", metric: "teacherModes", values: [8, undefined, undefined], floor: undefined },
      ],
    });
  });
  it("is empty before anything is measured", () => {
    expect(numberRows(metrics, () => undefined)).toEqual({ roles: [], rows: [] });
  });
});

it("finds what a metric measures", () => {
  const names = ["modes", "flowModes", "studentAccuracy", "student"];
  expect(names.map((name) => quantityOf(name, names))).toEqual(["modes", "modes", "accuracy", "student"]);
});
