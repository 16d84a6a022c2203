import { choice, logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod, type MetricSpec, type Role } from "../../lab/method.ts";

const accuracyOf = (role: Role): MetricSpec => ({ scale: "linear", unit: "fraction", better: "higher", role });
const lossOf = (role: Role): MetricSpec => ({ scale: "log", unit: "nats", better: "lower", role });
const hasNoise = (p: Record<string, unknown>) => Number(p["labelNoise"]) > 0;

/**
 * Dataset distillation by matching distributions (Zhao & Bilen 2021, arXiv:2110.04181) or gradients (Zhao, Mopuri & Bilen
 * 2021, arXiv:2006.05929), beside the choice of real examples, knowledge distillation and the filtering of wrong labels.
 */
export const spec = defineMethod({
  id: "dataset-distillation",
  version: 1,
  cite: ["arXiv:2110.04181", "arXiv:2006.05929", "arXiv:1911.00068"],
  family: "data",
  controls: {
    perClass: slider({ min: 1, max: 50, default: 10, integer: true, key: "ipc", group: "data" }),
    examples: logSlider({ min: 1000, max: 20_000, default: 6000, integer: true, key: "n", group: "data" }),
    ambiguity: slider({ min: 0, max: 1, step: 0.05, default: 0.3, key: "ambiguity", group: "data" }),
    labelNoise: slider({ min: 0, max: 0.6, step: 0.05, default: 0.3, key: "ln", group: "data" }),
    noiseKind: choice(["symmetric", "asymmetric"], { default: "asymmetric", key: "nk", group: "data", when: hasNoise }),
    folds: slider({ min: 2, max: 10, default: 4, integer: true, key: "folds", group: "data", when: hasNoise }),
    objective: choice(["distribution", "gradient"], { default: "distribution", key: "obj", group: "objective" }),
    start: choice(["real", "mean", "noise"], { default: "real", key: "start", group: "objective" }),
    siamese: toggle({ default: false, key: "dsa", group: "objective" }),
    innerSteps: slider({
      min: 0,
      max: 20,
      default: 0,
      integer: true,
      key: "inner",
      group: "objective",
      when: (p) => p["objective"] === "gradient",
    }),
    width: logSlider({ min: 8, max: 256, default: 64, integer: true, key: "w", group: "student" }),
    depth: slider({ min: 1, max: 3, default: 1, integer: true, key: "depth", group: "student" }),
    studentWidth: logSlider({ min: 2, max: 256, default: 16, integer: true, key: "sw", group: "student" }),
    T: slider({ min: 1, max: 20, step: 0.5, default: 1, key: "T", group: "student" }),
    judges: slider({ min: 1, max: 9, default: 3, integer: true, key: "judges", group: "student" }),
    lr: logSlider({ min: 1e-3, max: 1, default: 0.15, key: "lr", live: true, group: "training" }),
    iterations: logSlider({ min: 10, max: 5000, default: 300, integer: true, key: "iterations", group: "training" }),
    steps: logSlider({ min: 10, max: 4000, default: 400, integer: true, key: "steps", group: "training" }),
  },
  // The direction of a gradient says little about how far to go: smaller steps.
  suits: { objective: { gradient: { lr: 0.015 } } },
  metrics: {
    matchingLoss: { scale: "log", unit: "none", better: "lower", role: "student" },
    learnedAccuracy: accuracyOf("student"),
    randomAccuracy: accuracyOf("control"),
    herdingAccuracy: accuracyOf("smoothed"),
    kCentreAccuracy: accuracyOf("control"),
    classMeanAccuracy: accuracyOf("truth"),
    movedAccuracy: accuracyOf("control"),
    fullAccuracy: accuracyOf("teacher"),
    noisyAccuracy: accuracyOf("control"),
    filteredAccuracy: accuracyOf("student"),
    kdAccuracy: accuracyOf("student"),
    smallAccuracy: accuracyOf("control"),
    filterPrecision: accuracyOf("student"),
    filterRecall: accuracyOf("student"),
    learnedLoss: lossOf("student"),
    randomLoss: lossOf("control"),
    fullLoss: lossOf("teacher"),
    foldsLoss: lossOf("student"),
    kdLoss: lossOf("student"),
    smallLoss: lossOf("control"),
  },
  views: [
    { kind: "training-sets", area: "stage" },
    { kind: "cleaning", area: "stage" },
    { kind: "compression", area: "readings" },
    {
      kind: "line",
      area: "readings",
      id: "accuracy",
      names: "metrics",
      metrics: ["learnedAccuracy", "randomAccuracy", "herdingAccuracy", "classMeanAccuracy", "fullAccuracy"],
    },
    { kind: "line", area: "readings", id: "matching", names: "metrics", metrics: ["matchingLoss"] },
    {
      kind: "line",
      area: "readings",
      id: "cleaning",
      names: "metrics",
      metrics: ["filteredAccuracy", "noisyAccuracy", "fullAccuracy"],
    },
    { kind: "line", area: "readings", id: "students", names: "metrics", metrics: ["kdAccuracy", "smallAccuracy"] },
    {
      kind: "line",
      area: "readings",
      id: "loss",
      names: "metrics",
      metrics: ["learnedLoss", "randomLoss", "fullLoss", "foldsLoss", "kdLoss", "smallLoss"],
    },
  ],
});

export type Spec = typeof spec;
