import { choice, logSlider, slider } from "../../lab/controls.ts";
import { defineMethod } from "../../lab/method.ts";
import { lookControls, studentControls, teacherControls } from "../language/controls.ts";

const share = { scale: "linear", unit: "fraction", better: "higher" } as const;
const distilled = (p: Record<string, unknown>) => p["start"] === "distilled";

/** Group relative policy optimisation: Shao et al. 2024 (arXiv:2402.03300); DeepSeek-AI 2025 (arXiv:2501.12948). */
export const spec = defineMethod({
  id: "rl",
  version: 1,
  cite: ["arXiv:2402.03300", "arXiv:2501.12948"],
  family: "sequence",
  controls: {
    ...lookControls,
    questions: logSlider({ min: 50, max: 4000, default: 800, integer: true, key: "q", group: "data" }),
    teacher: { ...teacherControls.teacher, when: distilled },
    teacherErrors: { ...teacherControls.teacherErrors, when: (p) => distilled(p) && p["teacher"] === "live" },
    teacherSteps: { ...teacherControls.teacherSteps, when: (p) => distilled(p) && p["teacher"] === "live" },
    start: choice(["distilled", "format", "answers"], { default: "distilled", key: "start", group: "student" }),
    startSteps: logSlider({ min: 20, max: 1000, default: 250, integer: true, key: "ss", group: "student" }),
    ...studentControls,
    group: slider({ min: 2, max: 16, default: 8, integer: true, key: "g", group: "objective" }),
    epsilon: slider({ min: 0.05, max: 1, step: 0.05, default: 0.2, key: "eps", live: true, group: "objective" }),
    beta: slider({ min: 0, max: 0.5, step: 0.005, default: 0, key: "beta", live: true, group: "objective" }),
    reuse: slider({ min: 1, max: 4, default: 1, integer: true, key: "mu", live: true, group: "objective" }),
    updates: logSlider({ min: 5, max: 2000, default: 80, integer: true, key: "updates" }),
    problems: logSlider({ min: 2, max: 32, default: 8, integer: true, key: "prompts" }),
    lr: logSlider({ min: 1e-5, max: 1e-2, default: 1e-3, key: "lr", live: true }),
  },
  metrics: {
    reward: { ...share, role: "student" },
    noAdvantage: { scale: "linear", unit: "fraction", role: "student" },
    kl: { scale: "linear", unit: "nats", role: "student" },
    studentLoss: { scale: "linear", unit: "none", role: "student" },
    startLoss: { scale: "log", unit: "nats", better: "lower", role: "control" },
    teacherLoss: { scale: "log", unit: "nats", better: "lower", role: "teacher" },
    teacherAccuracy: { ...share, role: "teacher" },
    startAccuracy: { ...share, role: "control" },
    studentAccuracy: { ...share, role: "student" },
    teacherHard: { ...share, role: "teacher" },
    startHard: { ...share, role: "control" },
    studentHard: { ...share, role: "student" },
    startPass8: { ...share, role: "control" },
    studentPass8: { ...share, role: "student" },
    tokensDrawn: { scale: "linear", unit: "none", role: "student" },
  },
  views: [
    { kind: "groups", area: "stage" },
    { kind: "writing", area: "stage" },
    { kind: "board", area: "stage" },
    { kind: "difficulty", area: "stage" },
    {
      kind: "line",
      area: "readings",
      id: "accuracy",
      metrics: ["studentAccuracy", "startAccuracy", "teacherAccuracy"],
    },
    { kind: "line", area: "readings", id: "reward", metrics: ["reward"] },
    { kind: "line", area: "readings", id: "noAdvantage", metrics: ["noAdvantage"] },
    { kind: "line", area: "readings", id: "pass8", metrics: ["studentPass8", "startPass8"] },
    { kind: "line", area: "readings", id: "kl", metrics: ["kl"] },
    { kind: "line", area: "readings", id: "loss", metrics: ["startLoss", "teacherLoss"] },
  ],
});

export type Spec = typeof spec;
