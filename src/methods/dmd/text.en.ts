import type { MethodTexts } from "../../lab/method.ts";
import {
  costText,
  fakeScoreText,
  fewStepChartTabs,
  fewStepCharts,
  fewStepDataText,
  fewStepTeacherText,
  fewStepTrainingText,
  floorText,
  qualityText,
  startText,
} from "../generative/text.en.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const en = {
  ...card.en,
  controls: {
    ...fewStepDataText,
    ...fewStepTeacherText,
    ...startText,
    regression: {
      label: "Weight of pairs",
      help: "Above 0 the generator also imitates pairs of noise and sample that the teacher made beforehand: dear, but it keeps modes from being lost.",
    },
    pairs: { label: "Pairs", help: "How many pairs the teacher makes beforehand, 35 evaluations each." },
    ...fakeScoreText,
    ...fewStepTrainingText("generator"),
  },
  metrics: {
    loss: "Generator's loss",
    fakeLoss: "Fake score's loss",
    ...qualityText(),
    ...costText(),
    ...floorText,
  },
  charts: fewStepCharts,
  chartTabs: fewStepChartTabs,
  phases: { pairs: "Making pairs", student: "Matching" },
  roles: { teacher: "Teacher", control: "Before", student: "Student", smoothed: "Fake score", truth: "Truth" },
} satisfies MethodTexts<Spec>;
