import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choice, defaultsOf, logSlider, slider, text, toggle, type Control, type ControlValue } from "./controls.ts";
import { formatFingerprint, labVersion } from "./fingerprint.ts";
import { decodeLink, encodeLink, type Methods } from "./link.ts";
import { defineMethod } from "./method.ts";
import { asName, backends, maximumSeed, verdicts } from "./recipe.ts";

const spec = defineMethod({
  id: "kd",
  version: 3,
  cite: [],
  family: "classification",
  controls: {
    T: slider({ min: 0.5, max: 20, default: 4, key: "T" }),
    lr: logSlider({ min: 1e-5, max: 1, default: 1e-3, key: "lr" }),
    steps: logSlider({ min: 10, max: 20_000, default: 1200, integer: true, key: "n" }),
    dataset: choice(["digits", "moons"], { default: "digits", key: "data" }),
    fast: toggle({ default: false, key: "fast" }),
    modes: text({ default: "", key: "m", pattern: /[-\d.,;]*/, maxLength: 40 }),
  },
  metrics: {
    accuracy: { scale: "linear", unit: "fraction", role: "student" },
    loss: { scale: "log", unit: "nats", role: "student" },
  },
  views: [
    { kind: "regions", area: "stage" },
    { kind: "line", area: "readings", id: "curve", metrics: ["accuracy"] },
  ],
  upgrades: {
    1: ({ temp, ...q }) => ({ ...q, ...(temp ? { temperature: temp } : {}) }),
    2: ({ temperature, ...q }) => ({ ...q, ...(temperature ? { T: temperature } : {}) }),
  },
});
const methods: Methods = { kd: spec };

/** Valid values of a control. */
function arbitrary(control: Control): fc.Arbitrary<ControlValue> {
  switch (control.kind) {
    case "slider":
      return control.integer
        ? fc.integer({ min: control.min, max: control.max })
        : fc.double({ min: control.min, max: control.max, noNaN: true }).map((x) => x + 0);
    case "choice":
      return fc.constantFrom(...control.options);
    case "toggle":
      return fc.boolean();
    case "text":
      return fc.stringMatching(new RegExp(`^${control.pattern.source}$`)).map((t) => t.slice(0, control.maxLength));
  }
}

const recipes = fc.record({
  method: fc.constant("kd"),
  parameters: fc.record(Object.fromEntries(Object.entries(spec.controls).map(([n, c]) => [n, arbitrary(c)]))),
  seed: fc.integer({ min: 0, max: maximumSeed }),
});
const views = fc.record(
  {
    language: fc.constantFrom("en" as const, "zh" as const),
    theme: fc.constantFrom("light" as const, "dark" as const),
    size: fc.constant("large" as const),
    example: fc.nat(999),
    backend: fc.constantFrom("wasm" as const, "webgpu" as const),
    name: fc.string({ unit: "grapheme" }).map(asName).filter(Boolean),
    hide: fc.subarray([...Object.keys(spec.controls), "seed"], { minLength: 1 }),
    lock: fc.subarray([...Object.keys(spec.controls), "seed"], { minLength: 1 }),
    guess: fc.constantFrom("accuracy", "loss"),
    result: fc
      .record({ backend: fc.constantFrom(...backends), loss: fc.integer().map((n) => n / 1000) })
      .map(({ backend, loss }) =>
        formatFingerprint({ backend, version: labVersion, metrics: { loss: Number(loss.toPrecision(5)) } }),
      ),
    embed: fc.constant(true),
    panel: fc.constantFrom("regions", "curve"),
  },
  { requiredKeys: [] },
);

describe("links", () => {
  test("decoding an encoded recipe gives it back", () => {
    fc.assert(
      fc.property(recipes, views, (recipe, view) => {
        const decoded = decodeLink(encodeLink(recipe, view, methods), methods);
        expect(decoded.recipe).toEqual(recipe);
        expect(decoded.view).toEqual(view);
        expect(decoded.notes).toEqual([]);
      }),
    );
  });

  test("which claims are shown is in the link of their page, and of no other", () => {
    const words = fc
      .string({ unit: "grapheme" })
      .map((text) => asName(text))
      .filter(Boolean);
    const filters = fc.record(
      { verdict: fc.constantFrom(...verdicts), about: words, q: words, language: fc.constant("zh" as const) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        const view = { page: "claims", ...filter } as const;
        expect(decodeLink(encodeLink(null, view, methods), methods)).toEqual({ recipe: null, view, notes: [] });
        expect(encodeLink(null, { ...view, page: "variants" }, methods)).not.toMatch(/verdict|about|q=/);
      }),
    );
    expect(encodeLink(null, { page: "claims", verdict: "mixed", about: "kd", q: " T  = 8 " }, methods)).toBe(
      "#/claims?verdict=mixed&about=kd&q=T%20%3D%208",
    );
    const { view, notes } = decodeLink("#/claims?verdict=perhaps&q=&zz=1", methods);
    expect(view).toEqual({ page: "claims" });
    expect(notes.map((note) => "given" in note && note.given)).toEqual(["perhaps", "zz"]);
    expect(decodeLink("#/variants?q=1", methods).notes).toEqual([{ kind: "unknown-key", given: "q" }]);
  });

  test("any string decodes without throwing, and what it drops is named", () => {
    const classKeys = ["name", "result", "hide", "lock", "guess", "embed", "view", "verdict", "about", "q"];
    const almost = fc
      .tuple(
        fc.constantFrom("#/kd?", "#/", "#/nope?", "#/claims?", "kd?", "#/kd?v=9&"),
        fc.array(
          fc.tuple(
            fc.constantFrom("T", "lr", "n", "data", "m", "seed", "v", "lang", "zz", "__proto__", ...classKeys),
            fc.string(),
          ),
          { maxLength: 6 },
        ),
      )
      .map(([head, parts]) => head + parts.map(([k, v]) => `${k}=${v}`).join("&"));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), almost), (text) => {
        const { recipe, view, notes } = decodeLink(text, methods);
        // Every key that was given and neither taken nor a default is named.
        const keys = new Set((text.split("?")[1] ?? "").split("&").map((part) => part.split("=")[0]));
        if (keys.has("zz")) expect(notes.some((note) => note.kind === "unknown-key" && note.given === "zz")).toBe(true);
        if (text.includes("v=9&")) expect(notes.length).toBeGreaterThan(0);
        expect(() => encodeLink(null, view, methods)).not.toThrow();
        if (recipe) {
          expect(() => encodeLink(recipe, view, methods)).not.toThrow();
          for (const [name, control] of Object.entries(spec.controls)) {
            if (control.kind !== "slider") continue;
            const value = recipe.parameters[name] as number;
            expect(value >= control.min && value <= control.max).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a text cut short is still text", () => {
    for (const [key, most] of [
      ["q", 60],
      ["about", 60],
      ["name", 60],
      ["result", 400],
    ] as const) {
      const { view } = decodeLink(`#/claims?${key}=${"x".repeat(most - 1)}🎲🎲`, methods);
      expect(view).toMatchObject({ [key]: `${"x".repeat(most - 1)}🎲` });
      expect(() => encodeLink({ method: "kd", parameters: {}, seed: 1 }, view, methods)).not.toThrow();
    }
  });

  test("bad values fall back to the default and say so", () => {
    const { recipe, notes } = decodeLink("#/kd?T=NaN&lr=1e999&n=12.5&data=cats&m=1,2;x&zz=1&seed=-1", methods);
    expect(recipe?.parameters).toEqual(defaultsOf(spec.controls));
    expect(recipe?.seed).toBe(1);
    expect(notes.map((n) => (n.kind === "value" ? n.name : n.kind))).toEqual([
      "seed",
      "T",
      "lr",
      "steps",
      "dataset",
      "modes",
      "unknown-key",
    ]);
  });

  test("what a class is to do: names of controls as their keys, and what is not known is named", () => {
    const link = "#/kd?v=3&seed=1&name=Week%203&hide=n,zz,T&lock=seed&guess=speed&result=wasm~0.1&embed=2&view=cost";
    const { view, notes } = decodeLink(link, methods);
    expect(view).toEqual({ name: "Week 3", hide: ["steps", "T"], lock: ["seed"], result: "wasm~0.1" });
    expect(notes.map((note) => ("given" in note ? note.given : note))).toEqual([
      "2",
      "hide=zz",
      "guess=speed",
      "view=cost",
    ]);
    const recipe = { method: "kd", parameters: defaultsOf(spec.controls), seed: 1 };
    expect(encodeLink(recipe, view, methods)).toBe("#/kd?v=3&seed=1&name=Week%203&hide=n,T&lock=seed&result=wasm~0.1");
    expect(encodeLink(null, view, methods)).toBe("#/");
    expect(asName(" a\u202e\nb\ud800 ".padEnd(99, "x"))).toBe(`a b ${"x".repeat(56)}`);
  });

  test("a page without an experiment is a link of its own, and only where there is no recipe", () => {
    expect(decodeLink("#/claims?lang=zh", methods)).toEqual({
      recipe: null,
      view: { language: "zh", page: "claims" },
      notes: [],
    });
    expect(decodeLink("#claims/", methods).notes).toEqual([]);
    expect(encodeLink(null, { language: "zh", page: "claims" }, methods)).toBe("#/claims?lang=zh");
    const recipe = { method: "kd", parameters: defaultsOf(spec.controls), seed: 1 };
    expect(encodeLink(recipe, { page: "claims" }, methods)).toBe("#/kd?v=3&seed=1");
    expect(decodeLink("#/claim", methods).notes).toEqual([{ kind: "unknown-page", given: "claim" }]);
  });

  test("older versions are upgraded step by step, newer ones are opened as far as possible", () => {
    const old = decodeLink("#/kd?v=1&temp=7", methods);
    expect(old.recipe?.parameters["T"]).toBe(7);
    expect(old.notes).toEqual([{ kind: "upgraded", from: 1, to: 3 }]);
    const future = decodeLink("#/kd?v=4&T=7", methods);
    expect(future.recipe?.parameters["T"]).toBe(7);
    expect(future.notes).toEqual([{ kind: "too-new", given: "4", supported: 3 }]);
  });

  test("a method whose older links have no upgrader does not load", () => {
    expect(() => defineMethod({ ...spec, upgrades: { 1: (q) => q } })).toThrow(/version 2/);
  });
});
