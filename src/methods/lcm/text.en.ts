import type { MethodTexts } from "../../lab/method.ts";
import { consistencyText, consistencyTrainingText, floorText } from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: {
      label: "Sampling steps",
      help: "One: a single jump from pure noise. Every further step adds noise again, less each time, and jumps once more. The teacher always takes 50.",
    },
    guidance: {
      label: "Guidance ω",
      help: "How much the class counts: 0 not at all, 1 as in the data, more makes digits clearer and more alike. The student is told ω and answers at once; the teacher asks its network twice a step.",
    },
    n: { label: "Images", help: "How many images are drawn and measured." },
    lowest: {
      label: "Smallest ω in training",
      help: "Every example is trained with an ω of its own, drawn evenly from here …",
    },
    highest: {
      label: "Largest ω in training",
      help: "… to here. Outside the student has learned nothing: move the guidance there and look.",
    },
    levels: { label: "Noise levels", help: "Into how many steps the path is cut." },
    skip: {
      label: "Levels skipped (k)",
      help: "How many levels lie between the two points that must agree. More: learned faster, with a coarser step of the teacher.",
    },
    distance: consistencyText.distance,
    weighting: {
      label: "Weight of an error",
      help: "1, or SNR + 1, which lets small noise levels dominate.",
      options: { one: "1", "snr+1": "SNR + 1" },
    },
    targetEma: consistencyText.targetEma,
    ...consistencyTrainingText,
  },
  metrics: {
    loss: "Student's loss",
    frechet: "Student: Fréchet distance",
    classAgreement: "Student: agreement with the class asked for",
    diversity: "Student: diversity within a class (real: 1)",
    sharpness: "Student: sharpness (real: 1)",
    nfe: "Student: evaluations per sample",
    teacherFrechet: "Teacher, 50 steps: Fréchet distance",
    teacherClassAgreement: "Teacher: agreement with the class",
    teacherDiversity: "Teacher: diversity within a class",
    teacherSharpness: "Teacher: sharpness",
    teacherNfe: "Teacher: evaluations per sample",
    frechetFloor: floorText.frechetFloor,
  },
  charts: { quality: "Quality during training", guidance: "Agreement and diversity", loss: "Training loss" },
  chartTabs: { quality: "Quality", guidance: "Guidance", loss: "Loss" },
  phases: { student: "Training the student" },
  roles: { teacher: "Teacher, 50 guided steps", student: "Student", truth: "Real" },
} satisfies MethodTexts<Spec>;
