/** What is said about distilling classifiers, put to the test. */
import { defineClaim, type Claim, type Quantity } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
const difference = <A extends string>(of: Quantity<A, Metric>, minus: Quantity<A, Metric>) =>
  ({ kind: "difference", of, minus }) as const;
/** Student accuracy of one arm minus that of another. */
const students = <A extends string>(arm: A, other: A) =>
  difference(metric(arm, "studentAccuracy"), metric(other, "studentAccuracy"));

/** A teacher that is trained in the run: small and short, for there are many such runs. */
const live = {
  teacher: "live",
  teacherWidth: 64,
  teacherSteps: 600,
  teacherExamples: 3000,
  labels: 300,
} satisfies Settings;
/** Sooner done with: many of these runs differ only in what decides. */
const short = { ...live, teacherSteps: 400, steps: 600 } satisfies Settings;
/** One that takes four of ten examples for the class they look most like. */
const erring = { ...live, teacherNoise: 0.4, noiseKind: "asymmetric" } satisfies Settings;

const accuracies = ["teacherAccuracy", "studentAccuracy", "controlAccuracy"] as const;

const K1 = defineClaim(spec, {
  id: "K1",
  text: { en: text.en.K1, zh: text.zh.K1 },
  arms: { kd: { labels: 100, smoothing: 0.1 } },
  asked: [
    {
      id: "overLabels",
      quantity: difference(metric("kd", "studentAccuracy"), metric("kd", "controlAccuracy")),
      unit: "points",
      rule: { kind: "above", value: 0.01 },
    },
    {
      id: "overSmoothing",
      quantity: difference(metric("kd", "studentAccuracy"), metric("kd", "smoothedAccuracy")),
      unit: "points",
      rule: null,
    },
  ],
  shown: [...accuracies, "smoothedAccuracy"],
});

const K2 = defineClaim(spec, {
  id: "K2",
  text: { en: text.en.K2, zh: text.zh.K2 },
  arms: { kd: { omitted: "3", labels: 300, studentWidth: 32, T: 20 } },
  asked: [
    {
      id: "unseenClass",
      quantity: difference(metric("kd", "studentOmittedCorrected"), metric("kd", "controlOmittedCorrected")),
      unit: "points",
      rule: { kind: "above", value: 0.05 },
    },
    {
      id: "unseenClassRaw",
      quantity: difference(metric("kd", "studentOmitted"), metric("kd", "controlOmitted")),
      unit: "points",
      rule: null,
    },
  ],
  shown: [...accuracies, "studentOmitted", "controlOmitted", "studentOmittedCorrected", "controlOmittedCorrected"],
});

const teacherLogits = <A extends string>(arm: A, statistic: "entropy" | "flattened" | "order-kept", T: number) =>
  ({ kind: "logits", arm, role: "teacher", statistic, T }) as const;

const K3 = defineClaim(spec, {
  id: "K3",
  text: { en: text.en.K3, zh: text.zh.K3 },
  // The pretrained teacher on freshly drawn digits: no student is needed.
  arms: { kd: { labels: 100, steps: 10 } },
  asked: [
    {
      id: "entropyT4",
      quantity: difference(teacherLogits("kd", "entropy", 4), teacherLogits("kd", "entropy", 1)),
      unit: "nats",
      rule: { kind: "above", value: 0 },
    },
    {
      id: "flattenedT4",
      quantity: teacherLogits("kd", "flattened", 4),
      unit: "share",
      rule: { kind: "always", value: 1 },
    },
    {
      id: "orderT1",
      quantity: teacherLogits("kd", "order-kept", 1),
      unit: "share",
      rule: { kind: "always", value: 1 },
    },
    {
      id: "orderT4",
      quantity: teacherLogits("kd", "order-kept", 4),
      unit: "share",
      rule: { kind: "always", value: 1 },
    },
    {
      id: "orderT20",
      quantity: teacherLogits("kd", "order-kept", 20),
      unit: "share",
      rule: { kind: "always", value: 1 },
    },
  ],
  shown: ["teacherAccuracy", "teacherEce"],
});

const K4 = defineClaim(spec, {
  id: "K4",
  text: { en: text.en.K4, zh: text.zh.K4 },
  arms: {
    "T=1": { labels: 100, T: 1 },
    "T=4": { labels: 100, T: 4 },
    "T=8": { labels: 100, T: 8 },
    "all, T=1": { labels: 6000, T: 1 },
    "all, T=4": { labels: 6000, T: 4 },
  },
  asked: [
    { id: "T8", quantity: students("T=8", "T=1"), unit: "points", rule: { kind: "above", value: 0.01 } },
    { id: "T4", quantity: students("T=4", "T=1"), unit: "points", rule: null },
    { id: "manyLabels", quantity: students("all, T=4", "all, T=1"), unit: "points", rule: null },
    { id: "confidence", quantity: teacherLogits("T=1", "entropy", 1), unit: "nats", rule: null },
  ],
  shown: accuracies,
});

const K5 = defineClaim(spec, {
  id: "K5",
  text: { en: text.en.K5, zh: text.zh.K5 },
  arms: { soft: { ...erring, policy: "soft-only" }, mix: { ...erring, alpha: 0.3 } },
  asked: [
    { id: "mixing", quantity: students("mix", "soft"), unit: "points", rule: { kind: "above", value: 0.01 } },
    {
      id: "bound",
      quantity: difference(metric("soft", "studentAccuracy"), metric("soft", "teacherAccuracy")),
      unit: "points",
      rule: { kind: "below", value: 0.02 },
    },
    {
      id: "labelsAlone",
      quantity: difference(metric("mix", "studentAccuracy"), metric("mix", "controlAccuracy")),
      unit: "points",
      rule: null,
    },
  ],
  shown: [...accuracies, "studentWhereRight", "studentWhereWrong"],
});

const noises = [0, 0.3, 0.6] as const;
const alphas = [0, 0.25, 0.5, 0.75, 1] as const;
const trust = (noise: (typeof noises)[number], alpha: (typeof alphas)[number]) => `noise ${noise}, α ${alpha}` as const;
const bestAlpha = (noise: (typeof noises)[number]) => {
  const of = alphas.map((at) => ({ at, quantity: metric(trust(noise, at), "studentAccuracy") }));
  return { kind: "best", of } as const;
};

const K6 = defineClaim(spec, {
  id: "K6",
  text: { en: text.en.K6, zh: text.zh.K6 },
  arms: Object.fromEntries(
    noises.flatMap((teacherNoise) =>
      alphas.map((alpha) => [trust(teacherNoise, alpha), { ...short, teacherNoise, alpha }]),
    ),
  ) as Record<ReturnType<typeof trust>, Settings>,
  asked: [
    {
      id: "bestWeight",
      quantity: difference(bestAlpha(0), bestAlpha(0.6)),
      unit: "weight",
      rule: { kind: "above", value: 0 },
    },
    { id: "best0", quantity: bestAlpha(0), unit: "weight", rule: null },
    { id: "best3", quantity: bestAlpha(0.3), unit: "weight", rule: null },
    { id: "best6", quantity: bestAlpha(0.6), unit: "weight", rule: null },
  ],
  shown: accuracies,
});

const K7 = defineClaim(spec, {
  id: "K7",
  text: { en: text.en.K7, zh: text.zh.K7 },
  arms: {
    "clean, filter": { ...erring, policy: "filter", alpha: 0.1 },
    "clean, mix": { ...erring, alpha: 0.1 },
    "clean, filter, α 0.9": { ...erring, policy: "filter", alpha: 0.9 },
    "clean, mix, α 0.9": { ...erring, alpha: 0.9 },
    "noisy, filter": { ...erring, labelNoise: 0.3, policy: "filter", alpha: 0.9 },
    "noisy, mix": { ...erring, labelNoise: 0.3, alpha: 0.7 },
  },
  asked: [
    {
      id: "cleanLabels",
      quantity: students("clean, filter", "clean, mix"),
      unit: "points",
      rule: { kind: "not-clearly-above", value: 0 },
    },
    {
      id: "noisyLabels",
      quantity: students("noisy, filter", "noisy, mix"),
      unit: "points",
      rule: { kind: "not-clearly-above", value: 0 },
    },
    {
      id: "untuned",
      quantity: students("clean, filter, α 0.9", "clean, mix, α 0.9"),
      unit: "points",
      rule: null,
    },
  ],
  shown: [...accuracies, "teacherConflicts"],
});

export const claims: readonly Claim[] = [K1, K2, K3, K4, K5, K6, K7];

const tiny = { steps: 40, labels: 60 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, omitted: "3", T: 8, smoothing: 0.1 } },
  { seed: 100, set: { ...tiny, ...erring, teacherSteps: 60, policy: "filter", labelNoise: 0.3 } },
];
