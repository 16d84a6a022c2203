import type { MethodTexts } from "../../lab/method.ts";
import {
  costText,
  fewStepChartTabs,
  fewStepCharts,
  fewStepDataText,
  fewStepTeacherText,
  fewStepTrainingText,
  floorText,
  qualityText,
} from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...fewStepDataText,
    ...fewStepTeacherText,
    start: {
      label: "学生的起点",
      help: "如论文所述的扩散模型本身，或已经学会一步跳跃的一致性学生。",
      options: { teacher: "未经处理的教师", consistency: "一致性学生" },
    },
    adversarial: {
      label: "判别器的权重",
      help: "以假乱真算多重。取 0 时只剩蒸馏项：看样本如何坍缩。",
    },
    distillation: {
      label: "蒸馏的权重 λ",
      help: "样本重新加噪后，与教师由此还原的结果一致算多重。",
    },
    features: {
      label: "判别器看什么",
      help: "冻结网络的隐藏层：看解码图像的数字分类器，或以为噪声很小的扩散模型。",
      options: { diffusion: "扩散模型", classifier: "数字分类器" },
    },
    penalty: { label: "梯度惩罚 R1 γ", help: "在判别头自己的输入处，压低它们在真实样本上的斜率。" },
    headRate: { label: "判别器的学习率", help: "判别头所用 Adam 的步长。" },
    probe: {
      label: "在各噪声水平检验判别器",
      help: "训练之后，新的判别器学习在加噪的样本中分辨真假：一部分用面向干净样本的特征，一部分用知道噪声水平的扩散模型的特征。",
    },
    ...fewStepTrainingText("学生"),
    batch: { label: "批大小", help: "每步使用的样本数；其中一半换成纯噪声。" },
  },
  metrics: {
    loss: "学生损失",
    distillationLoss: "蒸馏项",
    headLoss: "判别器损失",
    ...qualityText(),
    cleanAccuracy0: "干净样本的特征：无噪声时分辨正确",
    cleanAccuracy1: "干净样本的特征：噪声 0.1 时分辨正确",
    cleanAccuracy3: "干净样本的特征：噪声 0.3 时分辨正确",
    cleanAccuracy10: "干净样本的特征：噪声 1 时分辨正确",
    diffusionAccuracy0: "扩散模型的特征：无噪声时分辨正确",
    diffusionAccuracy1: "扩散模型的特征：噪声 0.1 时分辨正确",
    diffusionAccuracy3: "扩散模型的特征：噪声 0.3 时分辨正确",
    diffusionAccuracy10: "扩散模型的特征：噪声 1 时分辨正确",
    ...costText(),
    ...floorText,
  },
  charts: { ...fewStepCharts, apart: "分辨真实与生成" },
  chartTabs: { ...fewStepChartTabs, apart: "检验" },
  phases: { student: "蒸馏", probe: "检验判别器" },
  roles: { teacher: "教师", control: "训练前", student: "学生", smoothed: "判别器", truth: "真实" },
} satisfies MethodTexts<Spec>;
