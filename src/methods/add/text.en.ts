import type { MethodTexts } from "../../lab/method.ts";
import {
  costText,
  fewStepChartTabs,
  fewStepCharts,
  fewStepDataText,
  fewStepTeacherText,
  fewStepTrainingText,
  floorText,
  qualityText,
} from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...fewStepDataText,
    ...fewStepTeacherText,
    start: {
      label: "The student begins as",
      help: "The diffusion model itself, as in the paper, or a consistency student, which has learnt to jump.",
      options: { teacher: "Raw teacher", consistency: "Consistency student" },
    },
    adversarial: {
      label: "Weight of the judges",
      help: "How much it counts to pass for real. At 0 only the distillation is left: watch the samples collapse.",
    },
    distillation: {
      label: "Weight of distillation λ",
      help: "How much it counts to agree with what the teacher makes of the sample once it is noised again.",
    },
    features: {
      label: "The judges look at",
      help: "Hidden layers of a frozen network: a classifier of digits, which sees the decoded image, or the diffusion model, which believes that the noise is slight.",
      options: { diffusion: "Diffusion model", classifier: "Classifier of digits" },
    },
    penalty: {
      label: "Gradient penalty R1 γ",
      help: "How much the judges' slope at real examples is held down, measured at their own inputs.",
    },
    headRate: { label: "Judges' learning rate", help: "Step size of Adam for the judges." },
    probe: {
      label: "Probe judges at noise levels",
      help: "Afterwards, new judges learn to tell real from generated where both are noisy: some on features meant for clean examples, some on those of a diffusion model that knows the noise level.",
    },
    ...fewStepTrainingText("student"),
    batch: { label: "Batch size", help: "Examples per training step; half of them are replaced by pure noise." },
  },
  metrics: {
    loss: "Student's loss",
    distillationLoss: "Distillation term",
    headLoss: "Judges' loss",
    ...qualityText(),
    cleanAccuracy0: "Features of clean examples: told apart without noise",
    cleanAccuracy1: "Features of clean examples: told apart at noise 0.1",
    cleanAccuracy3: "Features of clean examples: told apart at noise 0.3",
    cleanAccuracy10: "Features of clean examples: told apart at noise 1",
    diffusionAccuracy0: "Features of a diffusion model: told apart without noise",
    diffusionAccuracy1: "Features of a diffusion model: told apart at noise 0.1",
    diffusionAccuracy3: "Features of a diffusion model: told apart at noise 0.3",
    diffusionAccuracy10: "Features of a diffusion model: told apart at noise 1",
    ...costText(),
    ...floorText,
  },
  charts: { ...fewStepCharts, apart: "Real and generated told apart" },
  chartTabs: { ...fewStepChartTabs, apart: "Probe" },
  phases: { student: "Distilling", probe: "Probing judges" },
  roles: { teacher: "Teacher", control: "Before", student: "Student", smoothed: "Judges", truth: "Truth" },
} satisfies MethodTexts<Spec>;
