import { expect, test } from "vitest";
import { en } from "../../i18n/share.en.ts";
import { decodeLink, encodeLink } from "../../lab/link.ts";
import { resolveShort, shortLinks } from "../../lab/short-links.ts";
import { methods } from "../../methods/specs.ts";
import { withCompanions } from "../companions.ts";

const specs = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));

test.each(Object.entries(shortLinks))("#/go/%s opens as it is written", (name, link) => {
  const { recipe, view, notes } = decodeLink(resolveShort(`#/go/${name}`), specs);
  expect(notes).toEqual([]);
  expect(view).toEqual({});
  expect(recipe!.parameters).toEqual(withCompanions(recipe!.parameters));
  expect(encodeLink(recipe, view, specs)).toBe(`#/${link}`);
});

test("every short link says what it shows", () => {
  expect(Object.keys(en.ready)).toEqual(Object.keys(shortLinks));
});

test("a short link takes further keys, and anything else stays what it is", () => {
  const result = "wasm~0.1.0~studentAccuracy~0.8213";
  const { recipe, view } = decodeLink(resolveShort(`#/go/temperature?T=2&lang=zh&result=${result}`), specs);
  expect(recipe!.parameters["T"]).toBe(2);
  expect(view).toEqual({ language: "zh", result });
  for (const hash of ["", "#/", "#/go/", "#/go/nowhere", "#/go/__proto__", "#/kd?v=1", "#/go/apt/x"])
    expect(resolveShort(hash)).toBe(hash);
});
