import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    steps: {
      label: "Sampling steps",
      help: "One: a single jump from pure noise. Every further step adds a little noise again and jumps once more. The teacher takes as many, by Heun's method.",
    },
    n: { label: "Samples", help: "How many samples are drawn, shown and measured." },
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
    training: {
      label: "How it learns",
      help: "Distillation: the teacher takes the step to the next noise level. From scratch: the training example itself does, and no teacher's answer is used; the student still begins as the teacher.",
      options: { distillation: "Distillation (CD)", scratch: "Without a teacher's steps (CT)" },
    },
    teacher: {
      label: "Teacher",
      help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; the student then begins from nothing. Train now: the same network trained before your eyes.",
      options: { pretrained: "Shipped", exact: "Exact", live: "Train now" },
    },
    teacherIterations: { label: "Teacher's training steps", help: "Length of the teacher's training." },
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
    distance: {
      label: "Distance",
      help: "Squared error, or pseudo-Huber, in which large errors count less.",
      options: { squared: "Squared error", huber: "Pseudo-Huber" },
    },
    weighting: {
      label: "Weight of an error",
      help: "1, or SNR + 1, which lets small noise levels dominate.",
      options: { one: "1", "snr+1": "SNR + 1" },
    },
    targetEma: {
      label: "Inertia of the target (μ)",
      help: "The answer comes from a slower copy of the student; 0: from the student itself.",
    },
    width: {
      label: "Width",
      help: "Neurons in each hidden layer. A narrow student cannot follow a steep map: watch what it loses.",
    },
    depth: { label: "Depth", help: "Hidden layers." },
    iterations: { label: "Training steps", help: "Length of the student's training." },
    batch: { label: "Batch size", help: "Examples per training step." },
    lr: { label: "Learning rate", help: "Step size of Adam; it falls to nothing over the run." },
    ema: { label: "Averaging (EMA)", help: "Samples are taken from a moving average of the weights." },
  },
  metrics: {
    loss: "Student's loss",
    teacherLoss: "Teacher's loss",
    highQuality: "Student: high quality (within 3σ)",
    modes: "Student: modes covered",
    modeKl: "Student: imbalance of modes (KL)",
    logDensity: "Student: log density under the truth",
    slicedW2: "Student: sliced Wasserstein distance",
    mmd: "Student: maximum mean discrepancy²",
    selfConsistency: "Disagreement along a path",
    nfe: "Student: evaluations per sample",
    teacherHighQuality: "Teacher: high quality",
    teacherModes: "Teacher: modes covered",
    teacherNfe: "Teacher: evaluations per sample",
    slicedW2Floor: "Sliced Wasserstein distance of two true sets",
  },
  charts: { quality: "Quality during training", consistency: "Disagreement along a path", loss: "Training loss" },
  chartTabs: { quality: "Quality", consistency: "Consistency", loss: "Loss" },
  phases: { teacher: "Training the teacher", student: "Training the student" },
  roles: { teacher: "Teacher", student: "Student", truth: "Truth" },
} satisfies MethodTexts<Spec>;
