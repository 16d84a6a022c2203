/** What is said about distilling written answers, put to the test. */
import { defineClaim, type Claim, type Quantity, type Rule } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const above = (value: number): Rule => ({ kind: "above", value });
const metric = (of: Metric) => ({ kind: "metric", arm: "default", metric: of }) as const;
const difference = (of: Metric, minus: Metric) =>
  ({ kind: "difference", of: metric(of), minus: metric(minus) }) as const satisfies Quantity<"default", Metric>;
const points = (id: string, of: Metric, minus: Metric, rule: Rule | null) =>
  ({ id, quantity: difference(of, minus), unit: "points", rule }) as const;

const arms = { default: {} } satisfies Record<string, Settings>;
const shown = [
  "teacherAccuracy",
  "studentAccuracy",
  "unfilteredAccuracy",
  "goldAccuracy",
  "answersAccuracy",
  "longerAccuracy",
  "studentHard",
  "unfilteredHard",
  "teacherHard",
] as const satisfies readonly Metric[];

const R1 = defineClaim(spec, {
  id: "R1",
  text: { en: text.en.R1, zh: text.zh.R1 },
  arms,
  asked: [
    points("equalSteps", "studentAccuracy", "answersAccuracy", above(0.1)),
    points("equalTokens", "studentAccuracy", "longerAccuracy", above(0.1)),
    points("unfiltered", "unfilteredAccuracy", "longerAccuracy", above(0.1)),
    points("goldSteps", "goldAccuracy", "studentAccuracy", null),
  ],
  shown,
});

const R2 = defineClaim(spec, {
  id: "R2",
  text: { en: text.en.R2, zh: text.zh.R2 },
  arms,
  asked: [
    points("toTeacher", "unfilteredAccuracy", "teacherAccuracy", above(-0.05)),
    points("filteredToTeacher", "studentAccuracy", "teacherAccuracy", above(-0.05)),
    points("filtering", "studentHard", "unfilteredHard", null),
  ],
  shown,
});

export const claims: readonly Claim[] = [R1, R2];

const tiny = { questions: 60, steps: 30, batch: 8, samples: 2 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: tiny },
  { seed: 100, set: { ...tiny, teacher: "live", teacherSteps: 60, equalTokens: false } },
];
