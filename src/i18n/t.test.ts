import { expect, test } from "vitest";
import { en } from "./en.ts";
import { fill, preferredLanguage } from "./t.ts";
import { zh } from "./zh.ts";

/** All sentences by their path. */
function sentences(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : sentences(value as object, `${path}${key}.`),
  );
}
const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test("both languages have the same sentences with the same placeholders", () => {
  const other = new Map(sentences(zh));
  expect([...other.keys()]).toEqual(sentences(en).map(([key]) => key));
  for (const [key, sentence] of sentences(en))
    expect([key, placeholders(other.get(key)!)]).toEqual([key, placeholders(sentence)]);
});

test("Chinese sentences use Chinese punctuation", () => {
  for (const [key, sentence] of sentences(zh))
    expect([key, /[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]/.test(sentence)]).toEqual([key, false]);
});

test("placeholders are filled, unknown ones stay", () => {
  expect(fill("{a} of {b}, {c}", { a: 1, b: "two" })).toBe("1 of two, {c}");
  expect(fill("{toString}", {})).toBe("{toString}");
});

test("the browser's first wish that is spoken here is taken", () => {
  expect(preferredLanguage(["de-DE", "zh-Hans-CN", "en"])).toBe("zh");
  expect(preferredLanguage(["fr"])).toBe("en");
});
