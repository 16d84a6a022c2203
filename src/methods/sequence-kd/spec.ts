import { logSlider, slider, toggle } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { lookControls, studentControls, teacherControls } from "../language/controls.ts";

const share = { scale: "linear", unit: "fraction", better: "higher" } as const;
const loss = { scale: "log", unit: "nats", better: "lower" } as const;
const count = { scale: "linear", unit: "none" } as const;

/**
 * Sequence-level distillation: Kim & Rush 2016 (arXiv:1606.07947), as DeepSeek-R1 does it (arXiv:2501.12948, section 2.4):
 * supervised training on what the teacher wrote, and nothing else of it.
 */
export const spec = defineMethod({
  id: "sequence-kd",
  version: 1,
  cite: ["arXiv:1606.07947", "arXiv:2501.12948"],
  family: "sequence",
  controls: {
    ...lookControls,
    questions: logSlider({ min: 50, max: 4000, default: 800, integer: true, key: "q", group: "data" }),
    ...teacherControls,
    samples: slider({ min: 1, max: 8, default: 4, integer: true, key: "k", group: "teacher" }),
    teacherTemperature: slider({ min: 0, max: 1.5, step: 0.05, default: 1, key: "tt", group: "teacher" }),
    ...studentControls,
    equalTokens: toggle({ default: true, key: "eq", group: "student" }),
    steps: logSlider({ min: 20, max: 4000, default: 400, integer: true, key: "steps" }),
    batch: logSlider({ min: 4, max: 128, default: 32, integer: true, key: "batch" }),
    lr: logSlider({ min: 1e-4, max: 5e-2, default: 1e-2, key: "lr", live: true }),
  },
  metrics: {
    studentLoss: { ...loss, role: "student" },
    unfilteredLoss: { ...loss, role: "smoothed" },
    goldLoss: { ...loss, role: "truth" },
    answersLoss: { ...loss, role: "control" },
    longerLoss: { ...loss, role: "control" },
    teacherLoss: { ...loss, role: "teacher" },
    teacherAccuracy: { ...share, role: "teacher" },
    studentAccuracy: { ...share, role: "student" },
    unfilteredAccuracy: { ...share, role: "smoothed" },
    goldAccuracy: { ...share, role: "truth" },
    answersAccuracy: { ...share, role: "control" },
    longerAccuracy: { ...share, role: "control" },
    teacherHard: { ...share, role: "teacher" },
    studentHard: { ...share, role: "student" },
    unfilteredHard: { ...share, role: "smoothed" },
    goldHard: { ...share, role: "truth" },
    answersHard: { ...share, role: "control" },
    longerHard: { ...share, role: "control" },
    parameters: { ...count, role: "student" },
    textsRight: { ...share, role: "teacher" },
    questionsKept: { ...share, role: "student" },
    tokensWritten: { ...count, role: "teacher" },
    studentTokens: { ...count, role: "student" },
    unfilteredTokens: { ...count, role: "smoothed" },
    goldTokens: { ...count, role: "truth" },
    answersTokens: { ...count, role: "control" },
    longerTokens: { ...count, role: "control" },
    longerSteps: { ...count, role: "control" },
  },
  views: [
    { kind: "writing", area: "stage" },
    { kind: "board", area: "stage" },
    { kind: "difficulty", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "accuracy",
      metrics: ["studentAccuracy", "unfilteredAccuracy", "goldAccuracy", "answersAccuracy", "teacherAccuracy"],
    },
    {
      kind: "line",
      area: "readings",
      id: "loss",
      metrics: ["studentLoss", "unfilteredLoss", "goldLoss", "answersLoss", "longerLoss", "teacherLoss"],
    },
    {
      kind: "line",
      area: "readings",
      id: "hard",
      metrics: ["studentHard", "unfilteredHard", "goldHard", "answersHard", "teacherHard"],
    },
  ],
});

export type Spec = typeof spec;
