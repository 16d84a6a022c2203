import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints } from "../generative/metrics.ts";
import { fieldText, floorText, modesText, networkText, said, sampleText, targetText } from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: {
      label: "Sampling steps",
      help: "How many steps every model takes from the same noise. Watch what a single one does before and after reflow.",
    },
    sampler: {
      label: "Sampler",
      help: "Euler follows the velocity straight on; Heun looks once more at the end of the step, at twice the cost.",
      options: { euler: "Euler", heun: "Heun" },
    },
    ...sampleText,
    ...fieldText,
    target: targetText("latents"),
    ...modesText,
    flows: {
      label: "Flows",
      help: "1: flow matching alone. From the second on, a flow is trained on the noise and the samples that the one before connects.",
    },
    distil: {
      label: "Distil to one step",
      help: "At the end a network learns to jump from the noise straight to where the last flow leads.",
    },
    ...networkText,
    iterations: {
      label: "Training steps per stage",
      help: "Every flow, and the distillation, is trained for as many.",
    },
    pairs: { label: "Pairs", help: "How many noise–sample pairs are made for the next stage." },
    pairSteps: { label: "Steps per pair", help: "Euler steps by which a pair is made." },
    batch: { label: "Batch size", help: "Examples per training step." },
    lr: {
      label: "Learning rate",
      help: "Step size of Adam; it falls to nothing over the last three fifths of a stage.",
    },
    ema: {
      label: "Averaging (EMA)",
      help: "Samples are taken from a moving average of the weights; closer to 1 remembers longer.",
    },
  },
  metrics: {
    loss: "Loss",
    ...said("Reflowed", [...ofPoints, "mmd"]),
    nfe: "Network evaluations per sample",
    ...said("Reflowed", ["stretchMedian", "stretchP99"]),
    stretchMax: "Reflowed: steepest of 4000 places",
    ...said("Reflowed", ["straightness", "fourStepQuality"]),
    ...said("First flow", ["highQuality", "modes", "slicedW2", "straightness", "fourStepQuality"], "flow"),
    ...said("Distilled", ["highQuality", "modes", "slicedW2"], "distilled"),
    ...said("Distilled", ["stretchMedian", "stretchP99"], "distilled"),
    distilledStretchMax: "Distilled: steepest of 4000 places",
    ...said("Exact flow", ["highQuality", "modes", "straightness", "fourStepQuality"], "diffusion"),
    ...said("Exact map (100 steps)", ["stretchMedian", "stretchP99"], "diffusionMap"),
    diffusionMapStretchMax: "Exact map (100 steps): steepest of 4000 places",
    ...said("Reflowed", ["frechet", "classAgreement", "sharpness"]),
    ...said("First flow", ["frechet", "sharpness"], "flow"),
    ...said("Distilled", ["frechet", "sharpness"], "distilled"),
    ...said("Diffusion model", ["frechet", "sharpness"], "diffusion"),
    frechetFloor: floorText.frechetFloor,
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "Quality during training", straightness: "Deviation from straight paths", loss: "Training loss" },
  chartTabs: { quality: "Quality", straightness: "Straightness", loss: "Loss" },
  phases: {
    flow1: "First flow",
    pairs: "Making pairs",
    flow2: "Second flow (reflow)",
    flow3: "Third flow (reflow)",
    distil: "Distilling to one step",
  },
  roles: { teacher: "Exact flow", control: "First flow", student: "Reflowed", smoothed: "Distilled", truth: "Truth" },
} satisfies MethodTexts<Spec>;
