import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...lookText,
    questions: { label: "Questions", help: "Problems that student and twin are taught; the same for both." },
    ...teacherText,
    ...studentText,
    warmUp: {
      label: "Warm-up steps",
      help: "How long both learn the teacher's texts before they part. A student that can write nothing has nothing worth correcting.",
    },
    lambda: {
      label: "Share of own texts λ",
      help: "How often the texts are the student's own. 0: always the teacher's. 1: always its own.",
    },
    beta: {
      label: "Divergence β",
      help: "0: forward KL, which punishes leaving out what the teacher would say. 1: reverse KL, which punishes saying what it would not. Between them a generalised Jensen–Shannon divergence.",
    },
    steps: { label: "Training steps", help: "The same number for student and twin, after the warm-up." },
    batch: { label: "Batch size", help: "Texts per training step." },
    lr: { label: "Learning rate", help: "Step size of Adam; it rises over the first steps and falls to a tenth." },
  },
  metrics: {
    studentLoss: "On-policy: divergence in training",
    textsLoss: "Texts only: loss",
    warmUpLoss: "Warm-up: loss",
    teacherLoss: "Teacher: loss",
    teacherAccuracy: "Teacher: accuracy",
    studentAccuracy: "On-policy: accuracy",
    textsAccuracy: "Texts only: accuracy",
    teacherHard: "Teacher: accuracy where a bad fact is met",
    studentHard: "On-policy: accuracy where a bad fact is met",
    textsHard: "Texts only: accuracy where a bad fact is met",
    studentDivergence: "On-policy: KL to the teacher on own texts",
    textsDivergence: "Texts only: KL to the teacher on own texts",
    onPolicy: "Share of steps on own texts",
    teacherLooks: "Tokens at which the teacher was asked",
  },
  charts: {
    divergence: "KL(student ‖ teacher) on the student's own texts",
    accuracy: "Accuracy on held-out problems",
    loss: "Training loss",
  },
  chartTabs: { divergence: "Divergence", accuracy: "Accuracy", loss: "Loss" },
  phases: {
    teacher: "Training the teacher",
    asking: "The teacher writes",
    "warm-up": "Warm-up on its texts",
    students: "Training the students",
  },
  roles: { teacher: "Teacher", student: "On-policy", control: "Texts only" },
} satisfies MethodTexts<Spec>;
