/** What is said about adversarial post-training, put to the test. */
import { defineClaim, type Claim, type Quantity, type Rule } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { plane, spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const metric = <A extends string>(arm: A, metric: Metric) => ({ kind: "metric", arm, metric }) as const;
/** Of one run: this metric minus that. */
const within = <A extends string>(arm: A, of: Metric, minus: Metric) =>
  ({ kind: "difference", of: metric(arm, of), minus: metric(arm, minus) }) as const satisfies Quantity<A, Metric>;
/** Of two runs: the metric of one minus that of the other. */
const between = <A extends string>(of: A, minus: A, name: Metric) =>
  ({ kind: "difference", of: metric(of, name), minus: metric(minus, name) }) as const satisfies Quantity<A, Metric>;
const above = (value: number): Rule => ({ kind: "above", value });
const below = (value: number): Rule => ({ kind: "below", value });

const grid = { ...plane, target: "grid25", iterations: 600 } satisfies Settings;
const digits = { target: "patches", iterations: 150 } satisfies Settings;
const V1 = defineClaim(spec, {
  id: "V1",
  text: { en: text.en.V1, zh: text.zh.V1 },
  arms: { digits, grid },
  asked: [
    { id: "blurred", quantity: metric("digits", "startSharpness"), unit: "share", rule: below(0.75) },
    { id: "sharper", quantity: within("digits", "sharpness", "startSharpness"), unit: "points", rule: above(0.1) },
    { id: "closer", quantity: within("digits", "frechet", "startFrechet"), unit: "weight", rule: below(0) },
    { id: "grid", quantity: within("grid", "highQuality", "startHighQuality"), unit: "points", rule: above(0) },
    { id: "sharpness", quantity: metric("digits", "sharpness"), unit: "share", rule: null },
    { id: "frechet", quantity: metric("digits", "frechet"), unit: "weight", rule: null },
    { id: "startFrechet", quantity: metric("digits", "startFrechet"), unit: "weight", rule: null },
    { id: "gridQuality", quantity: metric("grid", "highQuality"), unit: "share", rule: null },
  ],
  shown: ["sharpness", "startSharpness", "teacherSharpness", "frechet", "startFrechet", "teacherFrechet", "frechetFloor", "highQuality", "startHighQuality", "modes"], // prettier-ignore
});

const V2 = defineClaim(spec, {
  id: "V2",
  text: { en: text.en.V2, zh: text.zh.V2 },
  arms: { grid, distilled: { ...grid, body: "distilled" }, random: { ...grid, body: "random" } },
  asked: [
    { id: "distilled", quantity: between("grid", "distilled", "highQuality"), unit: "points", rule: above(0) },
    { id: "random", quantity: between("grid", "random", "highQuality"), unit: "points", rule: above(0.05) },
    { id: "original", quantity: metric("grid", "highQuality"), unit: "share", rule: null },
    { id: "fromDistilled", quantity: metric("distilled", "highQuality"), unit: "share", rule: null },
    { id: "fromRandom", quantity: metric("random", "highQuality"), unit: "share", rule: null },
    { id: "randomModes", quantity: metric("random", "modes"), unit: "weight", rule: null },
  ],
  shown: ["highQuality", "modes", "modeKl", "startHighQuality"],
});

const V3 = defineClaim(spec, {
  id: "V3",
  text: { en: text.en.V3, zh: text.zh.V3 },
  arms: { grid, teacher: { ...grid, start: "teacher" }, digits },
  asked: [
    { id: "modes", quantity: metric("grid", "modes"), unit: "weight", rule: { kind: "always", value: 25 } },
    { id: "near", quantity: within("grid", "highQuality", "teacherHighQuality"), unit: "points", rule: above(-0.2) },
    { id: "begun", quantity: between("grid", "teacher", "highQuality"), unit: "points", rule: above(0.1) },
    { id: "digits", quantity: within("digits", "frechet", "startFrechet"), unit: "weight", rule: below(0) },
    { id: "raw", quantity: metric("teacher", "highQuality"), unit: "share", rule: null },
    { id: "rawModes", quantity: metric("teacher", "modes"), unit: "weight", rule: null },
  ],
  shown: ["highQuality", "startHighQuality", "teacherHighQuality", "modes", "frechet", "startFrechet"],
});

const V4 = defineClaim(spec, {
  id: "V4",
  text: { en: text.en.V4, zh: text.zh.V4 },
  arms: {
    digits,
    free: { ...digits, penalty: "none" },
    grid,
    freeGrid: { ...grid, penalty: "none" },
  },
  asked: [
    { id: "digits", quantity: between("free", "digits", "frechet"), unit: "weight", rule: above(0) },
    { id: "runaway", quantity: within("free", "realLogit", "fakeLogit"), unit: "weight", rule: above(2) },
    { id: "held", quantity: within("digits", "realLogit", "fakeLogit"), unit: "weight", rule: below(2) },
    { id: "collapse", quantity: metric("freeGrid", "modes"), unit: "weight", rule: below(25) },
    { id: "grid", quantity: between("grid", "freeGrid", "highQuality"), unit: "points", rule: above(0) },
    { id: "paid", quantity: within("grid", "approximatedPenalty", "truePenalty"), unit: "weight", rule: null },
    { id: "freeFrechet", quantity: metric("free", "frechet"), unit: "weight", rule: null },
    { id: "freeSharpness", quantity: metric("free", "sharpness"), unit: "share", rule: null },
  ],
  shown: ["frechet", "sharpness", "diversity", "realLogit", "fakeLogit", "approximatedPenalty", "truePenalty", "highQuality", "modes", "modeKl"], // prettier-ignore
});

const V5 = defineClaim(spec, {
  id: "V5",
  text: { en: text.en.V5, zh: text.zh.V5 },
  arms: { digits, grid },
  asked: [
    { id: "cost", quantity: within("digits", "teacherNfe", "nfe"), unit: "weight", rule: above(20) },
    { id: "digits", quantity: within("digits", "frechet", "teacherFrechet"), unit: "weight", rule: below(0.2) },
    { id: "sharp", quantity: within("digits", "sharpness", "teacherSharpness"), unit: "points", rule: above(-0.15) },
    { id: "class", quantity: within("digits", "classAgreement", "teacherClassAgreement"), unit: "points", rule: above(-0.05) }, // prettier-ignore
    { id: "grid", quantity: within("grid", "highQuality", "teacherHighQuality"), unit: "points", rule: above(-0.2) },
    { id: "frechet", quantity: metric("digits", "frechet"), unit: "weight", rule: null },
    { id: "before", quantity: within("digits", "frechet", "startFrechet"), unit: "weight", rule: null },
    { id: "teacherFrechet", quantity: metric("digits", "teacherFrechet"), unit: "weight", rule: null },
  ],
  shown: ["frechet", "teacherFrechet", "frechetFloor", "sharpness", "teacherSharpness", "classAgreement", "teacherClassAgreement", "nfe", "teacherNfe", "highQuality", "teacherHighQuality"], // prettier-ignore
});

export const claims: readonly Claim[] = [V1, V2, V3, V4, V5];

const tiny = { iterations: 20, headStart: 5, batch: 16, n: 100 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...plane, ...tiny, target: "grid25" } },
  { seed: 100, set: { ...tiny, target: "patches" } },
];
