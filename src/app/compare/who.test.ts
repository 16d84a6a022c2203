import { expect, test } from "vitest";
import { checkValue } from "../../lab/controls.ts";
import { spec } from "../../methods/compare/spec.ts";
import { most, toggled } from "./who.ts";

const shipped = ["teacher", "dmd", "lcm-lora"];

test("a choice is written as the control takes it, and empty for exactly what is shipped", () => {
  const less = toggled(shipped, "dmd", shipped);
  expect(less).toBe("teacher~lcm-lora");
  expect(toggled(less.split("~"), "dmd", shipped)).toBe("");
  const more = toggled(shipped, "0123456789abcdef", shipped);
  expect(checkValue("contestants", spec.controls.contestants, more)).toBeNull();
  expect(toggled(["dmd"], "dmd", shipped)).toBe("");
});

test("as many as may take part fit into the control", () => {
  const ids = Array.from({ length: most }, (_, i) => i.toString(16).padStart(16, "0"));
  expect(checkValue("contestants", spec.controls.contestants, ids.join("~"))).toBeNull();
});
