/** What can be done with an adapter of the shelf: added, as style or as acceleration, to the base of an experiment. */
import type { LoraArchitecture } from "../../lab/artifact.ts";
import { completeValues, type Controls, type ControlValue } from "../../lab/controls.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { ShelfItem } from "./cabinet.ts";

/** The method that adds adapters up. */
export const adding = "lcm-lora";

export const uses = ["style", "acceleration"] as const;
export type Use = (typeof uses)[number];

/** What decides which digits are real in a style: it belongs to a style adapter, wherever that is used. */
const styleControls = ["style", "strength", "slant", "pen", "ink"];

/**
 * The recipe on screen with the adapter in it, or one with all defaults where another method is on screen. What is real
 * in its style is that of the run which made the adapter.
 */
export function recipeWith({ id, about }: ShelfItem, use: Use, current: Recipe | null, controls: Controls): Recipe {
  const { lineage } = about;
  const before = current?.method === adding ? current : null;
  const { values } = completeValues(controls, before?.parameters ?? {});
  const made = lineage.method === adding ? completeValues(controls, lineage.parameters).values : {};
  const style = Object.fromEntries(styleControls.map((name) => [name, (made as Values)[name] ?? values[name]]));
  const parameters =
    use === "style"
      ? { ...values, ...style, styleFrom: "shelf", shelfStyle: id }
      : { ...values, accelerationFrom: "shelf", shelfAcceleration: id };
  return { method: adding, parameters, seed: before?.seed ?? 1 };
}

type Values = Readonly<Record<string, ControlValue>>;

/** Parameters of an adapter over those of its base, biases included. */
export function shareOfBase({ base: { sizes }, rank }: LoraArchitecture): number {
  const total = (count: (inputs: number, outputs: number) => number) =>
    sizes.slice(1).reduce((sum, n, i) => sum + count(sizes[i], n), 0);
  return total((a, b) => rank * (a + b)) / total((a, b) => (a + 1) * b);
}
