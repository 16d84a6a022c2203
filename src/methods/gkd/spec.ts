import { logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { lookControls, studentControls, teacherControls } from "../language/controls.ts";

const share = { scale: "linear", unit: "fraction", better: "higher" } as const;

/** On-policy distillation, generalised knowledge distillation: Agarwal et al. 2023 (arXiv:2306.13649). */
export const spec = defineMethod({
  id: "gkd",
  version: 1,
  cite: ["arXiv:2306.13649"],
  family: "sequence",
  controls: {
    ...lookControls,
    questions: logSlider({ min: 50, max: 4000, default: 400, integer: true, key: "q", group: "data" }),
    ...teacherControls,
    ...studentControls,
    warmUp: logSlider({ min: 1, max: 1000, default: 150, integer: true, key: "warm", group: "student" }),
    lambda: slider({ min: 0, max: 1, step: 0.05, default: 1, key: "lambda", live: true, group: "objective" }),
    beta: slider({ min: 0, max: 1, step: 0.05, default: 0.5, key: "beta", live: true, group: "objective" }),
    steps: logSlider({ min: 10, max: 4000, default: 400, integer: true, key: "steps" }),
    batch: logSlider({ min: 4, max: 128, default: 32, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-4, max: 5e-2, default: 1e-2, key: "lr", live: true }),
  },
  metrics: {
    studentLoss: { scale: "log", unit: "nats", better: "lower", role: "student" },
    textsLoss: { scale: "log", unit: "nats", better: "lower", role: "control" },
    warmUpLoss: { scale: "log", unit: "nats", better: "lower", role: "student" },
    teacherLoss: { scale: "log", unit: "nats", better: "lower", role: "teacher" },
    teacherAccuracy: { ...share, role: "teacher" },
    studentAccuracy: { ...share, role: "student" },
    textsAccuracy: { ...share, role: "control" },
    teacherHard: { ...share, role: "teacher" },
    studentHard: { ...share, role: "student" },
    textsHard: { ...share, role: "control" },
    studentDivergence: { scale: "log", unit: "nats", better: "lower", role: "student" },
    textsDivergence: { scale: "log", unit: "nats", better: "lower", role: "control" },
    onPolicy: { scale: "linear", unit: "fraction", role: "student" },
    teacherLooks: { scale: "linear", unit: "none", role: "teacher" },
  },
  views: [
    { kind: "writing", area: "stage" },
    { kind: "board", area: "stage" },
    { kind: "difficulty", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "divergence",
      metrics: ["studentDivergence", "textsDivergence"],
    },
    {
      kind: "line",
      area: "readings",
      id: "accuracy",
      metrics: ["studentAccuracy", "textsAccuracy", "teacherAccuracy"],
    },
    {
      kind: "line",
      area: "readings",
      id: "loss",
      metrics: ["studentLoss", "textsLoss", "warmUpLoss", "teacherLoss"],
    },
  ],
});

export type Spec = typeof spec;
