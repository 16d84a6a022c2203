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
    steps: { label: "生成器的步数", help: "从噪声到数据跳几次；两次之间重新加噪，一次比一次少。" },
    matching: {
      label: "匹配的权重",
      help: "两个得分之差的分量。为 0 时从不询问教师，只剩对抗损失。",
    },
    gan: {
      label: "对抗损失的权重",
      help: "大于 0 时，生成器还要以假乱真：只有这一项看真实样本。0 则只剩分布匹配。",
    },
    judging: {
      label: "分辨真假的权重",
      help: "假分数的网络兼任判别器，训练时这项任务算多重。",
    },
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
  phases: { student: "匹配" },
  roles: { teacher: "教师", control: "训练前", student: "学生", smoothed: "假分数", truth: "真实" },
} satisfies MethodTexts<Spec>;
