/** What is said about sampling in few steps, put to the test where the model is exact. */
import { defineClaim, type Claim, type Quantity } from "../../lab/claims.ts";
import type { MetricOf, ParametersOf } from "../../lab/method.ts";
import { spec, type Spec } from "./spec.ts";
import * as text from "./text.claims.ts";

type Metric = MetricOf<Spec>;
type Settings = Partial<ParametersOf<Spec>>;

const straight = { schedule: "flow", sampler: "euler" } satisfies Settings;
const grid = { target: "grid25" } satisfies Settings;

const arms = {
  "ring 1": { steps: 1 },
  "ring 2": { steps: 2 },
  "ring 4": { steps: 4 },
  "ring 8": { steps: 8 },
  "ring 16": { steps: 16 },
  "ring 32": { steps: 32 },
  "ring, straight line 4": { ...straight, steps: 4 },
  "ring, straight line 32": { ...straight, steps: 32 },
  "grid 1": { ...grid, steps: 1 },
  "grid 4": { ...grid, steps: 4 },
  "grid 32": { ...grid, steps: 32 },
  "grid, straight line 4": { ...grid, ...straight, steps: 4 },
  "grid, straight line 32": { ...grid, ...straight, steps: 32 },
} satisfies Record<string, Settings>;
type Arm = keyof typeof arms;

const metric = (arm: Arm, metric: Metric): Quantity<Arm, Metric> => ({ kind: "metric", arm, metric });
const difference = (more: Arm, fewer: Arm, of: Metric): Quantity<Arm, Metric> => ({
  kind: "difference",
  of: metric(more, of),
  minus: metric(fewer, of),
});
const gain = <I extends string>(id: I, more: Arm, fewer: Arm) =>
  ({
    id,
    quantity: difference(more, fewer, "highQuality"),
    unit: "points",
    rule: { kind: "above", value: 0.1 },
  }) as const;
/** Not worse for twice the steps, by more than a point. */
const doubled = <I extends string>(id: I, more: Arm, fewer: Arm) =>
  ({
    id,
    quantity: difference(more, fewer, "highQuality"),
    unit: "points",
    rule: { kind: "above", value: -0.01 },
  }) as const;

const F1 = defineClaim(spec, {
  id: "F1",
  text: { en: text.en.F1, zh: text.zh.F1 },
  arms,
  asked: [
    gain("ring", "ring 32", "ring 4"),
    gain("ringStraight", "ring, straight line 32", "ring, straight line 4"),
    gain("grid", "grid 32", "grid 4"),
    gain("gridStraight", "grid, straight line 32", "grid, straight line 4"),
    doubled("to2", "ring 2", "ring 1"),
    doubled("to4", "ring 4", "ring 2"),
    doubled("to8", "ring 8", "ring 4"),
    doubled("to16", "ring 16", "ring 8"),
    doubled("to32", "ring 32", "ring 16"),
    { id: "collapse", quantity: metric("grid 1", "highQuality"), unit: "share", rule: null },
    { id: "collapseModes", quantity: metric("grid 1", "modes"), unit: "weight", rule: null },
    {
      id: "schedules",
      quantity: difference("ring, straight line 4", "ring 4", "highQuality"),
      unit: "points",
      rule: null,
    },
  ],
  shown: ["highQuality", "modes", "modeKl", "slicedW2", "slicedW2Floor"],
});

export const claims: readonly Claim[] = [F1];

const tiny = { n: 200 } satisfies Settings;
export const traces: readonly { readonly seed: number; readonly set: Settings }[] = [
  { seed: 100, set: { ...tiny, steps: 4 } },
  { seed: 100, set: { ...tiny, ...grid, ...straight, steps: 3 } },
  { seed: 100, set: { ...tiny, teacher: "live", iterations: 100, batch: 64 } },
];
