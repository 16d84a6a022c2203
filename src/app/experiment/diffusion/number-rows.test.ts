import { describe, expect, it } from "vitest";
import type { MetricSpec, Role } from "../../../lab/method.ts";
import { numberRows } from "./number-rows.ts";

const metric = (role: Role): MetricSpec => ({ scale: "linear", unit: "none", role });
const metrics = {
  loss: metric("student"),
  slicedW2: metric("teacher"),
  slicedW2Floor: metric("truth"),
  studentSlicedW2: metric("student"),
  controlSlicedW2: metric("control"),
  studentModes: metric("student"),
};
const values: Record<string, number> = {
  loss: 9,
  slicedW2: 1,
  studentSlicedW2: 2,
  slicedW2Floor: 0.5,
  studentModes: 8,
};

describe("numberRows", () => {
  it("has one row per quantity and one column per model, with the floor beside", () => {
    expect(numberRows(metrics, (name) => values[name])).toEqual({
      roles: ["teacher", "student"],
      rows: [
        { metric: "slicedW2", values: [1, 2], floor: 0.5 },
        { metric: "studentModes", values: [undefined, 8], floor: undefined },
      ],
    });
  });
  it("is empty before anything is measured", () => {
    expect(numberRows(metrics, () => undefined)).toEqual({ roles: [], rows: [] });
  });
});
