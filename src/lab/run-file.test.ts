import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choice, logSlider, slider, toggle } from "./controls.ts";
import { labVersion, parseFingerprint } from "./fingerprint.ts";
import { decodeLink } from "./link.ts";
import { defineMethod } from "./method.ts";
import { decodeRunFile, encodeRunFile, linkOfRunFile, runFileLimits, type RunFile } from "./run-file.ts";

const spec = defineMethod({
  id: "kd",
  version: 2,
  cite: [],
  family: "classification",
  controls: {
    T: slider({ min: 1, max: 20, default: 4, key: "T" }),
    lr: logSlider({ min: 1e-7, max: 1, default: 1e-3, key: "lr" }),
    data: choice(["moons", "digits"], { default: "digits", key: "d" }),
    on: toggle({ default: true, key: "on" }),
  },
  metrics: { accuracy: { scale: "linear", unit: "fraction", role: "student" } },
  views: [],
  upgrades: { 1: ({ temperature = "4", ...rest }) => ({ ...rest, T: temperature }) },
});
const methods = { kd: spec };

const file: RunFile = {
  lab: labVersion,
  link: "https://lab.example/#/kd?v=2&T=7&seed=3",
  recipe: { method: "kd", version: 2, seed: 3, parameters: { T: 7, lr: 1e-7, data: "moons", on: false } },
  run: {
    backend: "wasm",
    done: true,
    steps: 20,
    tuned: [],
    command: "npm run lab -- link '#/kd?v=2&T=7&seed=3'",
    parents: [],
  },
  metrics: { accuracy: 0.8125 },
  series: [{ phase: "students", metric: "accuracy", steps: [0, 10, 20], values: [0.1, null, 0.8125] }],
};
const opened = (one: RunFile) => decodeLink(linkOfRunFile(one, spec), methods);
const changed = (part: Partial<RunFile["recipe"]>): RunFile => ({ ...file, recipe: { ...file.recipe, ...part } });

describe("a run as a file", () => {
  test("comes back as it was", () => {
    expect(decodeRunFile(encodeRunFile(file))).toEqual({ file });
    expect(decodeRunFile(encodeRunFile({ ...file, series: [] }))).toEqual({ file: { ...file, series: [] } });
  });

  test("numbers that are none do not end it", () => {
    const odd = { ...file, metrics: { accuracy: NaN, loss: 1 }, series: [{ ...file.series[0], values: [0, Infinity, NaN] }] }; // prettier-ignore
    const decoded = decodeRunFile(encodeRunFile(odd));
    expect(decoded).toEqual({
      file: { ...file, metrics: { loss: 1 }, series: [{ ...file.series[0], values: [0, null, null] }] },
    });
  });

  test("opens its recipe and claims its result", () => {
    const { recipe, view, notes } = opened(file);
    expect({ recipe, notes }).toEqual({ recipe: { method: "kd", seed: 3, parameters: file.recipe.parameters }, notes: [] }); // prettier-ignore
    expect(parseFingerprint(view.result!)).toEqual({ backend: "wasm", version: labVersion, metrics: file.metrics });
  });

  test.each<[string, Partial<RunFile["run"]>]>([
    ["not ended", { done: false }],
    ["tuned", { tuned: [{ phase: "students", step: 3, name: "T", value: 2 }] }],
    ["somewhere unknown", { backend: "abacus" }],
  ])("a run %s claims nothing", (_, run) => {
    expect(opened({ ...file, run: { ...file.run, ...run } }).view.result).toBeUndefined();
  });

  test("what the method does not take is named, the rest is kept", () => {
    const { recipe, notes } = opened(changed({ seed: -1, parameters: { T: 99, lr: 0.5, data: "birds", mu: 1 } }));
    expect(recipe).toEqual({ method: "kd", seed: 1, parameters: { T: 4, lr: 0.5, data: "digits", on: true } });
    expect(notes.map((note) => ("name" in note ? note.name : "given" in note ? note.given : note.kind))).toEqual([
      "seed",
      "T",
      "data",
      "parameter mu",
    ]);
  });

  test("of an older version its link is upgraded; a newer one is said to be", () => {
    const old = { ...changed({ version: 1 }), link: "x#/kd?v=1&temperature=9&seed=5&lang=zh&embed=1" };
    const { recipe, view, notes } = opened(old);
    expect([recipe?.parameters["T"], recipe?.seed, view.language, view.embed]).toEqual([9, 5, undefined, undefined]);
    expect(notes).toContainEqual({ kind: "upgraded", from: 1, to: 2 });
    const newer = { ...changed({ version: 3 }), link: "x#/kd?v=3&T=9" };
    expect(opened(newer).notes).toContainEqual({ kind: "too-new", given: "3", supported: 2 });
  });

  test.each([
    ["", { kind: "no-json" }],
    ["{", { kind: "no-json" }],
    ["[]", { kind: "foreign" }],
    ['{"format":"something"}', { kind: "foreign" }],
    [encodeRunFile(file).replace('"formatVersion": 1', '"formatVersion": 9'), { kind: "too-new", version: 9, supported: 1 }], // prettier-ignore
    [encodeRunFile(file).replace('"done": true', '"done": 1'), { kind: "malformed", path: "run.done" }],
    [encodeRunFile(file).replace("[0,10,20]", "[0,10]"), { kind: "malformed", path: "series.0" }],
    ["x".repeat(runFileLimits.bytes + 1), { kind: "too-large", limit: runFileLimits.bytes }],
  ])("says what is wrong with %.20s…", (text, problem) => {
    expect(decodeRunFile(text)).toEqual({ problem });
  });

  test("no text and no JSON makes it throw", () => {
    const known = { format: "distillation-lab run", formatVersion: 1 };
    const values = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.jsonValue());
    const near = fc.record(
      {
        lab: fc.oneof(fc.constant(labVersion), values),
        link: fc.oneof(fc.string({ unit: "binary" }), fc.constant("#/kd?%%%&=&v=1"), values),
        recipe: fc.record({
          method: values,
          version: fc.oneof(fc.nat(4), values),
          seed: fc.oneof(fc.double(), values),
          parameters: fc.dictionary(fc.oneof(fc.constantFrom("T", "data", "__proto__"), fc.string({ unit: "binary" })), values), // prettier-ignore
        }),
        run: fc.constant(file.run),
        metrics: fc.dictionary(fc.constantFrom("accuracy", "toString", "x"), fc.double()),
        series: fc.oneof(fc.constant([]), values),
      },
      { requiredKeys: [] },
    );
    const read = (text: string) => {
      const decoded = decodeRunFile(text);
      if (!("file" in decoded)) return;
      const { recipe } = decodeLink(linkOfRunFile(decoded.file, spec), methods);
      expect(recipe?.method).toBe("kd");
    };
    fc.assert(fc.property(fc.string({ unit: "binary" }), read));
    fc.assert(fc.property(fc.jsonValue(), (json) => read(JSON.stringify(json))));
    fc.assert(
      fc.property(near, (some) => read(JSON.stringify({ ...file, ...known, ...some }))),
      { numRuns: 500 },
    );
  });
});
