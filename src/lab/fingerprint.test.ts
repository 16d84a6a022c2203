import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slider } from "./controls.ts";
import {
  compareFingerprint,
  formatFingerprint,
  labVersion,
  mainMetrics,
  parseFingerprint,
  type Fingerprint,
} from "./fingerprint.ts";
import { defineMethod } from "./method.ts";
import { backends } from "./recipe.ts";

const metric = { scale: "linear", unit: "none", role: "student" } as const;
const spec = defineMethod({
  id: "kd",
  version: 1,
  cite: [],
  family: "classification",
  controls: { T: slider({ min: 1, max: 20, default: 4, key: "T" }) },
  metrics: { loss: metric, other: metric, accuracy: metric, a: metric, b: metric, c: metric, d: metric, e: metric },
  views: [
    { kind: "line", area: "readings", id: "accuracy", metrics: ["accuracy"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["loss"] },
  ],
});

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
const recipe = { method: "kd", parameters: { T: 4 }, seed: 1 };

describe("the fingerprint of a result", () => {
  test("names the version of package.json", () => {
    const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    expect(labVersion).toBe((JSON.parse(text) as { version: string }).version);
  });

  test("has what the charts show first, in the order of declaration, 5 digits each, at most 6", () => {
    const latest = (name: string) => (name === "other" ? NaN : 1 / 3);
    expect(Object.entries(mainMetrics(spec, latest))).toEqual(
      ["loss", "accuracy", "a", "b", "c", "d"].map((name) => [name, 0.33333]),
    );
    expect(mainMetrics(spec, () => undefined)).toEqual({});
  });

  test("whatever was measured goes into a link and comes out again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...backends),
        fc.array(numbers, { minLength: 1, maxLength: 8 }),
        (backend, values) => {
          const metrics = mainMetrics(spec, (name) => values[Object.keys(spec.metrics).indexOf(name)]);
          fc.pre(Object.keys(metrics).length > 0);
          const fingerprint: Fingerprint = { backend, version: labVersion, metrics };
          const text = formatFingerprint(fingerprint);
          expect(encodeURIComponent(text).length - text.length).toBeLessThanOrEqual(2 * Object.keys(metrics).length); // e+21
          expect(parseFingerprint(text)).toEqual(fingerprint);
        },
      ),
    );
  });

  test("any other text is none, and never throws", () => {
    for (const text of [
      "",
      "wasm",
      "wasm~0.1.0",
      "tpu~0.1.0~a~1",
      "wasm~0.1.0~a",
      "wasm~0.1.0~a~NaN",
      "wasm~0~a~1e999",
    ])
      expect(parseFingerprint(text)).toBeNull();
    const almost = fc.array(fc.oneof(fc.constantFrom("wasm", "0.1.0", "loss", "1", "__proto__", "1e99"), fc.string()));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          almost.map((parts) => parts.join("~")),
        ),
        (text) => {
          const read = parseFingerprint(text);
          if (read) expect(Object.values(read.metrics).every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  test("within a thousandth of the number is the same result, however small it is", () => {
    const compare = (recorded: number, now: number | undefined) =>
      compareFingerprint(
        { backend: "wasm", version: labVersion, metrics: { loss: recorded } },
        { recipe, backend: "wasm", version: labVersion, latest: () => now },
      ).reproduced;
    const close = [compare(0.5, 0.5004), compare(5000, 5004), compare(0.0004, 0.0004003), compare(0, 0)];
    const far = [compare(0.5, 0.5009), compare(5000, 5010), compare(0.0004, 0.0013)];
    expect([...close, ...far]).toEqual([true, true, true, true, false, false, false]);
    expect(compare(0.5, undefined)).toBe(false);
    expect(compare(0.5, NaN)).toBe(false);
  });

  test("what differs besides the numbers is named", () => {
    const recorded: Fingerprint = { backend: "webgpu", version: "0.0.9", metrics: { loss: 1 } };
    const now = { backend: "wasm", version: labVersion, latest: () => 2 } as const;
    expect(compareFingerprint(recorded, { ...now, recipe }).differences).toEqual(["backend", "version"]);
    const own = { ...recipe, parameters: { dataset: "own" } };
    expect(compareFingerprint({ ...recorded, backend: "wasm", version: labVersion }, { ...now, recipe: own })).toEqual({
      reproduced: false,
      rows: [{ metric: "loss", recorded: 1, now: 2, agrees: false }],
      differences: ["own-data"],
    });
    const shelf = { ...recipe, parameters: { teacher: "shelf" } };
    const same = { ...recorded, backend: "wasm", version: labVersion } as const;
    expect(compareFingerprint(same, { ...now, recipe: shelf }).differences).toEqual(["own-data"]);
    expect(compareFingerprint(same, { ...now, recipe }).differences).toEqual([]);
  });
});
