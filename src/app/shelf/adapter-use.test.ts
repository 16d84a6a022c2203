import { expect, test } from "vitest";
import { defaultsOf } from "../../lab/controls.ts";
import { decodeLink, encodeLink } from "../../lab/link.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { spec } from "../../methods/lcm-lora/spec.ts";
import { recipeWith, shareOfBase } from "./adapter-use.ts";
import type { ShelfItem } from "./cabinet.ts";

const { controls } = spec;
const made = { ...defaultsOf(controls), style: "composed" as const, slant: -2, rank: 4 };
const item = {
  id: "0123456789abcdef",
  about: { kind: "adapter", name: "style", lineage: { method: "lcm-lora", parameters: made } },
} as unknown as ShelfItem;

test("a style adapter brings along what is real in its style, an acceleration only itself", () => {
  const current: Recipe = { method: "lcm-lora", parameters: { ...defaultsOf(controls), lambda2: 0.5 }, seed: 7 };
  const { parameters, seed } = recipeWith(item, "style", current, controls);
  expect([seed, parameters["lambda2"], parameters["rank"]]).toEqual([7, 0.5, 8]);
  expect([parameters["style"], parameters["slant"]]).toEqual(["composed", -2]);
  expect([parameters["styleFrom"], parameters["shelfStyle"]]).toEqual(["shelf", item.id]);
  const fast = recipeWith(item, "acceleration", current, controls).parameters;
  expect([fast["style"], fast["styleFrom"]]).toEqual(["slant", "run"]);
  expect([fast["accelerationFrom"], fast["shelfAcceleration"]]).toEqual(["shelf", item.id]);
});

test("from another experiment it opens one with the defaults, by a link that can be read back", () => {
  const recipe = recipeWith(item, "style", { method: "kd", parameters: { T: 4 }, seed: 3 }, controls);
  expect(recipe.seed).toBe(1);
  const specs = { [spec.id]: spec };
  expect(decodeLink(encodeLink(recipe, {}, specs), specs)).toMatchObject({ recipe, notes: [] });
});

test("the share of the base counts its biases", () => {
  const base = { kind: "mlp", sizes: [2, 3], activation: "silu" } as const;
  expect(shareOfBase({ kind: "lora", base, rank: 1 })).toBeCloseTo(5 / 9);
});
