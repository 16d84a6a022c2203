import { expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { zh } from "../../i18n/zh.ts";
import { decodeLink, encodeLink } from "../../lab/link.ts";
import { methods } from "../../methods/specs.ts";
import { ruledOut } from "../companions.ts";
import { classMinutes, stopAt, stops } from "./class-path.ts";
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

test("the stop on screen is that of its link, else the last one of the same experiment", () => {
  expect(stopAt("kd", stops[1].link, 0)).toBe(1);
  expect(stopAt("kd", stops[1].link, null)).toBe(1);
  expect(stopAt("kd", "#/kd?v=1&T=9&seed=1", 2)).toBe(2);
  expect(stopAt("kd", null, 2)).toBe(2);
  expect(stopAt("kd", "#/kd?v=1&T=9&seed=1", null)).toBeNull();
  expect(stopAt("apt", "#/apt?v=1&seed=1", 2)).toBeNull();
  expect(stopAt(undefined, null, 2)).toBeNull();
  expect(stopAt("kd", null, 99)).toBeNull();
});

test("the words name the button as it is called", () => {
  for (const { en: english, zh: chinese } of stops) {
    if (/^Press|Press “/.test(english.show)) expect(english.show).toContain(`“${en.transport.play}”`);
    if (/点“/.test(chinese.show)) expect(chinese.show).toContain(`“${zh.transport.play}”`);
    expect(english.show + chinese.show).not.toMatch(/\bPlay\b|播放/);
  }
});

test("a link takes the view along", () => {
  const { recipe, view, notes } = decodeLink(withView(stops[0].link, { language: "zh", theme: "dark" }), specs);
  expect([view, notes]).toEqual([{ language: "zh", theme: "dark" }, []]);
  expect(recipe!.parameters["T"]).toBe(1);
  expect(withView("#/compare", { language: "en" })).toBe("#/compare?lang=en");
  expect(withView("#/compare", {})).toBe("#/compare");
  expect(withView("#/variants", { page: "claims", backend: "wasm", example: 3 })).toBe("#/variants");
});
