/** What is said about straight flows, put to the test. */
import { defineClaim, type Claim, type Quantity } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
const difference = <A extends string>(of: Quantity<A, Metric>, minus: Quantity<A, Metric>) =>
  ({ kind: "difference", of, minus }) as const;

/** The lab's defaults: the ring, two flows, a distilled jump, one step. Every claim looks at the same runs. */
const plain = { plain: {} } satisfies Record<string, Settings>;
/** Of the one run: this metric minus that. */
const within = (of: Metric, minus: Metric) => difference(metric("plain", of), metric("plain", minus));

const F1b = defineClaim(spec, {
  id: "F1b",
  text: { en: text.en.F1b, zh: text.zh.F1b },
  arms: plain,
  asked: [
    {
      id: "oneStep",
      quantity: within("highQuality", "flowHighQuality"),
      unit: "points",
      rule: { kind: "above", value: 0.5 },
    },
    {
      id: "fourSteps",
      quantity: within("fourStepQuality", "flowFourStepQuality"),
      unit: "points",
      rule: { kind: "above", value: 0.1 },
    },
    {
      id: "straightened",
      quantity: within("flowStraightness", "straightness"),
      unit: "weight",
      rule: { kind: "above", value: 0.5 },
    },
    { id: "exactOneStep", quantity: metric("plain", "diffusionHighQuality"), unit: "share", rule: null },
    { id: "exactStraightness", quantity: metric("plain", "diffusionStraightness"), unit: "weight", rule: null },
    { id: "stepsStillGive", quantity: within("fourStepQuality", "highQuality"), unit: "points", rule: null },
  ],
  shown: [
    "highQuality",
    "flowHighQuality",
    "modes",
    "flowModes",
    "straightness",
    "flowStraightness",
    "diffusionStraightness",
  ],
});

const F2 = defineClaim(spec, {
  id: "F2",
  text: { en: text.en.F2, zh: text.zh.F2 },
  arms: plain,
  asked: [
    {
      id: "matching",
      quantity: metric("plain", "flowFourStepQuality"),
      unit: "share",
      rule: { kind: "above", value: 0.8 },
    },
    {
      id: "matchingStraightens",
      quantity: within("diffusionStraightness", "flowStraightness"),
      unit: "weight",
      rule: { kind: "above", value: 0.5 },
    },
    { id: "reflow", quantity: metric("plain", "fourStepQuality"), unit: "share", rule: { kind: "above", value: 0.8 } },
    {
      id: "reflowStraightens",
      quantity: within("flowStraightness", "straightness"),
      unit: "weight",
      rule: { kind: "above", value: 0.5 },
    },
    { id: "matchingOne", quantity: metric("plain", "flowHighQuality"), unit: "share", rule: null },
    { id: "reflowOne", quantity: metric("plain", "highQuality"), unit: "share", rule: null },
    { id: "distilledOne", quantity: metric("plain", "distilledHighQuality"), unit: "share", rule: null },
    { id: "exactFour", quantity: metric("plain", "diffusionFourStepQuality"), unit: "share", rule: null },
  ],
  shown: ["fourStepQuality", "flowFourStepQuality", "diffusionFourStepQuality", "modes", "distilledModes"],
});

const F5 = defineClaim(spec, {
  id: "F5",
  text: { en: text.en.F5, zh: text.zh.F5 },
  arms: { ...plain, narrow: { width: 16 } },
  asked: [
    {
      id: "steepest",
      quantity: within("distilledStretchMax", "diffusionMapStretchMax"),
      unit: "weight",
      rule: { kind: "below", value: 0 },
    },
    {
      id: "detail",
      quantity: metric("plain", "distilledHighQuality"),
      unit: "share",
      rule: { kind: "below", value: 0.95 },
    },
    {
      id: "narrowSteepest",
      quantity: difference(metric("narrow", "distilledStretchMax"), metric("plain", "distilledStretchMax")),
      unit: "weight",
      rule: { kind: "below", value: 0 },
    },
    {
      id: "narrowDetail",
      quantity: difference(metric("narrow", "distilledHighQuality"), metric("plain", "distilledHighQuality")),
      unit: "points",
      rule: { kind: "below", value: -0.05 },
    },
    {
      id: "reflowedSteepest",
      quantity: within("stretchMax", "diffusionMapStretchMax"),
      unit: "weight",
      rule: null,
    },
    { id: "tail", quantity: within("distilledStretchP99", "diffusionMapStretchP99"), unit: "weight", rule: null },
    {
      id: "median",
      quantity: within("distilledStretchMedian", "diffusionMapStretchMedian"),
      unit: "weight",
      rule: null,
    },
    {
      id: "narrowTail",
      quantity: difference(metric("narrow", "distilledStretchP99"), metric("narrow", "diffusionMapStretchP99")),
      unit: "weight",
      rule: null,
    },
    {
      id: "narrowMedian",
      quantity: difference(metric("narrow", "distilledStretchMedian"), metric("narrow", "diffusionMapStretchMedian")),
      unit: "weight",
      rule: null,
    },
  ],
  shown: [
    "distilledHighQuality",
    "distilledStretchMedian",
    "distilledStretchP99",
    "distilledStretchMax",
    "stretchMedian",
    "stretchP99",
    "stretchMax",
    "diffusionMapStretchMedian",
    "diffusionMapStretchP99",
    "diffusionMapStretchMax",
  ],
});

export const claims: readonly Claim[] = [F1b, F2, F5];

const tiny = { iterations: 100, batch: 64, pairs: 500, pairSteps: 8, n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: tiny },
  { seed: 100, set: { ...tiny, width: 16 } },
];
