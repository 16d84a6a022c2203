/** What is said about progressive distillation that is judged, put to the test. */
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

const contest = { control: true, teacherSteps: "16", iterations: 400, adversarialIterations: 1000 } satisfies Settings;
const arms = {
  narrow: { ...contest, width: 32 },
} satisfies Record<string, Settings>;

const P3 = defineClaim(spec, {
  id: "P3",
  text: { en: text.en.P3, zh: text.zh.P3 },
  arms,
  asked: [
    { id: "one", quantity: within("narrow", "highQuality", "mseHighQuality"), unit: "points", rule: above(0.05) },
    { id: "two", quantity: within("narrow", "highQuality2", "mseHighQuality2"), unit: "points", rule: above(0.05) },
    { id: "four", quantity: within("narrow", "highQuality4", "mseHighQuality4"), unit: "points", rule: above(0) },
    { id: "modes", quantity: metric("narrow", "modes"), unit: "weight", rule: null },
    { id: "imbalance", quantity: within("narrow", "modeKl", "mseModeKl"), unit: "nats", rule: null },
    {
      id: "agreement",
      quantity: within("narrow", "modeAgreement", "mseModeAgreement"),
      unit: "points",
      rule: null,
    },
  ],
  shown: ["highQuality", "highQuality2", "highQuality4", "mseHighQuality", "mseHighQuality2", "mseHighQuality4"].concat(
    ["teacherHighQuality", "modes", "mseModes", "modeKl", "mseModeKl", "modeAgreement", "mseModeAgreement"],
  ) as Metric[],
});

export const claims: readonly Claim[] = [P3];

const tiny = {
  width: 32,
  iterations: 30,
  adversarialIterations: 30,
  batch: 64,
  n: 200,
  control: true,
} satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, teacherSteps: "8" } },
  { seed: 100, set: { ...tiny, target: "latents", teacherSteps: "8", adversarialFrom: "1" } },
];
