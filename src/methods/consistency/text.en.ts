import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofStretch } from "../generative/metrics.ts";
import {
  anyTeacherText,
  consistencyText,
  consistencyTrainingText,
  floorText,
  jumpingNetworkText,
  modesText,
  said,
  sampleText,
  targetText,
} from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: {
      label: "Sampling steps",
      help: "One: a single jump from pure noise. Every further step adds a little noise again and jumps once more. The teacher takes as many, by Heun's method.",
    },
    ...sampleText,
    target: targetText("patches", "latents", "moving"),
    ...modesText,
    training: {
      label: "How it learns",
      help: "Distillation: the teacher takes the step to the next noise level. From scratch: the training example itself does, and no teacher's answer is used; the student still begins as the teacher.",
      options: { distillation: "Distillation (CD)", scratch: "Without a teacher's steps (CT)" },
    },
    ...anyTeacherText,
    solver: {
      label: "Teacher's step",
      help: "Heun looks twice and errs less.",
      options: { euler: "Euler", heun: "Heun" },
    },
    levels: { label: "Noise levels", help: "Into how many steps the path is cut: neighbours on it must agree." },
    growth: {
      label: "Levels grow by",
      help: "The number of levels doubles in stages until it is so many times as large: coarse first, fine later.",
    },
    distance: consistencyText.distance,
    weighting: {
      label: "Weight of an error",
      help: "1; or SNR + 1, which lets small noise levels dominate; or 1/Δσ, the larger the nearer two neighbouring levels are.",
      options: { one: "1", "snr+1": "SNR + 1", gap: "1/Δσ" },
    },
    targetEma: consistencyText.targetEma,
    ...jumpingNetworkText,
    ...consistencyTrainingText,
  },
  metrics: {
    loss: "Student's loss",
    teacherLoss: "Teacher's loss",
    ...said("Student", [...ofPoints, "mmd", "fourStepQuality"]),
    ...said("Teacher", ["fourStepQuality"], "teacher"),
    ...said("Student", ["selfConsistency"]),
    ...said("Teacher", ["selfConsistency"], "teacher"),
    ...said("Student", ["nfe"]),
    ...said("Teacher", ["highQuality", "modes", "nfe"], "teacher"),
    ...said("Student", ["frechet", "classAgreement", "sharpness"]),
    ...said("Teacher", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorText.frechetFloor,
    ...said("Student", ofStretch),
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "Quality during training", consistency: "Disagreement along a path", loss: "Training loss" },
  chartTabs: { quality: "Quality", consistency: "Consistency", loss: "Loss" },
  phases: { teacher: "Training the teacher", student: "Training the student" },
  roles: { teacher: "Teacher", student: "Student", truth: "Truth" },
} satisfies MethodTexts<Spec>;
