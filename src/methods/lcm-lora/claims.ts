/** What is said about LCM-LoRA, put to the test. */
import { defineClaim, type Claim, type Quantity, type Rule } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
/** Of one run: this metric minus that. */
const within = <A extends string>(arm: A, of: Metric, minus: Metric) =>
  ({ kind: "difference", of: metric(arm, of), minus: metric(arm, minus) }) as const satisfies Quantity<A, Metric>;
const above = (value: number): Rule => ({ kind: "above", value });
const below = (value: number): Rule => ({ kind: "below", value });

const short = { iterations: 600, styleIterations: 400, batch: 128, n: 500 } satisfies Settings;

const arms = {
  slant: { ...short, style: "slant" },
  thick: { ...short, style: "thick" },
  far: { ...short, style: "pale", strength: 3 },
} satisfies Record<string, Settings>;

/** Of one style: nearer to real digits of it than either adapter alone, and with as much of it as its adapter brings. */
const combines = <A extends "slant" | "thick">(arm: A) =>
  [
    { id: `${arm}Style`, quantity: within(arm, "frechet", "styleFrechet"), unit: "weight", rule: below(0) },
    {
      id: `${arm}Acceleration`,
      quantity: within(arm, "frechet", "accelerationFrechet"),
      unit: "weight",
      rule: below(0),
    },
    {
      id: `${arm}Gained`,
      quantity: within(arm, "styleScore", "accelerationStyleScore"),
      unit: "weight",
      rule: above(0.5),
    },
    { id: `${arm}Kept`, quantity: within(arm, "styleScore", "styleStyleScore"), unit: "weight", rule: above(-0.1) },
  ] as const;

const F6 = defineClaim(spec, {
  id: "F6",
  text: { en: text.en.F6, zh: text.zh.F6 },
  arms,
  asked: [
    ...combines("slant"),
    ...combines("thick"),
    { id: "size", quantity: metric("slant", "adapterShare"), unit: "share", rule: below(0.1) },
    { id: "slantScore", quantity: metric("slant", "styleScore"), unit: "weight", rule: null },
    { id: "thickScore", quantity: metric("thick", "styleScore"), unit: "weight", rule: null },
    { id: "slantMany", quantity: within("slant", "frechet", "manyFrechet"), unit: "weight", rule: null },
    { id: "farStyle", quantity: within("far", "frechet", "styleFrechet"), unit: "weight", rule: null },
    { id: "farScore", quantity: metric("far", "styleScore"), unit: "weight", rule: null },
    { id: "farAlone", quantity: metric("far", "styleStyleScore"), unit: "weight", rule: null },
  ],
  shown: ["frechet", "styleFrechet", "accelerationFrechet", "manyFrechet", "frechetFloor", "styleScore"].concat([
    "styleStyleScore",
    "accelerationStyleScore",
    "manyStyleScore",
    "latentFrechet",
    "styleLatentFrechet",
    "classAgreement",
    "styleNorm",
    "accelerationNorm",
  ]) as Metric[],
});

export const claims: readonly Claim[] = [F6];

export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { iterations: 50, styleIterations: 50, batch: 64, n: 100, styleExamples: 300 } },
];
