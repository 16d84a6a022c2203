/** What is said about many steps made few, put to the test. */
import { defineClaim, type Claim, type Quantity, type Rule } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
const difference = <A extends string>(of: Quantity<A, Metric>, minus: Quantity<A, Metric>) =>
  ({ kind: "difference", of, minus }) as const;
/** Of one run: this metric minus that. */
const within = <A extends string>(arm: A, of: Metric, minus: Metric) => difference(metric(arm, of), metric(arm, minus));
const above = (value: number): Rule => ({ kind: "above", value });
const below = (value: number): Rule => ({ kind: "below", value });

/** A student needs its teacher's weights to begin with: a narrow one has a teacher as narrow. */
const ownTeacher = { teacher: "live", teacherIterations: 3000 } satisfies Settings;
/** The grid of 25 modes, 32 steps halved five times; half of the lab's default training. */
const half = { iterations: 1500 } satisfies Settings;
const grid = {
  grid: half,
  "grid, narrow": { ...half, ...ownTeacher, width: 32 },
} satisfies Record<string, Settings>;
const latents = { target: "latents", iterations: 400, batch: 128, lr: 1e-3, n: 1000 } satisfies Settings;
const digits = {
  digits: { ...latents, width: 256 },
  "digits, narrow": { ...latents, ...ownTeacher, width: 64 },
} satisfies Record<string, Settings>;

/** 16 steps, so that a direct student can be given as many training steps. */
const sixteen = { teacherSteps: "16" } satisfies Settings;

const P1 = defineClaim(spec, {
  id: "P1",
  text: { en: text.en.P1, zh: text.zh.P1 },
  arms: {
    "step by step": { ...sixteen, iterations: 200, direct: true },
    // 1200 training steps with two looks at a teacher each, or 150 with 16 (the last stage takes twice what is set).
    "all at once, as many evaluations": { ...sixteen, stride: "all", iterations: 75 },
  },
  asked: [
    {
      id: "sameEvaluations",
      quantity: difference(
        metric("step by step", "highQuality"),
        metric("all at once, as many evaluations", "highQuality"),
      ),
      unit: "points",
      rule: above(0),
    },
    {
      id: "sameSteps",
      quantity: within("step by step", "highQuality", "directHighQuality"),
      unit: "points",
      rule: above(0),
    },
    { id: "progressive", quantity: metric("step by step", "highQuality"), unit: "share", rule: null },
    { id: "direct", quantity: metric("step by step", "directHighQuality"), unit: "share", rule: null },
    { id: "directModes", quantity: metric("step by step", "directModes"), unit: "weight", rule: null },
    {
      id: "hastyModes",
      quantity: metric("all at once, as many evaluations", "modes"),
      unit: "weight",
      rule: null,
    },
  ],
  shown: ["highQuality", "modes", "modeKl", "directHighQuality", "directModes", "teacherHighQuality"],
});

const P2 = defineClaim(spec, {
  id: "P2",
  text: { en: text.en.P2, zh: text.zh.P2 },
  arms: { ...grid, ...digits },
  asked: [
    { id: "grid", quantity: within("grid", "highQuality8", "highQuality"), unit: "points", rule: above(0.01) },
    {
      id: "gridNarrow",
      quantity: within("grid, narrow", "highQuality8", "highQuality"),
      unit: "points",
      rule: above(0.01),
    },
    { id: "digits", quantity: within("digits", "sharpness8", "sharpness"), unit: "points", rule: above(0.01) },
    {
      id: "digitsNarrow",
      quantity: within("digits, narrow", "sharpness8", "sharpness"),
      unit: "points",
      rule: above(0.01),
    },
    { id: "gridEight", quantity: metric("grid", "highQuality8"), unit: "share", rule: null },
    { id: "gridFour", quantity: metric("grid", "highQuality4"), unit: "share", rule: null },
    { id: "gridTwo", quantity: metric("grid", "highQuality2"), unit: "share", rule: null },
    { id: "gridOne", quantity: metric("grid", "highQuality"), unit: "share", rule: null },
    {
      id: "digitsNarrowFrechet",
      quantity: within("digits, narrow", "frechet", "frechet8"),
      unit: "weight",
      rule: null,
    },
  ],
  shown: ["highQuality", "highQuality2", "highQuality4", "highQuality8", "teacherHighQuality"].concat([
    "sharpness",
    "sharpness2",
    "sharpness4",
    "sharpness8",
    "teacherSharpness",
  ]) as Metric[],
});

/** What is missing to the teacher's sharpness with so many steps. */
const missing = (arm: keyof typeof digits, of: Metric) => within(arm, "teacherSharpness", of);

const F4 = defineClaim(spec, {
  id: "F4",
  text: { en: text.en.F4, zh: text.zh.F4 },
  arms: digits,
  asked: [
    { id: "four", quantity: missing("digits", "sharpness4"), unit: "points", rule: above(0.1) },
    { id: "eight", quantity: missing("digits", "sharpness8"), unit: "points", rule: below(0.1) },
    { id: "fourNarrow", quantity: missing("digits, narrow", "sharpness4"), unit: "points", rule: above(0.1) },
    { id: "eightNarrow", quantity: missing("digits, narrow", "sharpness8"), unit: "points", rule: below(0.1) },
    { id: "one", quantity: missing("digits", "sharpness"), unit: "points", rule: null },
    { id: "oneNarrow", quantity: missing("digits, narrow", "sharpness"), unit: "points", rule: null },
    { id: "frechetOne", quantity: within("digits", "frechet", "teacherFrechet"), unit: "weight", rule: null },
    {
      id: "frechetOneNarrow",
      quantity: within("digits, narrow", "frechet", "teacherFrechet"),
      unit: "weight",
      rule: null,
    },
  ],
  shown: ["sharpness", "sharpness2", "sharpness4", "sharpness8", "teacherSharpness"].concat([
    "frechet",
    "frechet2",
    "frechet4",
    "frechet8",
    "teacherFrechet",
    "frechetFloor",
    "classAgreement",
  ]) as Metric[],
});

const F5b = defineClaim(spec, {
  id: "F5b",
  text: { en: text.en.F5b, zh: text.zh.F5b },
  arms: grid,
  asked: [
    { id: "steepest", quantity: within("grid", "stretchMax", "teacherStretchMax"), unit: "weight", rule: below(0) },
    { id: "fewerSteps", quantity: within("grid", "stretchMax", "stretchMax8"), unit: "weight", rule: below(0) },
    {
      id: "detail",
      quantity: within("grid", "highQuality", "teacherHighQuality"),
      unit: "points",
      rule: below(-0.05),
    },
    {
      id: "narrowSteepest",
      quantity: difference(metric("grid, narrow", "stretchMax"), metric("grid", "stretchMax")),
      unit: "weight",
      rule: below(0),
    },
    {
      id: "narrowDetail",
      quantity: difference(metric("grid, narrow", "highQuality"), metric("grid", "highQuality")),
      unit: "points",
      rule: below(-0.05),
    },
    { id: "tail", quantity: within("grid", "stretchP99", "teacherStretchP99"), unit: "weight", rule: null },
    { id: "median", quantity: within("grid", "stretchMedian", "teacherStretchMedian"), unit: "weight", rule: null },
  ],
  shown: ["highQuality", "teacherHighQuality", "stretchMax", "stretchMax2", "stretchMax4", "stretchMax8"].concat([
    "teacherStretchMax",
    "stretchP99",
    "teacherStretchP99",
    "stretchMedian",
    "teacherStretchMedian",
  ]) as Metric[],
});

export const claims: readonly Claim[] = [F4, F5b, P1, P2];

const tiny = { iterations: 50, batch: 64, n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, teacherSteps: "16", direct: true } },
  { seed: 100, set: { ...tiny, stride: "all", width: 16 } },
  { seed: 100, set: { ...tiny, target: "latents", teacherSteps: "16", width: 32 } },
];
