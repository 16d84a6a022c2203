import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofStretch } from "../generative/metrics.ts";
import {
  anyTeacherText,
  fieldText,
  floorText,
  jumpingNetworkText,
  modesText,
  said,
  saidAt,
  sampleText,
  targetText,
} from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...sampleText,
    ...fieldText,
    target: targetText("latents"),
    ...modesText,
    ...anyTeacherText,
    teacherSteps: {
      label: "Teacher's sampling steps",
      help: "How many steps the first teacher takes.",
      options: { "128": "128", "100": "100", "64": "64", "32": "32", "16": "16", "8": "8", "4": "4" },
    },
    stride: {
      label: "Steps merged at a time",
      help: "How many of the teacher's steps each student learns to do in one, or the next number that divides the teacher's. All: a single student learns the whole path at once.",
      options: { "2": "2", "4": "4", "5": "5", "8": "8", all: "All at once" },
    },
    direct: {
      label: "Direct distillation beside it",
      help: "A further student learns all steps at once, for as many training steps as all stages together.",
    },
    schedule: {
      label: "Noise schedule",
      help: "Where the teacher's steps lie.",
      options: { cosine: "Cosine", edm: "EDM (Karras)", flow: "Straight line (flow)" },
    },
    weighting: {
      label: "Weight of an error",
      help: "How much an error of the predicted example counts at each noise level.",
      options: { truncated: "max(SNR, 1)", "snr+1": "SNR + 1", snr: "SNR", one: "1" },
    },
    prediction: {
      label: "The student predicts",
      help: "ε is not offered: at pure noise nothing of the example could be read from it.",
      options: { v: "v", x0: "Example x0" },
    },
    ...jumpingNetworkText,
    iterations: {
      label: "Training steps per stage",
      help: "The last two stages, which have the hardest work, get twice as many.",
    },
    batch: { label: "Batch size", help: "Examples per training step." },
    lr: { label: "Learning rate", help: "Step size of Adam; it falls to nothing over each stage." },
  },
  metrics: {
    teacherLoss: "Teacher's loss",
    loss: "Student's loss",
    ...said("Student", [...ofPoints, "mmd", "nfe"]),
    ...said("Teacher", ["highQuality", "modes"], "teacher"),
    ...said("Direct", ["highQuality", "modes"], "direct"),
    ...said("Student", ["frechet", "classAgreement", "sharpness"]),
    ...said("Teacher", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorText.frechetFloor,
    ...said("Student", ofStretch),
    ...said("Teacher", ofStretch, "teacher"),
    ...saidAt((n) => `Student of ${n} steps`, [8, 4, 2], ["highQuality", "stretchMax", "sharpness", "frechet"]),
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "Quality during training", loss: "Training loss" },
  chartTabs: { quality: "Quality", loss: "Loss" },
  phases: {
    teacher: "Training the teacher",
    steps64: "Student of 64 steps",
    steps50: "Student of 50 steps",
    steps32: "Student of 32 steps",
    steps25: "Student of 25 steps",
    steps20: "Student of 20 steps",
    steps16: "Student of 16 steps",
    steps10: "Student of 10 steps",
    steps8: "Student of 8 steps",
    steps5: "Student of 5 steps",
    steps4: "Student of 4 steps",
    steps2: "Student of 2 steps",
    steps1: "Student of 1 step",
    direct: "Direct distillation",
  },
  roles: { teacher: "Teacher", student: "Student", control: "Direct", truth: "Truth" },
} satisfies MethodTexts<Spec>;
