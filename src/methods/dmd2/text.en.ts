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
  phases: { student: "Matching" },
  roles: { teacher: "Teacher", control: "Before", student: "Student", smoothed: "Fake score", truth: "Truth" },
} satisfies MethodTexts<Spec>;
