import { expect, test } from "vitest";
import { decodeLink, encodeLink } from "../../lab/link.ts";
import { methods } from "../../methods/specs.ts";
import { ruledOut } from "../companions.ts";
import { classMinutes, stops } from "./class-path.ts";
import { withView } from "./links.ts";

const specs = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));

test("the stops take the minutes of a class", () => {
  expect(stops.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(classMinutes);
});

test.each(stops.map(({ link }) => link))("%s opens as it is written", (link) => {
  const { recipe, notes } = decodeLink(link, specs);
  expect(notes).toEqual([]);
  expect(encodeLink(recipe, {}, specs)).toBe(link);
  expect(ruledOut("teacher", String(recipe!.parameters["teacher"]), recipe!.parameters)).toBe(false);
});

test("a link takes the view along", () => {
  const { recipe, view, notes } = decodeLink(withView(stops[0].link, { language: "zh", theme: "dark" }), specs);
  expect([view, notes]).toEqual([{ language: "zh", theme: "dark" }, []]);
  expect(recipe!.parameters["T"]).toBe(1);
  expect(withView("#/compare", { language: "en" })).toBe("#/compare?lang=en");
  expect(withView("#/compare", {})).toBe("#/compare");
  expect(withView("#/variants", { page: "claims", backend: "wasm", example: 3 })).toBe("#/variants");
});
