import { describe, expect, test } from "vitest";
import {
  apply,
  evaluate,
  judge,
  readingName,
  readingsOf,
  readLogits,
  recipeOf,
  together,
  type Claim,
  type MeasuredArms,
  type Quantity,
} from "./claims.ts";
import { slider } from "./controls.ts";
import { defineMethod } from "./method.ts";

const text = { statement: "", protocol: "", holds: "", notes: "", asked: {} };
const entropyAt = (T: number): Quantity => ({ kind: "logits", arm: "a", role: "teacher", statistic: "entropy", T });
const score = (arm: string): Quantity => ({ kind: "metric", arm, metric: "score" });
const gain: Quantity = { kind: "difference", of: score("b"), minus: score("a") };
const claim: Claim = {
  id: "X",
  method: "m",
  text: { en: text, zh: text },
  arms: { a: {}, b: { T: 2 } },
  asked: [
    { id: "gain", quantity: gain, unit: "points", rule: { kind: "above", value: 0 } },
    { id: "aside", quantity: score("a"), unit: "points", rule: null },
  ],
  shown: [],
};
const measured = (b: number[]): MeasuredArms => ({
  a: Object.fromEntries(b.map((_, i) => [i + 1, { score: 0.5 }])),
  b: Object.fromEntries(b.map((value, i) => [i + 1, { score: value }])),
});

describe("a rule", () => {
  // Mean 2, standard deviation 1, n = 3: the 95% t-interval is 2 ± 4.303 / √3 = [-0.484, 4.484].
  const values = [1, 2, 3];
  test.each([
    [{ kind: "above", value: -0.49 }, "holds"],
    [{ kind: "above", value: 0 }, "mixed"],
    [{ kind: "above", value: 4.49 }, "does-not-hold"],
    [{ kind: "below", value: 4.49 }, "holds"],
    [{ kind: "below", value: 0 }, "mixed"],
    [{ kind: "below", value: -0.49 }, "does-not-hold"],
    [{ kind: "not-clearly-above", value: -0.48 }, "holds"],
    [{ kind: "not-clearly-above", value: -0.49 }, "does-not-hold"],
    [{ kind: "always", value: 2 }, "does-not-hold"],
  ] as const)("%j: %s", (rule, verdict) => {
    expect(apply(rule, values)).toBe(verdict);
  });

  test("needs two seeds, unless it is about every single one", () => {
    for (const kind of ["above", "below", "not-clearly-above"] as const)
      expect(apply({ kind, value: 0 }, [5])).toBe("mixed");
    expect(apply({ kind: "always", value: 5 }, [5])).toBe("holds");
    expect(apply({ kind: "always", value: 5 }, [])).toBe("mixed");
  });
});

test("verdicts together: alike, or mixed", () => {
  expect(together(["holds", "holds"])).toBe("holds");
  expect(together(["does-not-hold", "does-not-hold"])).toBe("does-not-hold");
  expect(together(["holds", "does-not-hold"])).toBe("mixed");
  expect(together([])).toBe("mixed");
});

test("judge: the paired difference over the seeds, the headline first, asides without a vote", () => {
  const { verdict, effect, perSeed, asked } = judge(claim, measured([0.6, 0.62, 0.61]));
  expect(verdict).toBe("holds");
  expect(effect.mean).toBeCloseTo(0.11, 10);
  expect(effect.n).toBe(3);
  expect(perSeed.map(({ seed, value }) => [seed, value.toFixed(2)])).toEqual([
    [1, "0.10"],
    [2, "0.12"],
    [3, "0.11"],
  ]);
  expect(asked.map(({ id, verdict }) => [id, verdict])).toEqual([
    ["gain", "holds"],
    ["aside", null],
  ]);
  expect(judge(claim, measured([0.4, 0.38, 0.39])).verdict).toBe("does-not-hold");
  expect(judge(claim, measured([0.4, 0.6, 0.5])).verdict).toBe("mixed");
});

test("judge leaves out seeds that are not complete yet", () => {
  const arms = { a: { 1: { score: 0.5 }, 2: { score: 0.5 }, 3: { score: 0.5 } }, b: { 1: { score: 0.6 } } };
  expect(judge(claim, arms)).toMatchObject({ verdict: "mixed", effect: { n: 1 } });
  expect(judge(claim, {})).toMatchObject({ verdict: "mixed", effect: { n: 0 }, perSeed: [] });
});

test("the best setting, and the mean of those that tie", () => {
  const q: Quantity = { kind: "best", of: [0, 0.5, 1].map((at) => ({ at, quantity: score(`α ${at}`) })) };
  const arms = (...scores: number[]): MeasuredArms =>
    Object.fromEntries(scores.map((score, i) => [`α ${i / 2}`, { 7: { score } }]));
  expect(evaluate(q, arms(0.1, 0.3, 0.2), 7)).toBe(0.5);
  expect(evaluate(q, arms(0.1, 0.3, 0.3), 7)).toBe(0.75);
  expect(evaluate(q, arms(0.1, 0.3), 7)).toBeNaN();
});

describe("readings of logits", () => {
  const logits = Float32Array.from([2, 1, 0, -1, 30, -3]);

  test("entropy, flattening and order", () => {
    const read = (statistic: "entropy" | "flattened" | "order-kept", T: number) =>
      readLogits({ role: "teacher", statistic, T }, logits, 3);
    // softmax(2, 1, 0) has entropy 0.8324; the other row next to none.
    expect(read("entropy", 1)).toBeCloseTo(0.8324 / 2, 4);
    expect(read("entropy", 1e6)).toBeCloseTo(Math.log(3), 6);
    expect([read("flattened", 4), read("flattened", 1), read("flattened", 0.5)]).toEqual([1, 0, 0]);
    for (const T of [0.5, 1, 4, 20]) expect(read("order-kept", T)).toBe(1);
  });

  test("are asked for once per arm, and looked up under their name", () => {
    const asking: Claim = {
      ...claim,
      asked: [
        { id: "x", quantity: { kind: "difference", of: entropyAt(4), minus: entropyAt(1) }, unit: "nats", rule: null },
        { id: "y", quantity: entropyAt(4), unit: "nats", rule: null },
      ],
    };
    expect(readingsOf(asking, "b")).toEqual([]);
    const readings = readingsOf(asking, "a");
    expect(readings.map(({ T }) => T)).toEqual([4, 1]);
    const metrics = Object.fromEntries(readings.map((r) => [readingName(r), r.T / 10]));
    expect(evaluate(asking.asked[0].quantity, { a: { 3: metrics } }, 3)).toBeCloseTo(0.3);
  });
});

test("an arm is the defaults with what it changes", () => {
  const controls = {
    T: slider({ min: 1, max: 9, default: 4, key: "T" }),
    n: slider({ min: 0, max: 1, default: 1, key: "n" }),
  };
  const spec = defineMethod({ id: "m", version: 1, cite: [], family: "data", controls, metrics: {}, views: [] });
  expect(recipeOf(spec, claim, "b", 5)).toEqual({ method: "m", parameters: { T: 2, n: 1 }, seed: 5 });
});
