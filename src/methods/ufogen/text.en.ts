import type { MethodTexts } from "../../lab/method.ts";
import {
  costText,
  fewStepChartTabs,
  fewStepCharts,
  fewStepDataText,
  fewStepTrainingText,
  floorText,
  qualityText,
} from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: { label: "Steps", help: "Jumps from noise to data; between them noise is added again, less each time." },
    ...fewStepDataText,
    start: {
      label: "The generator begins as",
      help: "The diffusion model it is fine-tuned from, a consistency student that can already jump, or random weights: an ordinary adversarial network.",
      options: { teacher: "Diffusion model", consistency: "Consistency student", scratch: "Random weights" },
    },
    judge: {
      label: "The discriminator begins as",
      help: "The diffusion model's body, which knows noisy data at every level, or random weights.",
      options: { model: "Diffusion model", scratch: "Random weights" },
    },
    levels: {
      label: "Levels trained",
      help: "Into how many jumps the way from noise to data is cut for training; the samples may take fewer.",
    },
    reconstruction: {
      label: "Weight of reconstruction",
      help: "The jump should also come near the example that was noised, the less so the noisier it was.",
    },
    everywhere: {
      label: "Reconstruct from pure noise too",
      help: "From pure noise nothing can be made out: the best guess is the mean of all examples, and one step collapses to it.",
    },
    judgeRate: { label: "Discriminator's learning rate", help: "Step size of Adam for the discriminator." },
    ...fewStepTrainingText("generator"),
  },
  metrics: {
    loss: "Generator's loss",
    judgeLoss: "Discriminator's loss",
    ...qualityText("Diffusion model"),
    ...costText("Diffusion model"),
    ...floorText,
  },
  charts: fewStepCharts,
  chartTabs: fewStepChartTabs,
  phases: { student: "Adversarial training" },
  roles: {
    teacher: "Diffusion model",
    control: "Before",
    student: "Student",
    smoothed: "Discriminator",
    truth: "Truth",
  },
} satisfies MethodTexts<Spec>;
