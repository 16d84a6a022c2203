import { expect, test } from "vitest";
import { Rng } from "../math/rng.ts";
import { filterQuality, suggestLabels, foldsOf } from "./confident-learning.ts";

test("suggests the class that an example is confidently of, by thresholds of each class", () => {
  // Threshold of class 0: (0.9 + 0.7 + 0.2) / 3 = 0.6; of class 1: (0.6 + 0.5 + 0.1) / 3 = 0.4.
  const p = [0.9, 0.1, 0.7, 0.3, 0.2, 0.8, 0.4, 0.6, 0.5, 0.5, 0.9, 0.1];
  const given = Uint8Array.of(0, 0, 0, 1, 1, 1);
  expect(Array.from(suggestLabels(p, given, 2))).toEqual([0, 0, 1, 1, 1, 0]);
});

test("who reaches no threshold keeps the label, even where it is not the top class", () => {
  // The thresholds are 0.55 and 0.7; the second example's top class has 0.6.
  const p = [0.7, 0.3, 0.4, 0.6, 0.3, 0.7];
  expect(Array.from(suggestLabels(p, Uint8Array.of(0, 0, 1), 2))).toEqual([0, 0, 1]);
});

test("a class that nobody is labelled as is suggested to nobody", () => {
  expect(Array.from(suggestLabels([0.1, 0.9], Uint8Array.of(0), 2))).toEqual([0]);
});

test("precision and recall", () => {
  const { precision, recall } = filterQuality(Uint8Array.of(1, 1, 1, 0, 0), Uint8Array.of(1, 0, 1, 1, 1));
  expect(precision).toBeCloseTo(2 / 3);
  expect(recall).toBeCloseTo(1 / 2);
  expect(filterQuality(Uint8Array.of(0), Uint8Array.of(0)).precision).toBeNaN();
});

test("folds are of one size and do not follow the order of the examples", () => {
  const fold = foldsOf(Rng.fromSeed(3), 102, 4);
  const sizes = [0, 1, 2, 3].map((f) => fold.filter((v) => v === f).length);
  expect(sizes).toEqual([26, 26, 25, 25]);
  expect(Array.from(fold)).not.toEqual(Array.from(fold, (_, i) => i % 4));
});
