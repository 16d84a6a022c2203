import { describe, expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { corruptLabels } from "./label-noise.ts";

const y = Uint8Array.from({ length: 20_000 }, (_, i) => i % 10);
const wrong = (z: Uint8Array) => Array.from(z, (label, i) => label !== y[i]);

describe("wrong labels", () => {
  test.each(["symmetric", "asymmetric"] as const)("%s: at the rate asked for, nested in higher rates", (kind) => {
    const at = (rate: number) => wrong(corruptLabels(Rng.fromSeed(1), y, 10, { rate, kind, dataset: "digits" }));
    const [low, high] = [at(0.2), at(0.5)];
    expect(low.filter(Boolean).length / y.length).toBeCloseTo(0.2, 1);
    expect(high.filter(Boolean).length / y.length).toBeCloseTo(0.5, 1);
    expect(low.every((isWrong, i) => !isWrong || high[i])).toBe(true);
  });

  test("symmetric noise reaches every other class alike, asymmetric one only", () => {
    const of = (kind: "symmetric" | "asymmetric", dataset: string) => {
      const z = corruptLabels(Rng.fromSeed(2), y, 10, { rate: 0.9, kind, dataset });
      const counts = Array.from({ length: 10 }, () => 0);
      z.forEach((label, i) => y[i] === 4 && label !== 4 && counts[label]++);
      return counts;
    };
    expect(of("symmetric", "digits").filter((n) => n > 150 && n < 250)).toHaveLength(9);
    expect(of("asymmetric", "digits").map((n) => n > 0)).toEqual(Array.from({ length: 10 }, (_, k) => k === 9));
    expect(of("asymmetric", "moons").findIndex((n) => n > 0)).toBe(5);
  });

  test("no noise, no change", () => {
    expect(corruptLabels(Rng.fromSeed(3), y, 10, { rate: 0, kind: "symmetric", dataset: "own" })).toBe(y);
  });
});
