import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    lambda1: {
      label: "Style λ1",
      help: "How much of the style adapter is added to the base. No training: the weights are summed anew.",
    },
    lambda2: {
      label: "Acceleration λ2",
      help: "How much of the acceleration adapter is added. 0: the slow model hurried; too much: overdone strokes.",
    },
    steps: {
      label: "Sampling steps",
      help: "The acceleration is made for four. With one the sum fails; style alone is shown at 50 as well.",
    },
    n: { label: "Images", help: "How many images are drawn and measured." },
    style: {
      label: "Style",
      help: "What the style adapter learns: digits that lean, a broad pen, pale ink, or a style that you compose of all three.",
      options: { slant: "Slanted", thick: "Broad pen", pale: "Pale ink", composed: "Compose your own" },
    },
    strength: {
      label: "Strength of the style",
      help: "How far the style is from the middle of the digits that the base has learned, in standard deviations of their hands. From about 2 the base has hardly seen such digits: look where the sum stops working.",
    },
    slant: {
      label: "Slant",
      help: "Above 0 the digits lean further right than the base's usual hand, below 0 to the left; in standard deviations of all its hands.",
    },
    pen: {
      label: "Width of the pen",
      help: "Above 0 broader than usual, below 0 finer; in standard deviations of all hands.",
    },
    ink: {
      label: "Ink",
      help: "Above 0 darker than usual, below 0 paler; in standard deviations of all hands. From about 1.7 it is black.",
    },
    styleExamples: { label: "Styled examples", help: "How many digits of the style there are to learn from." },
    styleFrom: {
      label: "Style adapter",
      help: "Trained in this run, or one that an earlier run left on the shelf: open the shelf and choose “Use as style” beside an adapter. What is real in its style is drawn with the settings above.",
      options: { run: "Trained here", shelf: "From the shelf" },
    },
    shelfStyle: { label: "Style adapter on the shelf", help: "Which of the adapters on your shelf gives the style." },
    accelerationFrom: {
      label: "Acceleration adapter",
      help: "Trained in this run, or one from the shelf: open the shelf and choose “Use as acceleration” beside an adapter. One acceleration serves every style of the same base.",
      options: { run: "Trained here", shelf: "From the shelf" },
    },
    shelfAcceleration: {
      label: "Acceleration adapter on the shelf",
      help: "Which of the adapters on your shelf gives the acceleration.",
    },
    rank: {
      label: "Rank",
      help: "Of both adapters: the fewer, the smaller the file and the less an adapter can change.",
    },
    training: {
      label: "How the acceleration learns",
      help: "Segments: five steps of the base in one, for four steps in all. Consistency: neighbouring noise levels must predict the same end, as in the paper.",
      options: { segments: "Segments of the path", consistency: "Consistency (LCM)" },
    },
    levels: { label: "Noise levels", help: "Into how many steps consistency cuts the path." },
    iterations: { label: "Training steps, acceleration", help: "Length of the acceleration adapter's training." },
    styleIterations: { label: "Training steps, style", help: "Length of the style adapter's training." },
    batch: { label: "Batch size", help: "Examples per training step." },
    lr: { label: "Learning rate, acceleration", help: "Step size of Adam; it falls to nothing over the phase." },
    styleLr: { label: "Learning rate, style", help: "Step size of Adam; it falls to nothing over the phase." },
    weightDecay: {
      label: "Weight decay",
      help: "Pulls both adapters towards nothing: small changes add up better than large ones.",
    },
  },
  metrics: {
    loss: "Loss of the acceleration",
    styleLoss: "Loss of the style",
    frechet: "Sum: Fréchet distance to styled digits",
    styleFrechet: "Style alone: Fréchet distance",
    accelerationFrechet: "Acceleration alone: Fréchet distance",
    manyFrechet: "Style alone, 50 steps: Fréchet distance",
    frechetFloor: "Fréchet distance of two real styled sets",
    latentFrechet: "Sum: Fréchet distance of latents",
    styleLatentFrechet: "Style alone: Fréchet distance of latents",
    accelerationLatentFrechet: "Acceleration alone: Fréchet distance of latents",
    manyLatentFrechet: "Style alone, 50 steps: Fréchet distance of latents",
    latentFrechetFloor: "Fréchet distance of latents of two real styled sets",
    styleScore: "Sum: amount of style (0: ordinary digits, 1: real styled)",
    styleStyleScore: "Style alone: amount of style",
    accelerationStyleScore: "Acceleration alone: amount of style",
    manyStyleScore: "Style alone, 50 steps: amount of style",
    classAgreement: "Sum: agreement with the class asked for",
    sharpness: "Sum: sharpness (real styled: 1)",
    styleSharpness: "Style alone: sharpness",
    accelerationSharpness: "Acceleration alone: sharpness",
    nfe: "Sum: evaluations per sample",
    manyNfe: "Style alone, 50 steps: evaluations per sample",
    styleNorm: "Norm of the style adapter over the base's",
    accelerationNorm: "Norm of the acceleration adapter over the base's",
    adapterKilobytes: "Size of an adapter (kB)",
    baseKilobytes: "Size of the base (kB)",
    adapterShare: "An adapter's share of the base's size",
  },
  charts: {
    quality: "Distance to styled digits",
    style: "Amount of style",
    norms: "Size of the changes",
    loss: "Training loss",
  },
  chartTabs: { quality: "Quality", style: "Style", norms: "Norms", loss: "Loss" },
  phases: { acceleration: "Training the acceleration adapter", style: "Training the style adapter" },
  roles: {
    teacher: "Style alone, 50 steps",
    student: "Style + acceleration",
    control: "Style alone",
    smoothed: "Acceleration alone",
    truth: "Real, styled",
  },
} satisfies MethodTexts<Spec>;
