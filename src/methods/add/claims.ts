/** What is said about adversarial diffusion distillation, put to the test. */
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

/** Fewer training steps than by default: most of the gain comes early. */
const short = { iterations: 500 } satisfies Settings;
const arms = {
  grid: short,
  // The distillation term adds up the squares of all latents, and pulls too hard with the weight of the plane.
  digits: { target: "latents", iterations: 200, batch: 128, n: 1000, distillation: 0.1, lr: 1e-4 },
} satisfies Record<string, Settings>;
const begun = { "from the teacher": { ...short, start: "teacher" } } satisfies Record<string, Settings>;

const A1 = defineClaim(spec, {
  id: "A1",
  text: { en: text.en.A1, zh: text.zh.A1 },
  arms,
  asked: [
    { id: "grid", quantity: within("grid", "teacherHighQuality", "highQuality"), unit: "points", rule: below(0.1) },
    { id: "digits", quantity: within("digits", "frechet", "teacherFrechet"), unit: "weight", rule: below(0.05) },
    { id: "gridModes", quantity: metric("grid", "modes"), unit: "weight", rule: above(24) },
    { id: "gridQuality", quantity: metric("grid", "highQuality"), unit: "share", rule: null },
    { id: "gridGain", quantity: within("grid", "highQuality", "startHighQuality"), unit: "points", rule: null },
    { id: "digitsFrechet", quantity: metric("digits", "frechet"), unit: "weight", rule: null },
    { id: "digitsGain", quantity: within("digits", "startFrechet", "frechet"), unit: "weight", rule: null },
  ],
  shown: [
    "highQuality",
    "teacherHighQuality",
    "startHighQuality",
    "modes",
    "modeKl",
    "frechet",
    "teacherFrechet",
  ].concat(["startFrechet", "frechetFloor", "sharpness", "classAgreement"]) as Metric[],
});

const A2 = defineClaim(spec, {
  id: "A2",
  text: { en: text.en.A2, zh: text.zh.A2 },
  arms: { ...begun, grid: arms.grid },
  asked: [
    { id: "modes", quantity: metric("from the teacher", "modes"), unit: "weight", rule: below(24) },
    { id: "imbalance", quantity: metric("from the teacher", "modeKl"), unit: "nats", rule: above(0.1) },
    { id: "modesAfter", quantity: metric("grid", "modes"), unit: "weight", rule: below(24) },
    { id: "imbalanceAfter", quantity: metric("grid", "modeKl"), unit: "nats", rule: above(0.1) },
    {
      id: "quality",
      quantity: between("highQuality", "from the teacher", "grid"),
      unit: "points",
      rule: null,
    },
  ],
  shown: ["highQuality", "startHighQuality", "modes", "startModes", "modeKl", "slicedW2", "slicedW2Floor"],
});

const accuracies = (["0", "1", "3", "10"] as const).flatMap(
  (at) => [`cleanAccuracy${at}`, `diffusionAccuracy${at}`] as const,
);
/** Hardly trained, so that there is something to tell apart. */
const probed = {
  "digits, probed": { target: "latents", iterations: 50, batch: 32, n: 200, probe: true },
  "grid, probed": { iterations: 50, batch: 32, n: 200, probe: true },
} satisfies Record<string, Settings>;
/** What a judge on the diffusion model's features tells apart more often than one on features meant for clean examples. */
const ahead = (arm: keyof typeof probed, at: "0" | "1" | "3" | "10") =>
  within(arm, `diffusionAccuracy${at}`, `cleanAccuracy${at}`);

const A3 = defineClaim(spec, {
  id: "A3",
  text: { en: text.en.A3, zh: text.zh.A3 },
  arms: probed,
  asked: [
    { id: "noisy", quantity: ahead("digits, probed", "10"), unit: "points", rule: above(0) },
    { id: "clean", quantity: ahead("digits, probed", "0"), unit: "points", rule: below(0) },
    { id: "gridNoisy", quantity: ahead("grid, probed", "3"), unit: "points", rule: above(0) },
    {
      id: "cleanLost",
      quantity: within("digits, probed", "cleanAccuracy0", "cleanAccuracy10"),
      unit: "points",
      rule: null,
    },
    { id: "cleanAtNoise", quantity: metric("digits, probed", "cleanAccuracy10"), unit: "share", rule: null },
    { id: "diffusionAtNoise", quantity: metric("digits, probed", "diffusionAccuracy10"), unit: "share", rule: null },
    { id: "some", quantity: ahead("digits, probed", "3"), unit: "points", rule: null },
  ],
  shown: accuracies,
});

export const claims: readonly Claim[] = [A1, A2, A3];

const tiny = { iterations: 50, batch: 64, n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, probe: true } },
  { seed: 100, set: { ...tiny, start: "teacher" } },
  { seed: 100, set: { ...tiny, target: "latents" } },
];
