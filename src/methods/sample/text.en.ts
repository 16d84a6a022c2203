import type { MethodTexts } from "../../lab/method.ts";
import { fieldText, modesText, networkText, sampleText, targetText } from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: {
      label: "Sampling steps",
      help: "How many steps lead from noise to a sample. Fewer steps cost less and say what the model got wrong in between.",
    },
    sampler: {
      label: "Sampler",
      help: "How a step is taken. DDIM keeps the noise it believes in; DDPM draws fresh noise; Euler and Heun integrate the probability-flow ODE; DPM-Solver++ remembers its last answer.",
      options: {
        ddim: "DDIM",
        ddpm: "DDPM (ancestral)",
        euler: "Euler",
        heun: "Heun",
        dpm2m: "DPM-Solver++ (2M)",
      },
    },
    schedule: {
      label: "Noise schedule",
      help: "How signal and noise are mixed over time, and where the steps lie. Straight line is the schedule of rectified flow.",
      options: { cosine: "Cosine", linear: "Linear β", edm: "EDM (Karras)", flow: "Straight line (flow)" },
    },
    ...sampleText,
    ...fieldText,
    guidance: {
      label: "Guidance w",
      help: "How strongly the class counts: x̂(∅) + w (x̂(c) − x̂(∅)). 0: no class at all, 1: the class as learned, more: exaggerated, at twice the cost.",
    },
    target: targetText("digits", "patches", "latents", "moving"),
    ...modesText,
    teacher: {
      label: "Model",
      help: "Exact: the best possible denoiser, in closed form, so that every error seen is the sampler's; nobody knows it for digits. Shipped: trained by this project's own script. Train now: a network that learns from samples.",
      options: { exact: "Exact", pretrained: "Shipped", live: "Train now" },
    },
    prediction: {
      label: "The network predicts",
      help: "What the output stands for: v, the noise ε, the example x0, or the velocity of the straight line. All can be turned into each other; they differ in which errors count.",
      options: { v: "v", epsilon: "Noise ε", x0: "Example x0", velocity: "Velocity" },
    },
    ...networkText,
    iterations: { label: "Training steps", help: "Length of the training." },
    batch: { label: "Batch size", help: "Fresh examples per training step." },
    lr: {
      label: "Learning rate",
      help: "Step size of Adam; it falls to nothing over the last three fifths of the run.",
    },
    ema: {
      label: "Averaging (EMA)",
      help: "Samples are taken from a moving average of the weights; closer to 1 remembers longer, 0 takes the weights as they are.",
    },
  },
  metrics: {
    loss: "Loss",
    highQuality: "High quality (within 3σ)",
    modes: "Modes covered",
    modeKl: "Imbalance of modes (KL)",
    logDensity: "Log density under the truth",
    slicedW2: "Sliced Wasserstein distance",
    slicedW2Floor: "… between two true sets",
    mmd: "Maximum mean discrepancy²",
    frechet: "Fréchet distance",
    frechetFloor: "… between two real sets",
    classAgreement: "Class as asked for",
    sharpness: "Sharpness (real = 1)",
    motionDistance: "Fréchet distance of the motion (pixels²)",
    motionDistanceFloor: "… between two real sets of clips",
    motionError: "Deviation from steady motion (pixels)",
    motionErrorFloor: "… of real clips",
    flicker: "Flicker of the ink",
    flickerFloor: "… of real clips",
    straightness: "Deviation from straight paths",
    stretchMedian: "Local stretch of the noise → sample map, median",
    stretchP95: "… 95 %",
    stretchP99: "… 99 %",
    nfe: "Network evaluations per sample",
  },
  charts: { quality: "Quality during training", loss: "Training loss" },
  chartTabs: { quality: "Quality", loss: "Loss" },
  phases: { teacher: "Training the model" },
  roles: { teacher: "Model", truth: "Truth" },
} satisfies MethodTexts<Spec>;
