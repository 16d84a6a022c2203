/** What is said about learning from real examples alone, put to the test. */
import { defineClaim, type Claim, type Rule } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
/** Of one run: this metric minus that. */
const within = <A extends string>(arm: A, of: Metric, minus: Metric) =>
  ({ kind: "difference", of: metric(arm, of), minus: metric(arm, minus) }) as const;
const above = (value: number): Rule => ({ kind: "above", value });
const always = (value: number): Rule => ({ kind: "always", value });

const counted = { iterations: 50, batch: 64, n: 200 } satisfies Settings;

const A5 = defineClaim(spec, {
  id: "A5",
  text: { en: text.en.A5, zh: text.zh.A5 },
  arms: { "real data": counted },
  asked: [
    { id: "teacher", quantity: metric("real data", "teacherCalls"), unit: "weight", rule: always(0) },
    { id: "real", quantity: metric("real data", "realSamples"), unit: "weight", rule: always(50 * 64) },
  ],
  shown: ["teacherCalls", "realSamples", "nfe", "teacherNfe"],
});

const A4b = defineClaim(spec, {
  id: "A4b",
  text: { en: text.en.A4b, zh: text.zh.A4b },
  arms: { grid: { iterations: 2000 } },
  asked: [
    { id: "grid", quantity: within("grid", "highQuality", "teacherHighQuality"), unit: "points", rule: above(0) },
    { id: "modes", quantity: metric("grid", "modes"), unit: "weight", rule: null },
    { id: "imbalance", quantity: metric("grid", "modeKl"), unit: "nats", rule: null },
  ],
  shown: ["highQuality", "teacherHighQuality", "startHighQuality", "modes", "modeKl"],
});

export const claims: readonly Claim[] = [A4b, A5];

export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [{ seed: 100, set: counted }];
