import { choice, logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";

const onDigits = (p: Record<string, unknown>) => p["dataset"] === "digits";
const liveTeacher = (p: Record<string, unknown>) => p["teacher"] === "live";

/** Knowledge distillation with soft labels: Hinton, Vinyals & Dean 2015 (arXiv:1503.02531), section 2. */
export const spec = defineMethod({
  id: "kd",
  version: 1,
  cite: ["arXiv:1503.02531"],
  family: "classification",
  controls: {
    dataset: choice(["digits", "overlap8", "ring4", "moons", "spirals", "own"], {
      default: "digits",
      key: "data",
      group: "data",
    }),
    labels: logSlider({ min: 10, max: 10_000, default: 100, integer: true, key: "labels", group: "data" }),
    transfer: slider({ min: 0, max: 5000, step: 100, default: 0, integer: true, key: "transfer", group: "data" }),
    ambiguity: slider({ min: 0, max: 1, step: 0.05, default: 0.3, key: "ambiguity", group: "data", when: onDigits }),
    noise: slider({
      min: 0.25,
      max: 3,
      step: 0.05,
      default: 1,
      key: "noise",
      group: "data",
      when: (p) => p["dataset"] !== "digits" && p["dataset"] !== "own",
    }),
    teacher: choice(["pretrained", "live"], { default: "pretrained", key: "teacher", group: "teacher" }),
    teacherWidth: logSlider({
      min: 4,
      max: 512,
      default: 128,
      integer: true,
      key: "tw",
      group: "teacher",
      when: liveTeacher,
    }),
    teacherDepth: slider({ min: 1, max: 4, default: 2, integer: true, key: "td", group: "teacher", when: liveTeacher }),
    teacherExamples: logSlider({
      min: 50,
      max: 20_000,
      default: 6000,
      integer: true,
      key: "tn",
      group: "teacher",
      when: liveTeacher,
    }),
    teacherSteps: logSlider({
      min: 10,
      max: 10_000,
      default: 1500,
      integer: true,
      key: "ts",
      group: "teacher",
      when: liveTeacher,
    }),
    studentWidth: logSlider({ min: 2, max: 256, default: 16, integer: true, key: "sw", group: "student" }),
    studentDepth: slider({ min: 1, max: 4, default: 1, integer: true, key: "sd", group: "student" }),
    T: slider({ min: 0.5, max: 20, step: 0.1, default: 4, key: "T", live: true, group: "objective" }),
    alpha: slider({ min: 0, max: 1, step: 0.01, default: 0.9, key: "alpha", live: true, group: "objective" }),
    smoothing: slider({ min: 0, max: 0.5, step: 0.01, default: 0, key: "smoothing", group: "objective" }),
    lr: logSlider({ min: 1e-5, max: 1, default: 2e-3, key: "lr", live: true, group: "training" }),
    batch: logSlider({ min: 8, max: 512, default: 128, integer: true, key: "batch", live: true, group: "training" }),
    steps: logSlider({ min: 10, max: 20_000, default: 1200, integer: true, key: "steps", group: "training" }),
  },
  metrics: {
    studentLoss: { scale: "log", unit: "nats", better: "lower", role: "student" },
    controlLoss: { scale: "log", unit: "nats", better: "lower", role: "control" },
    smoothedLoss: { scale: "log", unit: "nats", better: "lower", role: "smoothed" },
    teacherLoss: { scale: "log", unit: "nats", better: "lower", role: "teacher" },
    teacherAccuracy: { scale: "linear", unit: "fraction", better: "higher", role: "teacher" },
    studentAccuracy: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
    controlAccuracy: { scale: "linear", unit: "fraction", better: "higher", role: "control" },
    smoothedAccuracy: { scale: "linear", unit: "fraction", better: "higher", role: "smoothed" },
    bayesAccuracy: { scale: "linear", unit: "fraction", better: "higher", role: "truth" },
    teacherEce: { scale: "linear", unit: "fraction", better: "lower", role: "teacher" },
    studentEce: { scale: "linear", unit: "fraction", better: "lower", role: "student" },
    controlEce: { scale: "linear", unit: "fraction", better: "lower", role: "control" },
    agreement: { scale: "linear", unit: "fraction", better: "higher", role: "student" },
  },
  views: [
    { kind: "soft-labels", area: "stage" },
    { kind: "examples", area: "stage" },
    { kind: "regions", area: "stage" },
    { kind: "dark-knowledge", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "accuracy",
      metrics: ["studentAccuracy", "controlAccuracy", "smoothedAccuracy", "teacherAccuracy", "bayesAccuracy"],
    },
    {
      kind: "line",
      area: "readings",
      id: "loss",
      metrics: ["studentLoss", "controlLoss", "smoothedLoss", "teacherLoss"],
    },
    { kind: "calibration", area: "readings" },
  ],
});

export type Spec = typeof spec;
