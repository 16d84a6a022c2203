/** What is said about reinforcement learning of small models, put to the test. */
import { defineClaim, type Claim } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, of: Metric) => ({ kind: "metric", arm, metric: of }) as const;
const points = <A extends string>(arm: A, of: Metric, minus: Metric, other: A = arm) => ({
  quantity: { kind: "difference", of: metric(arm, of), minus: metric(other, minus) } as const,
  unit: "points" as const,
});

/** Taught to the end of its plan; the default stops earlier. */
const full = { startSteps: 400 } satisfies Settings;
const shown = [
  "teacherAccuracy",
  "startAccuracy",
  "studentAccuracy",
  "startHard",
  "studentHard",
  "startPass8",
  "studentPass8",
  "noAdvantage",
] as const satisfies readonly Metric[];

const R3 = defineClaim(spec, {
  id: "R3",
  text: { en: text.en.R3, zh: text.zh.R3 },
  arms: { "stopped early": {}, full, "too early": { startSteps: 100 } },
  asked: [
    {
      id: "early",
      ...points("stopped early", "studentAccuracy", "startAccuracy"),
      rule: { kind: "above", value: 0.05 },
    },
    { id: "full", ...points("full", "studentAccuracy", "startAccuracy"), rule: { kind: "above", value: 0.05 } },
    { id: "overTeacher", ...points("full", "studentAccuracy", "teacherAccuracy"), rule: null },
    { id: "tooEarly", ...points("too early", "studentAccuracy", "startAccuracy"), rule: null },
  ],
  shown,
});

const R4 = defineClaim(spec, {
  id: "R4",
  text: { en: text.en.R4, zh: text.zh.R4 },
  arms: {
    distilled: full,
    "RL alone": { start: "format", startSteps: 100, updates: 240 },
    "RL on answers": { start: "answers", startSteps: 400 },
  },
  asked: [
    {
      id: "alone",
      ...points("RL alone", "studentAccuracy", "startAccuracy", "distilled"),
      rule: { kind: "below", value: -0.1 },
    },
    {
      id: "onAnswers",
      ...points("RL on answers", "studentAccuracy", "startAccuracy", "distilled"),
      rule: { kind: "below", value: -0.1 },
    },
    { id: "gained", ...points("RL alone", "studentAccuracy", "startAccuracy"), rule: null },
  ],
  shown,
});

export const claims: readonly Claim[] = [R3, R4];

const tiny = { questions: 60, startSteps: 30, updates: 6, group: 4, problems: 4 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, reuse: 2, beta: 0.05 } },
  { seed: 100, set: { ...tiny, start: "format" } },
];
