/** What is said about matching distributions, put to the test. */
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
const below = (value: number): Rule => ({ kind: "below", value });
const always = (value: number): Rule => ({ kind: "always", value });

/**
 * One step of plain progressive distillation as claims P2 and F4 found it, means of seeds 1 to 9: share of good samples
 * on the grid, Fréchet distance of digits.
 */
const progressive = { grid: 0.765, digits: 0.152 };

const S1 = defineClaim(spec, {
  id: "S1",
  text: { en: text.en.S1, zh: text.zh.S1 },
  arms: {
    grid: { iterations: 800 },
    digits: { target: "latents", iterations: 150, batch: 128, n: 1000 },
  },
  asked: [
    { id: "grid", quantity: metric("grid", "highQuality"), unit: "share", rule: above(progressive.grid) },
    { id: "digits", quantity: metric("digits", "frechet"), unit: "weight", rule: below(progressive.digits) },
    { id: "toTeacher", quantity: within("grid", "teacherHighQuality", "highQuality"), unit: "points", rule: null },
    { id: "gridGain", quantity: within("grid", "highQuality", "startHighQuality"), unit: "points", rule: null },
    { id: "digitsGain", quantity: within("digits", "startFrechet", "frechet"), unit: "weight", rule: null },
  ],
  shown: ["highQuality", "startHighQuality", "teacherHighQuality", "modes", "modeKl", "frechet", "startFrechet"].concat(
    ["teacherFrechet", "frechetFloor", "sharpness", "classAgreement", "teacherCalls"],
  ) as Metric[],
});

const counted = { iterations: 50, batch: 64, n: 200 } satisfies Settings;

const A5b = defineClaim(spec, {
  id: "A5b",
  text: { en: text.en.A5b, zh: text.zh.A5b },
  arms: { scores: counted, "scores and pairs": { ...counted, regression: 0.25, pairs: 500 } },
  asked: [
    {
      id: "pairs",
      quantity: metric("scores and pairs", "teacherCalls"),
      unit: "weight",
      rule: always(50 * 64 + 500 * 35),
    },
    { id: "scores", quantity: metric("scores", "teacherCalls"), unit: "weight", rule: always(50 * 64) },
    { id: "real", quantity: metric("scores and pairs", "realSamples"), unit: "weight", rule: always(0) },
  ],
  shown: ["teacherCalls", "realSamples", "teacherNfe", "nfe"],
});

export const claims: readonly Claim[] = [A5b, S1];

export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...counted, regression: 0.25, pairs: 500 } },
  { seed: 100, set: { ...counted, target: "latents" } },
];
