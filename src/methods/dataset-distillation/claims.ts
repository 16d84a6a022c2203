/** What is said about compressing and cleaning data, put to the test. */
import { defineClaim, type Claim, type Quantity } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
/** One set of examples minus another, for the same fresh networks. */
const between = <A extends string>(arm: A, of: Metric, minus: Metric): Quantity<A, Metric> => ({
  kind: "difference",
  of: metric(arm, of),
  minus: metric(arm, minus),
});
const above = { kind: "above", value: 0.01 } as const;

const D1 = defineClaim(spec, {
  id: "D1",
  text: { en: text.en.D1, zh: text.zh.D1 },
  arms: { "10 per class": {}, "1 per class": { perClass: 1, labelNoise: 0 } },
  asked: [
    {
      id: "ten",
      quantity: between("10 per class", "learnedAccuracy", "randomAccuracy"),
      unit: "points",
      rule: above,
    },
    {
      id: "one",
      quantity: between("1 per class", "learnedAccuracy", "randomAccuracy"),
      unit: "points",
      rule: above,
    },
    {
      id: "cleaned",
      quantity: between("10 per class", "filteredAccuracy", "noisyAccuracy"),
      unit: "points",
      rule: above,
    },
    {
      id: "meanAtOne",
      quantity: between("1 per class", "learnedAccuracy", "classMeanAccuracy"),
      unit: "points",
      rule: null,
    },
    {
      id: "herdingAtTen",
      quantity: between("10 per class", "learnedAccuracy", "herdingAccuracy"),
      unit: "points",
      rule: null,
    },
    { id: "lost", quantity: between("10 per class", "learnedAccuracy", "fullAccuracy"), unit: "points", rule: null },
    { id: "student", quantity: between("10 per class", "kdAccuracy", "fullAccuracy"), unit: "points", rule: null },
    { id: "labels", quantity: between("10 per class", "kdAccuracy", "smallAccuracy"), unit: "points", rule: null },
  ],
  shown: [
    "learnedAccuracy",
    "randomAccuracy",
    "herdingAccuracy",
    "kCentreAccuracy",
    "classMeanAccuracy",
    "fullAccuracy",
    "kdAccuracy",
    "noisyAccuracy",
    "filteredAccuracy",
    "filterPrecision",
    "filterRecall",
  ],
});

export const claims: readonly Claim[] = [D1];

const tiny = { examples: 1000, iterations: 10, steps: 20, judges: 1 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, perClass: 2 } },
  { seed: 100, set: { ...tiny, perClass: 1, labelNoise: 0 } },
];
