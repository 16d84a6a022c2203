import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofTeacher } from "../generative/metrics.ts";
import { fewStepDataText, floorText, said, saidAt, spentText } from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...fewStepDataText,
    teacher: {
      label: "教师",
      help: "随附：由本项目脚本训练好的网络。精确：闭式的最优去噪器，此时学生从零开始，判别器取自随附的网络。",
      options: { pretrained: "随附", exact: "精确" },
    },
    guidance: {
      label: "教师的引导强度 w",
      help: "教师示范时类别算多重。学生学到的是结果，只问一次。",
    },
    teacherSteps: {
      label: "教师的采样步数",
      help: "最初的教师走多少步；每个阶段减半。",
      options: { "64": "64", "32": "32", "16": "16", "8": "8" },
    },
    adversarialFrom: {
      label: "从多少步起用判别器",
      help: "不多于这么多步的学生，先用平方误差学习，再与判别器对抗。",
      options: { "8": "8 步", "4": "4 步", "2": "2 步", "1": "1 步" },
    },
    width: { label: "宽度", help: "学生每个隐藏层的神经元数。越窄，判别器的帮助越明显。" },
    depth: { label: "深度", help: "学生的隐藏层数。" },
    control: {
      label: "同时只用平方误差",
      help: "另一列学生继续用平方误差训练，步数与前者花在对抗上的相同。",
    },
    discriminator: {
      label: "判别器看什么",
      help: "一步的两端：样本必须落在教师从那里走到的地方。只看终点：看起来对就行。两者：先前者，后后者，各占一半步数。",
      options: { both: "先两端，后终点", conditional: "两端", unconditional: "只看终点" },
    },
    real: {
      label: "以谁为真",
      help: "判别器把谁的步子当作真：上一个学生，如论文的多数阶段；再上一个，如论文的最后几个阶段；或最初的教师，样本最好，代价也最高。",
      options: { previous: "上一个学生", skip: "再上一个", first: "最初的教师" },
    },
    body: {
      label: "判别器的起点",
      help: "去掉最后一层的教师网络，或随机权重。",
      options: { teacher: "教师网络", random: "随机权重" },
    },
    iterations: { label: "平方误差的步数", help: "每阶段的训练步数；最后两个阶段加倍。" },
    lr: { label: "学习率", help: "平方误差训练时 Adam 的步长；在每个阶段内逐渐降到零。" },
    adversarialIterations: { label: "对抗的步数", help: "每个对抗阶段的训练步数。" },
    generatorRate: { label: "对抗时学生的学习率", help: "学生所用 Adam 的步长。" },
    discriminatorRate: { label: "判别器的学习率", help: "判别器所用 Adam 的步长。" },
    batch: { label: "批大小", help: "每步使用的样本数。" },
    ema: { label: "滑动平均（EMA）", help: "对抗阶段里，学生取训练权重的滑动平均。" },
  },
  metrics: {
    loss: "平方误差",
    generatorLoss: "学生面对判别器的损失",
    discriminatorLoss: "判别器损失",
    ...said("学生", [...ofPoints, "modeAgreement", "frechet", "classAgreement", "sharpness"]),
    ...said("仅平方误差", ["highQuality", "modes", "modeKl", "modeAgreement", "frechet", "sharpness"], "mse"),
    ...said("教师", ofTeacher, "teacher"),
    ...saidAt((n) => `${n} 步的学生`, [4, 2], ["highQuality", "modeAgreement", "frechet", "sharpness"]),
    ...saidAt((n) => `仅平方误差，${n} 步`, [4, 2], ["highQuality", "frechet"], "mse"),
    ...said("学生", ["nfe"]),
    teacherCalls: "用去的各阶段教师回答",
    realSamples: spentText.realSamples,
    ...floorText,
  },
  charts: {
    quality: "训练中的质量",
    agreement: "落在教师所到之模的样本",
    game: "学生与判别器",
    loss: "平方误差",
  },
  chartTabs: { quality: "质量", agreement: "一致", game: "对抗", loss: "误差" },
  phases: {
    steps32: "32 步，平方误差",
    steps16: "16 步，平方误差",
    steps8: "8 步，平方误差",
    steps4: "4 步，平方误差",
    steps2: "2 步，平方误差",
    steps1: "1 步，平方误差",
    conditional8: "8 步，判别两端",
    conditional4: "4 步，判别两端",
    conditional2: "2 步，判别两端",
    conditional1: "1 步，判别两端",
    unconditional8: "8 步，判别终点",
    unconditional4: "4 步，判别终点",
    unconditional2: "2 步，判别终点",
    unconditional1: "1 步，判别终点",
    control8: "仅平方误差，8 步",
    control4: "仅平方误差，4 步",
    control2: "仅平方误差，2 步",
    control1: "仅平方误差，1 步",
  },
  roles: { teacher: "教师", student: "学生", control: "平方误差", smoothed: "判别器", truth: "真实" },
} satisfies MethodTexts<Spec>;
