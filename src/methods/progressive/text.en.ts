import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    n: { label: "Samples", help: "How many samples are drawn, shown and measured." },
    fieldTime: { label: "Time of the field", help: "The moment whose arrows are shown: 0 data, 1 noise." },
    target: {
      label: "Data",
      help: "What the model is to imitate. Every one of these is a mixture of Gaussians whose density, score and denoiser are known exactly.",
      options: {
        ring8: "Ring of 8 modes",
        grid25: "Grid of 25 modes",
        unequal: "Unequal modes",
        moons: "Two moons",
        spirals: "Spirals",
        checkerboard: "Checkerboard",
        pinwheel: "Pinwheel",
        letters: "Letters",
        mixture: "Modes you place",
        own: "Your own points",
      },
    },
    modes: { label: "Modes", help: "Where the modes are, how wide and how heavy." },
    teacher: {
      label: "Teacher",
      help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; the student then begins from nothing. Train now: the same network trained before your eyes.",
      options: { pretrained: "Shipped", exact: "Exact", live: "Train now" },
    },
    teacherIterations: { label: "Teacher's training steps", help: "Length of the teacher's training." },
    teacherSteps: {
      label: "Teacher's sampling steps",
      help: "How many steps the first teacher takes.",
      options: { "128": "128", "64": "64", "32": "32", "16": "16", "8": "8", "4": "4" },
    },
    stride: {
      label: "Steps merged at a time",
      help: "How many of the teacher's steps each student learns to do in one. All: a single student learns the whole path at once.",
      options: { "2": "2", "4": "4", "8": "8", all: "All at once" },
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
    width: {
      label: "Width",
      help: "Neurons in each hidden layer. A narrow student cannot follow a steep map: watch what it loses.",
    },
    depth: { label: "Depth", help: "Hidden layers." },
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
    highQuality: "Student: high quality (within 3σ)",
    modes: "Student: modes covered",
    modeKl: "Student: imbalance of modes (KL)",
    logDensity: "Student: log density under the truth",
    slicedW2: "Student: sliced Wasserstein distance",
    mmd: "Student: maximum mean discrepancy²",
    nfe: "Student: evaluations per sample",
    teacherHighQuality: "Teacher: high quality",
    teacherModes: "Teacher: modes covered",
    directHighQuality: "Direct: high quality",
    directModes: "Direct: modes covered",
    slicedW2Floor: "Sliced Wasserstein distance of two true sets",
  },
  charts: { quality: "Quality during training", loss: "Training loss" },
  chartTabs: { quality: "Quality", loss: "Loss" },
  phases: {
    teacher: "Training the teacher",
    steps64: "Student of 64 steps",
    steps32: "Student of 32 steps",
    steps16: "Student of 16 steps",
    steps8: "Student of 8 steps",
    steps4: "Student of 4 steps",
    steps2: "Student of 2 steps",
    steps1: "Student of 1 step",
    direct: "Direct distillation",
  },
  roles: { teacher: "Teacher", student: "Student", control: "Direct", truth: "Truth" },
} satisfies MethodTexts<Spec>;
