/** What is said about consistency models, put to the test. */
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

const arms = {
  ring: { target: "ring8" },
  grid: { target: "grid25" },
  digits: { target: "latents", width: 256, iterations: 800, batch: 128, lr: 1e-3, n: 1000 },
} satisfies Record<string, Settings>;

const F3 = defineClaim(spec, {
  id: "F3",
  text: { en: text.en.F3, zh: text.zh.F3 },
  arms,
  asked: [
    {
      id: "agreement",
      quantity: within("ring", "selfConsistency", "teacherSelfConsistency"),
      unit: "weight",
      rule: below(-0.1),
    },
    { id: "oneStep", quantity: within("ring", "highQuality", "teacherHighQuality"), unit: "points", rule: above(0.5) },
    {
      id: "gridAgreement",
      quantity: within("grid", "selfConsistency", "teacherSelfConsistency"),
      unit: "weight",
      rule: below(-0.1),
    },
    { id: "gridModes", quantity: within("grid", "modes", "teacherModes"), unit: "weight", rule: above(20) },
    { id: "digits", quantity: within("digits", "frechet", "teacherFrechet"), unit: "weight", rule: below(-1) },
    { id: "ringQuality", quantity: metric("ring", "highQuality"), unit: "share", rule: null },
    { id: "gridQuality", quantity: metric("grid", "highQuality"), unit: "share", rule: null },
    { id: "ringFour", quantity: within("ring", "fourStepQuality", "highQuality"), unit: "points", rule: null },
    { id: "gridFour", quantity: within("grid", "fourStepQuality", "highQuality"), unit: "points", rule: null },
    {
      id: "gridTeacherFour",
      quantity: within("grid", "fourStepQuality", "teacherFourStepQuality"),
      unit: "points",
      rule: null,
    },
    { id: "digitsFrechet", quantity: metric("digits", "frechet"), unit: "weight", rule: null },
    { id: "digitsSharpness", quantity: metric("digits", "sharpness"), unit: "share", rule: null },
  ],
  shown: ["highQuality", "fourStepQuality", "teacherHighQuality", "teacherFourStepQuality", "modes"].concat([
    "selfConsistency",
    "teacherSelfConsistency",
    "frechet",
    "teacherFrechet",
    "frechetFloor",
    "sharpness",
  ]) as Metric[],
});

export const claims: readonly Claim[] = [F3];

const tiny = { iterations: 100, batch: 64, n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: tiny },
  { seed: 100, set: { ...tiny, target: "latents", width: 32 } },
];
