import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...lookText,
    questions: { label: "Questions", help: "Problems that every student is taught; the same for all." },
    ...teacherText,
    samples: {
      label: "Texts per question",
      help: "How often the teacher answers each question. The filtered student gets the first text with the right answer, the unfiltered one the first of all.",
    },
    teacherTemperature: {
      label: "Teacher's temperature",
      help: "How boldly the teacher writes. At 0 all its texts for a question are the same.",
    },
    ...studentText,
    equalTokens: {
      label: "Also at equal tokens",
      help: "Written steps are longer than answers. One more student of answers alone trains until it has read as many tokens.",
    },
    steps: { label: "Training steps", help: "The same number for every student." },
    batch: { label: "Batch size", help: "Texts per training step." },
    lr: { label: "Learning rate", help: "Step size of Adam; it rises over the first steps and falls to a tenth." },
  },
  metrics: {
    studentLoss: "Filtered: loss",
    unfilteredLoss: "Unfiltered: loss",
    goldLoss: "True steps: loss",
    answersLoss: "Answers only: loss",
    longerLoss: "Answers, equal tokens: loss",
    teacherLoss: "Teacher: loss",
    teacherAccuracy: "Teacher: accuracy",
    studentAccuracy: "Filtered: accuracy",
    unfilteredAccuracy: "Unfiltered: accuracy",
    goldAccuracy: "True steps: accuracy",
    answersAccuracy: "Answers only: accuracy",
    longerAccuracy: "Answers, equal tokens: accuracy",
    teacherHard: "Teacher: accuracy where a bad fact is met",
    studentHard: "Filtered: accuracy where a bad fact is met",
    unfilteredHard: "Unfiltered: accuracy where a bad fact is met",
    goldHard: "True steps: accuracy where a bad fact is met",
    answersHard: "Answers only: accuracy where a bad fact is met",
    longerHard: "Answers, equal tokens: accuracy where a bad fact is met",
    parameters: "Weights of a student",
    textsRight: "Teacher: right among its first texts",
    questionsKept: "Questions with a right text",
    tokensWritten: "Tokens the teacher wrote",
    studentTokens: "Filtered: tokens taught",
    unfilteredTokens: "Unfiltered: tokens taught",
    goldTokens: "True steps: tokens taught",
    answersTokens: "Answers only: tokens taught",
    longerTokens: "Answers, equal tokens: tokens taught",
    longerSteps: "Answers, equal tokens: training steps",
  },
  charts: {
    accuracy: "Accuracy on held-out problems",
    loss: "Training loss per token",
    hard: "Accuracy where the teacher's bad facts are met",
  },
  chartTabs: { accuracy: "Accuracy", loss: "Loss", hard: "Hard ones" },
  phases: {
    teacher: "Training the teacher",
    asking: "The teacher writes",
    students: "Training the students",
    tokens: "Answers only, on to equal tokens",
  },
  roles: {
    teacher: "Teacher",
    student: "Filtered",
    smoothed: "Unfiltered",
    truth: "True steps",
    control: "Answers only",
  },
} satisfies MethodTexts<Spec>;
