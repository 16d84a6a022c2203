/** What is said about scores against judges, put to the test. */
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
/** A metric of one arm minus that of another. */
const between = <A extends string>(name: Metric, of: A, minus: A) =>
  ({ kind: "difference", of: metric(of, name), minus: metric(minus, name) }) as const;
const above = (value: number): Rule => ({ kind: "above", value });
const below = (value: number): Rule => ({ kind: "below", value });

const short = { iterations: 400, fakeSteps: 2 } satisfies Settings;
const scores = { ...short, gan: 0 } satisfies Settings;
const judges = { ...short, matching: 0 } satisfies Settings;
const hurried = { lr: 2e-3 } satisfies Settings;

const S2 = defineClaim(spec, {
  id: "S2",
  text: { en: text.en.S2, zh: text.zh.S2 },
  arms: {
    scores,
    judges,
    "scores, hurried": { ...scores, ...hurried },
    "judges, hurried": { ...judges, ...hurried },
    "scores, from the teacher": { ...scores, start: "teacher" },
    "judges, from the teacher": { ...judges, start: "teacher" },
  },
  asked: [
    {
      id: "steadier",
      quantity: {
        kind: "difference",
        of: between("highQuality", "scores, hurried", "scores"),
        minus: between("highQuality", "judges, hurried", "judges"),
      },
      unit: "points",
      rule: above(0),
    },
    { id: "quality", quantity: between("highQuality", "scores", "judges"), unit: "points", rule: above(0) },
    {
      id: "imbalance",
      quantity: between("modeKl", "scores, hurried", "judges, hurried"),
      unit: "nats",
      rule: below(0),
    },
    {
      id: "imbalanceRaw",
      quantity: between("modeKl", "scores, from the teacher", "judges, from the teacher"),
      unit: "nats",
      rule: below(0),
    },
    {
      id: "modesRaw",
      quantity: between("modes", "scores, from the teacher", "judges, from the teacher"),
      unit: "weight",
      rule: null,
    },
    { id: "modes", quantity: between("modes", "scores, hurried", "judges, hurried"), unit: "weight", rule: null },
    { id: "scores", quantity: metric("scores", "highQuality"), unit: "share", rule: null },
    { id: "judges", quantity: metric("judges", "highQuality"), unit: "share", rule: null },
    { id: "judgesHurried", quantity: metric("judges, hurried", "highQuality"), unit: "share", rule: null },
  ],
  shown: ["highQuality", "startHighQuality", "modes", "modeKl", "slicedW2", "teacherCalls", "realSamples"],
});

const digits = { target: "latents", iterations: 150, batch: 128, fakeSteps: 3, n: 1000 } satisfies Settings;

const A4 = defineClaim(spec, {
  id: "A4",
  text: { en: text.en.A4, zh: text.zh.A4 },
  arms: { "teacher alone": { ...digits, gan: 0 }, "with real data": digits },
  asked: [
    { id: "beyond", quantity: within("with real data", "frechet", "teacherFrechet"), unit: "weight", rule: below(0) },
    { id: "bound", quantity: within("teacher alone", "frechet", "teacherFrechet"), unit: "weight", rule: above(0) },
    { id: "gain", quantity: between("frechet", "with real data", "teacher alone"), unit: "weight", rule: null },
    { id: "teacher", quantity: metric("with real data", "teacherFrechet"), unit: "weight", rule: null },
    { id: "floor", quantity: metric("with real data", "frechetFloor"), unit: "weight", rule: null },
  ],
  shown: ["frechet", "teacherFrechet", "startFrechet", "frechetFloor", "sharpness", "classAgreement", "realSamples"],
});

export const claims: readonly Claim[] = [A4, S2];

const tiny = { iterations: 50, batch: 64, n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, gan: 0 } },
  { seed: 100, set: { ...tiny, matching: 0 } },
  { seed: 100, set: { ...tiny, target: "latents" } },
];
