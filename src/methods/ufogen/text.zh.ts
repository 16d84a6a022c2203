import type { MethodTexts } from "../../lab/method.ts";
import {
  costText,
  fewStepChartTabs,
  fewStepCharts,
  fewStepDataText,
  fewStepTrainingText,
  floorText,
  qualityText,
} from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    steps: { label: "步数", help: "从噪声到数据跳几次；两次之间重新加噪，一次比一次少。" },
    ...fewStepDataText,
    start: {
      label: "生成器的起点",
      help: "被微调的扩散模型、已经会跳的一致性学生，或随机权重：那就是普通的对抗网络。",
      options: { teacher: "扩散模型", consistency: "一致性学生", scratch: "随机权重" },
    },
    judge: {
      label: "判别器的起点",
      help: "扩散模型的主干，它认识各种噪声水平下的数据；或随机权重。",
      options: { model: "扩散模型", scratch: "随机权重" },
    },
    levels: { label: "训练的级数", help: "训练时把从噪声到数据的路分成几跳；采样时可以少走几步。" },
    reconstruction: { label: "重建的权重", help: "跳到的地方还应接近被加噪的那个样本，噪声越大要求越松。" },
    everywhere: {
      label: "纯噪声处也要重建",
      help: "纯噪声里什么也看不出，最好的猜测是所有样本的均值，一步生成便塌缩到那里。",
    },
    judgeRate: { label: "判别器的学习率", help: "判别器所用 Adam 的步长。" },
    ...fewStepTrainingText("生成器"),
  },
  metrics: {
    loss: "生成器损失",
    judgeLoss: "判别器损失",
    ...qualityText("扩散模型"),
    ...costText("扩散模型"),
    ...floorText,
  },
  charts: fewStepCharts,
  chartTabs: fewStepChartTabs,
  phases: { student: "对抗训练" },
  roles: { teacher: "扩散模型", control: "训练前", student: "学生", smoothed: "判别器", truth: "真实" },
} satisfies MethodTexts<Spec>;
