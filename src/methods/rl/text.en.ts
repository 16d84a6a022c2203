import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...lookText,
    questions: { label: "Questions", help: "Problems for the start and for the reinforcement learning." },
    ...teacherText,
    start: {
      label: "Start",
      help: "Distilled: taught the teacher's unfiltered texts. Format only: taught texts of the right form with random digits. Answers only: taught the right answers without steps.",
      options: { distilled: "Distilled", format: "Format only", answers: "Answers only" },
    },
    startSteps: {
      label: "Steps of the start",
      help: "How long the start is taught. The plan is 400 steps; fewer stop early, and leave more to be gained.",
    },
    ...studentText,
    group: { label: "Answers per problem", help: "Size of a group; an answer is compared with its own group alone." },
    epsilon: {
      label: "Clipping ε",
      help: "How far the probability of a token may move before it counts no more. It acts only where answers are used more than once.",
    },
    beta: { label: "Weight of the KL term β", help: "How much it costs to write differently from the start." },
    reuse: { label: "Steps per batch of answers", help: "1: every answer is used once, and nothing is clipped." },
    updates: { label: "Updates", help: "Batches of answers that are drawn and learned from." },
    problems: { label: "Problems per update", help: "Groups in a batch." },
    lr: { label: "Learning rate", help: "Step size of Adam in the reinforcement learning." },
  },
  metrics: {
    reward: "Mean reward",
    noAdvantage: "Groups without advantage",
    kl: "KL from the start, per token",
    studentLoss: "Policy loss",
    startLoss: "Start: loss",
    teacherLoss: "Teacher: loss",
    teacherAccuracy: "Teacher: accuracy",
    startAccuracy: "Start: accuracy",
    studentAccuracy: "After RL: accuracy",
    teacherHard: "Teacher: accuracy where a bad fact is met",
    startHard: "Start: accuracy where a bad fact is met",
    studentHard: "After RL: accuracy where a bad fact is met",
    startPass8: "Start: pass@8",
    studentPass8: "After RL: pass@8",
    tokensDrawn: "Tokens the policy wrote",
  },
  charts: {
    accuracy: "Accuracy on held-out problems",
    reward: "Mean reward of the answers drawn",
    noAdvantage: "Groups in which all answers are worth the same",
    pass8: "One right answer among eight",
    kl: "Distance from the start (KL per token)",
    loss: "Loss",
  },
  chartTabs: {
    accuracy: "Accuracy",
    reward: "Reward",
    noAdvantage: "Idle groups",
    pass8: "pass@8",
    kl: "KL",
    loss: "Loss",
  },
  phases: {
    teacher: "Training the teacher",
    asking: "The teacher writes",
    start: "Teaching the start",
    rl: "Reinforcement learning",
  },
  roles: { teacher: "Teacher", student: "After RL", control: "Start" },
} satisfies MethodTexts<Spec>;
