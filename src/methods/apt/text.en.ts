import type { MethodTexts } from "../../lab/method.ts";
import { ofMotion, ofPoints } from "../generative/metrics.ts";
import { costText, floorText, said } from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    n: { label: "Samples", help: "How many samples are drawn and measured." },
    target: {
      label: "Data",
      help: "Still digits or clips of moving ones, made by a diffusion transformer; or points of the plane, where the discriminator can be seen whole.",
      options: {
        patches: "Drawn digits (transformer)",
        moving: "Moving digits (video, transformer)",
        latents: "Drawn digits (latent space)",
        grid25: "Grid of 25 modes",
        ring8: "Ring of 8 modes",
      },
    },
    start: {
      label: "The generator begins as",
      help: "A consistency student that was stopped early and is blurred, one that was trained to the end, one distilled now as the first phase, or the diffusion model itself, which cannot jump.",
      options: {
        early: "Early consistency student",
        consistency: "Full consistency student",
        live: "Distilled now",
        teacher: "Diffusion model",
      },
    },
    guidance: {
      label: "Guidance of the teacher (w)",
      help: "How much the class counts for the teacher, in its own samples and while a student is distilled from it.",
    },
    distillation: {
      label: "Steps of distillation",
      help: "Steps of consistency distillation before the adversarial phase.",
    },
    body: {
      label: "The discriminator begins as",
      help: "The original diffusion model, the distilled student, or random weights. All of it is trained.",
      options: { original: "Original diffusion model", distilled: "Distilled student", random: "Random weights" },
    },
    depths: {
      label: "Heads read",
      help: "After which blocks a learned query reads the tokens; in the plane, which hidden layers the head sees.",
      options: { all: "Every block", two: "The last two", last: "The last one" },
    },
    time: {
      label: "Time told to the discriminator",
      help: "It sees clean examples and is told a random noise level, which makes it many judges in one; or always the same level.",
      options: { random: "Random", fixed: "Fixed" },
    },
    shift: {
      label: "Shift of time (s)",
      help: "t′ = s t / (1 + (s − 1) t): more than 1 prefers noisy levels, where the network looks at the whole. The paper takes 1 for images and 12 for video.",
    },
    fixedTime: { label: "The fixed time", help: "0 is clean data, 1 pure noise." },
    penalty: {
      label: "Penalty",
      help: "The approximation needs only one more forward pass; the true one differentiates twice, which this project can do in the plane only.",
      options: { approximated: "Approximated R1", true: "True R1", none: "None" },
    },
    lambda: { label: "Weight of the penalty (λ)", help: "Multiplies |D(x) − D(x + σ n)|²." },
    sigma: { label: "Perturbation (σ)", help: "Size of the noise that the discriminator should not notice." },
    headStart: {
      label: "Discriminator's head start",
      help: "Steps in which only the discriminator learns: its heads begin without an opinion.",
    },
    dlr: { label: "Discriminator's learning rate", help: "Step size for the discriminator." },
    iterations: { label: "Training steps", help: "Steps of the generator, each with one of the discriminator." },
    batch: { label: "Batch size", help: "Real and generated examples per training step." },
    lr: {
      label: "Learning rate",
      help: "Step size for the generator; over the second half of the run it falls to nothing.",
    },
    ema: { label: "Averaging (EMA)", help: "Samples are taken from a moving average of the generator's weights." },
  },
  metrics: {
    generatorLoss: "Generator's loss",
    discriminatorLoss: "Discriminator's loss",
    penalty: "Penalty as paid",
    distillationLoss: "Loss of the distillation",
    realLogit: "D(real)",
    fakeLogit: "D(generated)",
    approximatedPenalty: "|D(x) − D(x + σn)|²",
    truePenalty: "σ²|∇D(x)|²",
    ...said("Student", [...ofPoints, "frechet", "classAgreement", "diversity", "sharpness"]),
    ...said(
      "Before",
      ["highQuality", "modes", "modeKl", "frechet", "classAgreement", "diversity", "sharpness"],
      "start",
    ),
    ...said("Teacher", ["highQuality", "modes", "frechet", "classAgreement", "sharpness"], "teacher"),
    ...said("Student", ofMotion),
    ...said("Before", ofMotion, "start"),
    ...said("Teacher", ofMotion, "teacher"),
    motionDistanceFloor: "Fréchet distance of the motion of two real sets",
    motionErrorFloor: "Real clips: off the straight path (pixels)",
    flickerFloor: "Real clips: flicker",
    ...costText(),
    ...floorText,
  },
  charts: {
    quality: "Quality during training",
    sharpness: "Sharpness, or modes covered",
    motion: "Motion: off the straight path",
    logits: "What the discriminator says",
    penalty: "The penalty and what it approximates",
    game: "Losses of the game",
  },
  chartTabs: {
    quality: "Quality",
    sharpness: "Sharpness",
    motion: "Motion",
    logits: "D",
    penalty: "Penalty",
    game: "Losses",
  },
  phases: { teacher: "Diffusion teacher", consistency: "Consistency distillation", adversarial: "Adversarial phase" },
  roles: {
    teacher: "Diffusion teacher",
    control: "Before (consistency)",
    student: "APT student",
    smoothed: "Discriminator",
    truth: "Real",
  },
} satisfies MethodTexts<Spec>;
