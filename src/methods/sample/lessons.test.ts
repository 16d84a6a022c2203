/** The lessons on generative methods: their steps set what exists, and both languages set the same. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkValue, type ControlValue } from "../../lab/controls.ts";
import type { MethodSpec } from "../../lab/method.ts";
import { spec as add } from "../add/spec.ts";
import { spec as apt } from "../apt/spec.ts";
import { spec as consistency } from "../consistency/spec.ts";
import { spec as datasetDistillation } from "../dataset-distillation/spec.ts";
import { spec as dmd } from "../dmd/spec.ts";
import { spec as dmd2 } from "../dmd2/spec.ts";
import { spec as flow } from "../flow/spec.ts";
import { spec as gkd } from "../gkd/spec.ts";
import { spec as lcm } from "../lcm/spec.ts";
import { spec as lcmLora } from "../lcm-lora/spec.ts";
import { spec as lightning } from "../lightning/spec.ts";
import { spec as progressive } from "../progressive/spec.ts";
import { spec as rl } from "../rl/spec.ts";
import { spec as sequenceKd } from "../sequence-kd/spec.ts";
import { spec as ufogen } from "../ufogen/spec.ts";
import { spec as sample } from "./spec.ts";

const lesson = (id: string, language: string) =>
  readFileSync(new URL(`../${id}/lesson.${language}.mdx`, import.meta.url), "utf8");
/** `{ steps: 4, sampler: "ddim" }` as data. */
const read = (set: string) => JSON.parse(set.replace(/(\w+):/g, '"$1":')) as Record<string, ControlValue>;
const setsOf = (text: string) => [...text.matchAll(/<Try set=\{(\{.*?\})\}>/g)].map(([, set]) => read(set));
const controlsOf = (text: string) => [...text.matchAll(/<Control name="(\w+)" \/>/g)].map(([, name]) => name);
const equationsOf = (text: string) => [...text.matchAll(/^\$\$\n(.*?)\n\$\$$/gms)].length;
const headingsOf = (text: string) => [...text.matchAll(/^## /gm)].length;

const specs: readonly MethodSpec[] = [
  datasetDistillation,
  sequenceKd,
  rl,
  gkd,
  sample,
  flow,
  progressive,
  consistency,
  lcm,
  lcmLora,
  dmd,
  dmd2,
  add,
  lightning,
  ufogen,
  apt,
];
test.each(specs.map((spec) => [spec.id, spec] as const))("%s", (id, { controls }) => {
  const [en, zh] = [lesson(id, "en"), lesson(id, "zh")];
  for (const of of [setsOf, controlsOf, equationsOf, headingsOf]) expect(of(zh)).toEqual(of(en));
  expect(setsOf(en).length).toBe(en.match(/<Try /g)!.length);
  for (const set of setsOf(en)) {
    for (const [name, value] of Object.entries(set)) {
      expect(checkValue(name, controls[name], value), name).toBeNull();
    }
  }
  for (const name of controlsOf(en)) expect(Object.keys(controls)).toContain(name);
});
