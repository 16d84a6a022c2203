import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EngineClient, Slice } from "../../engine/client.ts";
import { judge } from "../../lab/claims.ts";
import { encodeLink } from "../../lab/link.ts";
import { LabFailure } from "../../lab/errors.ts";
import { en } from "../../i18n/en.ts";
import type { Texts } from "../../i18n/t.ts";
import { zh } from "../../i18n/zh.ts";
import { claims } from "../../methods/claims.ts";
import { methods } from "../../methods/specs.ts";
import { createSignal } from "../signal.ts";
import { createClaimTest, runsOf } from "./claim-test.ts";
import { everything, filterOf, passing, viewOf, type ClaimFilter } from "./filter.ts";
import { parseResults } from "./results.ts";
import { armNames, freshSeeds, namedSeeds, placeIn, quantityText, rangesOf, ruleText, seedsText } from "./words.ts";

const claim = (id: string) => claims.find((one) => one.id === id)!;
const { spec, text } = methods["kd"];
const points = { quantity: { kind: "difference" }, unit: "points" } as Parameters<typeof quantityText>[0];

test("the recorded results are of the form that the page reads, one for each claim", () => {
  const results = parseResults(
    JSON.parse(readFileSync(new URL("../../../public/claims.json", import.meta.url), "utf8")),
  );
  for (const { id, asked } of claims) {
    expect(results[id].asked.map((one) => one.id)).toEqual(asked.map((one) => one.id));
  }
  expect(() => parseResults({ K1: { verdict: "perhaps" } })).toThrow(/verdict|Invalid/i);
});

test("every claim of the article has its entry", () => {
  const series = { K: 7, R: 4, D: 1, F: 6, P: 3, S: 2, A: 5, V: 5 };
  const ids = Object.entries(series).flatMap(([letter, n]) => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`));
  expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

describe("the filter", () => {
  const verdicts = { K1: { verdict: "holds" }, F2: { verdict: "mixed" } } as const;
  const found = (change: Partial<ClaimFilter>, language: "en" | "zh" = "en") =>
    passing(claims, { ...everything, ...change }, verdicts, language).map(({ id }) => id);

  test("nothing chosen, everything shown", () => {
    expect(found({})).toEqual(claims.map(({ id }) => id));
    expect(found({ text: "  " })).toHaveLength(claims.length);
  });

  test("stands in the address and is read from it", () => {
    const filter = { verdict: "mixed", method: "kd", text: "T = 8" } as const;
    expect(filterOf(viewOf(filter))).toEqual(filter);
    expect(filterOf({})).toEqual(everything);
    expect(encodeLink(null, { page: "claims", ...viewOf(everything) }, {})).toBe("#/claims");
  });

  test("by verdict, technique and words, all at once", () => {
    expect(found({ verdict: "holds" })).toEqual(["K1"]);
    expect(found({ verdict: "does-not-hold" })).toEqual([]);
    expect(found({ method: "apt" })).toEqual(["V1", "V2", "V3", "V4", "V5"]);
    expect(found({ method: "apt", verdict: "holds" })).toEqual([]);
    expect(found({ text: "v3" })).toEqual(["V3"]);
    expect(found({ method: "kd", text: "TEMPERATURE" })).toEqual(expect.arrayContaining(["K3"]));
    expect(found({ text: "教师" }, "zh").length).toBeGreaterThan(3);
    expect(found({ text: "no such words" })).toEqual([]);
  });
});

describe("words", () => {
  test("numbers stand in the unit of their quantity, differences with a sign", () => {
    expect(quantityText(points, 0.0834, "en")).toBe("+8.3");
    expect(quantityText(points, -0.019, "en")).toBe("−1.9");
    expect(quantityText(claim("K3").asked[1], 1, "en")).toBe("100%");
  });

  test("rules", () => {
    const rules = (id: string, t: Texts) => claim(id).asked.map((asked) => ruleText(asked, t, "en"));
    expect(rules("K1", en)).toEqual(["holds when the interval is above 1 point", "context, does not decide"]);
    expect(rules("K3", en)[1]).toBe("holds when it is 100% with every seed");
    expect(rules("K7", zh)[0]).toBe("区间下端不高于 0 时成立");
  });

  test("seeds", () => {
    expect(seedsText([1, 2, 3], "en", ", ")).toBe("1–3");
    expect(seedsText([1, 3], "zh-CN", "，")).toBe("1，3");
    expect(seedsText([7], "en", ", ")).toBe("7");
    const words = { seed: "seed {seeds}", seeds: "seeds {seeds}" };
    expect(namedSeeds([7], words, "en", ", ")).toBe("seed 7");
    expect(namedSeeds([3, 7], words, "en", ", ")).toBe("seeds 3, 7");
    expect(freshSeeds(3, 5)).toEqual([1005, 1006, 1007]);
  });

  test("arms are named by what tells them apart, no two alike", () => {
    for (const one of claims) {
      for (const language of ["en", "zh"] as const) {
        const names = Object.values(
          armNames(methods[one.method].spec, one, methods[one.method].text[language], language, ", "),
        );
        expect(new Set(names).size).toBe(names.length);
      }
    }
    expect(Object.values(armNames(spec, claim("K1"), text.en, "en", ", "))).toEqual([""]);
  });

  test("a scale holds all of its unit and zero", () => {
    const { asked } = claim("K4");
    const ranges = rangesOf(asked, (id) => [id === "T8" ? { mean: 0.05, low: NaN, high: null, n: 1 } : undefined]);
    expect(ranges.points).toEqual({ low: 0, high: 0.05 });
    expect(placeIn(ranges.points!, 0.025)).toBeCloseTo(0.5, 12);
    expect(placeIn({ low: 0, high: 0 }, 0)).toBe(0.5);
  });
});

describe("a test of a claim", () => {
  const clock = { now: () => 0, after: () => () => undefined } as unknown as Parameters<
    typeof createClaimTest
  >[2]["clock"];
  const slice = (metrics: Record<string, number>) =>
    ({ done: true, taken: 1200, measurements: [{ phase: "", step: 1200, metrics }] }) as unknown as Slice;

  function testOf(id: string, next: () => Promise<Slice>) {
    let terminated = 0;
    const engine = {
      start: () => Promise.resolve({ backend: "wasm", views: [], metrics: [] }),
      next,
      look: () => Promise.resolve([]),
      terminate: () => void terminated++,
    } as unknown as EngineClient;
    const changed = createSignal();
    const test = createClaimTest(spec, claim(id), { newEngine: () => engine, clock, changed });
    const ended = new Promise<void>((done) => changed.watch(() => test.status !== "running" && done()));
    return { test, ended, terminated: () => terminated };
  }

  test("makes all arms with one seed before the next", () => {
    const runs = runsOf(spec, claim("K5"), [1, 2]);
    expect(runs.map(({ arm, recipe }) => [arm, recipe.seed])).toEqual([["soft", 1], ["mix", 1], ["soft", 2], ["mix", 2]]); // prettier-ignore
  });

  test("hands over what the verdict needs and ends its worker", async () => {
    const { test: one, ended, terminated } = testOf("K1", () => Promise.resolve(slice({ studentAccuracy: 0.9, controlAccuracy: 0.7 }))); // prettier-ignore
    one.start([1, 2]);
    await ended;
    expect([one.status, one.ended, one.progress(), terminated()]).toEqual(["done", 2, 1, 1]);
    expect(judge(claim("K1"), one.measured).perSeed.map(({ value }) => value)).toEqual([expect.closeTo(0.2), expect.closeTo(0.2)]); // prettier-ignore
  });

  test("goes on after a diverged run, not after another error", async () => {
    const diverged = testOf("K1", () => Promise.reject(new LabFailure({ type: "Diverged", step: 3, metric: "studentLoss" }))); // prettier-ignore
    diverged.test.start([1, 2]);
    await diverged.ended;
    expect([diverged.test.status, diverged.test.failures.length]).toEqual(["done", 2]);
    const broken = testOf("K1", () => Promise.reject(new LabFailure({ type: "Internal", message: "no" })));
    broken.test.start([1, 2]);
    await broken.ended;
    expect([broken.test.status, broken.test.failures.length, broken.terminated()]).toEqual(["failed", 1, 1]);
  });

  test("stopped, it listens to nothing more", async () => {
    let answer: (slice: Slice) => void = () => undefined;
    const { test: one, terminated } = testOf("K1", () => new Promise((resolve) => (answer = resolve)));
    one.start([1]);
    await new Promise((done) => setTimeout(done));
    one.stop();
    answer(slice({ studentAccuracy: 1 }));
    await new Promise((done) => setTimeout(done));
    expect([one.status, one.ended, terminated(), one.measured]).toEqual(["stopped", 0, 1, {}]);
  });
});
