import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    n: { label: "Samples", help: "How many samples are drawn, shown and measured." },
    target: {
      label: "Data",
      help: "Points of the plane, whose truth is known, or drawn digits in the latent space of this project's autoencoder.",
      options: { ring8: "Ring of 8 modes", grid25: "Grid of 25 modes", latents: "Drawn digits (latent space)" },
    },
    teacher: {
      label: "Teacher",
      help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; only points of the plane have one.",
      options: { pretrained: "Shipped", exact: "Exact" },
    },
    guidance: { label: "Teacher's guidance w", help: "How strongly the class counts in what the teacher says." },
    start: {
      label: "The generator begins as",
      help: "A consistency student, which already covers the data, or the diffusion model itself, which has never jumped: most failures begin there.",
      options: { consistency: "Consistency student", teacher: "Raw teacher" },
    },
    steps: {
      label: "Generator's steps",
      help: "Jumps from noise to data; between them noise is added again, less each time.",
    },
    matching: {
      label: "Weight of matching",
      help: "How much the difference of the two scores counts. At 0 the teacher is never asked, and the adversarial loss is left alone.",
    },
    gan: {
      label: "Weight of the adversarial loss",
      help: "Above 0 the generator must also pass for real: the only part that sees real examples. 0 leaves distribution matching alone.",
    },
    judging: {
      label: "Weight of telling real from made",
      help: "How strongly the discriminator's task counts in training the network that is also the fake score.",
    },
    fakeSteps: { label: "Fake score's steps", help: "How often the fake score learns for each step of the generator." },
    fakeRate: { label: "Fake score's learning rate", help: "Step size of Adam for the fake score." },
    iterations: { label: "Training steps", help: "Steps of the generator." },
    batch: { label: "Batch size", help: "Samples per training step." },
    lr: { label: "Learning rate", help: "Step size of Adam for the generator; it falls to nothing over the run." },
    ema: { label: "Averaging (EMA)", help: "Samples are taken from a moving average of the generator's weights." },
  },
  metrics: {
    loss: "Generator's loss",
    fakeLoss: "Fake score's loss",
    highQuality: "Student: high quality (within 3σ)",
    modes: "Student: modes covered",
    modeKl: "Student: imbalance of modes (KL)",
    logDensity: "Student: log density under the truth",
    slicedW2: "Student: sliced Wasserstein distance",
    frechet: "Student: Fréchet distance",
    classAgreement: "Student: class as asked for",
    sharpness: "Student: sharpness (real = 1)",
    startHighQuality: "Before: high quality",
    startModes: "Before: modes covered",
    startModeKl: "Before: imbalance of modes (KL)",
    startFrechet: "Before: Fréchet distance",
    startSharpness: "Before: sharpness",
    teacherHighQuality: "Teacher: high quality",
    teacherModes: "Teacher: modes covered",
    teacherFrechet: "Teacher: Fréchet distance",
    teacherSharpness: "Teacher: sharpness",
    nfe: "Student: evaluations per sample",
    teacherNfe: "Teacher: evaluations per sample",
    teacherCalls: "Teacher's answers used",
    realSamples: "Real examples used",
    slicedW2Floor: "Sliced Wasserstein distance of two true sets",
    frechetFloor: "Fréchet distance of two real sets",
  },
  charts: { quality: "Quality during training", modes: "Modes covered", loss: "Training loss" },
  chartTabs: { quality: "Quality", modes: "Modes", loss: "Loss" },
  phases: { student: "Matching" },
  roles: { teacher: "Teacher", control: "Before", student: "Student", smoothed: "Fake score", truth: "Truth" },
} satisfies MethodTexts<Spec>;
