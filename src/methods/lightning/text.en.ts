import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofTeacher } from "../generative/metrics.ts";
import { fewStepDataText, floorText, said, saidAt, spentText } from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...fewStepDataText,
    teacher: {
      label: "Teacher",
      help: "Shipped: a network trained by this project's own script. Exact: the best possible denoiser, in closed form; the student then begins from nothing, and the judge from the shipped network.",
      options: { pretrained: "Shipped", exact: "Exact" },
    },
    guidance: {
      label: "Teacher's guidance w",
      help: "How strongly the class counts in what the teacher shows. The student learns the result and asks once.",
    },
    teacherSteps: {
      label: "Teacher's sampling steps",
      help: "How many steps the first teacher takes; every stage halves them.",
      options: { "64": "64", "32": "32", "16": "16", "8": "8" },
    },
    adversarialFrom: {
      label: "Judged from … steps on",
      help: "Students of so many steps and fewer go on against a judge, after they have learnt by squared error.",
      options: { "8": "8 steps", "4": "4 steps", "2": "2 steps", "1": "1 step" },
    },
    width: {
      label: "Width",
      help: "Neurons in each hidden layer of the student. In a narrow one the judge's help shows.",
    },
    depth: { label: "Depth", help: "Hidden layers of the student." },
    control: {
      label: "Squared error alone beside it",
      help: "A second row of students goes on by squared error for as many steps as the others spend against the judge.",
    },
    discriminator: {
      label: "The judge sees",
      help: "Both ends of a step: the sample must be where the teacher leads from there. The end alone: it only has to look right. Both: first the one, then the other, half of the steps each.",
      options: { both: "Both ends, then one", conditional: "Both ends", unconditional: "The end alone" },
    },
    real: {
      label: "Taken for real",
      help: "Whose steps the judge takes for real: those of the previous student, as in most of the paper's stages; of the one before it, as in the paper's last ones; or of the first teacher, whose samples are best and cost most.",
      options: { previous: "Previous student", skip: "The one before it", first: "First teacher" },
    },
    body: {
      label: "The judge begins as",
      help: "The teacher's own network without its last layer, or random weights.",
      options: { teacher: "Teacher's network", random: "Random weights" },
    },
    iterations: {
      label: "Steps by squared error",
      help: "Training steps per stage; the last two stages get twice as many.",
    },
    lr: { label: "Learning rate", help: "Step size of Adam by squared error; it falls to nothing over each stage." },
    adversarialIterations: { label: "Steps against the judge", help: "Training steps per judged stage." },
    generatorRate: { label: "Student's rate against the judge", help: "Step size of Adam for the student." },
    discriminatorRate: { label: "Judge's learning rate", help: "Step size of Adam for the judge." },
    batch: { label: "Batch size", help: "Examples per training step." },
    ema: {
      label: "Averaging (EMA)",
      help: "Against the judge, the student is a moving average of the trained weights.",
    },
  },
  metrics: {
    loss: "Squared error",
    generatorLoss: "Student's loss before the judge",
    discriminatorLoss: "Judge's loss",
    ...said("Student", [...ofPoints, "modeAgreement", "frechet", "classAgreement", "sharpness"]),
    ...said("Squared error alone", ["highQuality", "modes", "modeKl", "modeAgreement", "frechet", "sharpness"], "mse"),
    ...said("Teacher", ofTeacher, "teacher"),
    ...saidAt((n) => `Student of ${n} steps`, [4, 2], ["highQuality", "modeAgreement", "frechet", "sharpness"]),
    ...saidAt((n) => `Squared error alone, ${n} steps`, [4, 2], ["highQuality", "frechet"], "mse"),
    ...said("Student", ["nfe"]),
    teacherCalls: "Answers of the stages' teachers used",
    realSamples: spentText.realSamples,
    ...floorText,
  },
  charts: {
    quality: "Quality during training",
    agreement: "Samples in the mode the teacher leads to",
    game: "Student against judge",
    loss: "Squared error",
  },
  chartTabs: { quality: "Quality", agreement: "Agreement", game: "Contest", loss: "Error" },
  phases: {
    steps32: "32 steps, squared error",
    steps16: "16 steps, squared error",
    steps8: "8 steps, squared error",
    steps4: "4 steps, squared error",
    steps2: "2 steps, squared error",
    steps1: "1 step, squared error",
    conditional8: "8 steps, judged by both ends",
    conditional4: "4 steps, judged by both ends",
    conditional2: "2 steps, judged by both ends",
    conditional1: "1 step, judged by both ends",
    unconditional8: "8 steps, judged by the end",
    unconditional4: "4 steps, judged by the end",
    unconditional2: "2 steps, judged by the end",
    unconditional1: "1 step, judged by the end",
    control8: "Squared error alone, 8 steps",
    control4: "Squared error alone, 4 steps",
    control2: "Squared error alone, 2 steps",
    control1: "Squared error alone, 1 step",
  },
  roles: { teacher: "Teacher", student: "Student", control: "Squared error", smoothed: "Judge", truth: "Truth" },
} satisfies MethodTexts<Spec>;
