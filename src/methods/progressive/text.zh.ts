import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofStretch } from "../generative/metrics.ts";
import {
  anyTeacherText,
  fieldText,
  floorText,
  jumpingNetworkText,
  modesText,
  said,
  saidAt,
  sampleText,
  targetText,
} from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...sampleText,
    ...fieldText,
    target: targetText("latents"),
    ...modesText,
    ...anyTeacherText,
    teacherSteps: {
      label: "教师的采样步数",
      help: "最初的教师走多少步。",
      options: { "128": "128", "100": "100", "64": "64", "32": "32", "16": "16", "8": "8", "4": "4" },
    },
    stride: {
      label: "每次合并的步数",
      help: "每个学生用一步学会教师的几步；除不尽时，取其上第一个能整除教师步数的数。全部：一个学生一次学完整条路径。",
      options: { "2": "2", "4": "4", "5": "5", "8": "8", all: "一次全部" },
    },
    direct: { label: "同时做直接蒸馏", help: "另一个学生一次学完所有步，训练步数等于各阶段之和。" },
    schedule: {
      label: "噪声调度",
      help: "教师的步子落在哪里。",
      options: { cosine: "余弦", edm: "EDM（Karras）", flow: "直线（流匹配）" },
    },
    weighting: {
      label: "误差的权重",
      help: "在每个噪声水平上，预测样本的误差算多重。",
      options: { truncated: "max(SNR, 1)", "snr+1": "SNR + 1", snr: "SNR", one: "1" },
    },
    prediction: {
      label: "学生预测的量",
      help: "没有 ε：在纯噪声处，从 ε 读不出样本。",
      options: { v: "v", x0: "样本 x0" },
    },
    ...jumpingNetworkText,
    iterations: { label: "每阶段训练步数", help: "最后两个阶段最难，训练步数加倍。" },
    batch: { label: "批大小", help: "每步使用的样本数。" },
    lr: { label: "学习率", help: "Adam 的步长；在每个阶段内逐渐降到零。" },
  },
  metrics: {
    teacherLoss: "教师损失",
    loss: "学生损失",
    ...said("学生", [...ofPoints, "mmd", "nfe"]),
    ...said("教师", ["highQuality", "modes"], "teacher"),
    ...said("直接蒸馏", ["highQuality", "modes"], "direct"),
    ...said("学生", ["frechet", "classAgreement", "sharpness"]),
    ...said("教师", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorText.frechetFloor,
    ...said("学生", ofStretch),
    ...said("教师", ofStretch, "teacher"),
    ...saidAt((n) => `${n} 步的学生`, [8, 4, 2], ["highQuality", "stretchMax", "sharpness", "frechet"]),
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "训练中的质量", loss: "训练损失" },
  chartTabs: { quality: "质量", loss: "损失" },
  phases: {
    teacher: "训练教师",
    steps64: "64 步的学生",
    steps50: "50 步的学生",
    steps32: "32 步的学生",
    steps25: "25 步的学生",
    steps20: "20 步的学生",
    steps16: "16 步的学生",
    steps10: "10 步的学生",
    steps8: "8 步的学生",
    steps5: "5 步的学生",
    steps4: "4 步的学生",
    steps2: "2 步的学生",
    steps1: "1 步的学生",
    direct: "直接蒸馏",
  },
  roles: { teacher: "教师", student: "学生", control: "直接蒸馏", truth: "真实" },
} satisfies MethodTexts<Spec>;
