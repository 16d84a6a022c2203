import type { ControlValue } from "../lab/controls.ts";

/** Changes that another change brings along: nobody has a pretrained teacher for a person's own data. */
export function withCompanions(
  parameters: Readonly<Record<string, ControlValue>>,
): Readonly<Record<string, ControlValue>> {
  return parameters["dataset"] === "own" ? { ...parameters, teacher: "live" } : parameters;
}
