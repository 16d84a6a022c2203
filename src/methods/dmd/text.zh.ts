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
} from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...fewStepDataText,
    ...fewStepTeacherText,
    ...startText,
    regression: {
      label: "配对的权重",
      help: "大于 0 时，生成器还要模仿教师事先做好的噪声与样本的配对：代价高，但能防止丢模。",
    },
    pairs: { label: "配对数", help: "教师事先做多少个配对，每个要调用网络 35 次。" },
    ...fakeScoreText,
    ...fewStepTrainingText("生成器"),
  },
  metrics: {
    loss: "生成器损失",
    fakeLoss: "假分数损失",
    ...qualityText(),
    ...costText(),
    ...floorText,
  },
  charts: fewStepCharts,
  chartTabs: fewStepChartTabs,
  phases: { pairs: "制作配对", student: "匹配" },
  roles: { teacher: "教师", control: "训练前", student: "学生", smoothed: "假分数", truth: "真实" },
} satisfies MethodTexts<Spec>;
