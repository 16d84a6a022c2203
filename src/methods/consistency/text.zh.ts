import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints, ofStretch } from "../generative/metrics.ts";
import {
  anyTeacherText,
  consistencyText,
  consistencyTrainingText,
  floorText,
  jumpingNetworkText,
  modesText,
  said,
  sampleText,
  targetText,
} from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    steps: {
      label: "采样步数",
      help: "一步：从纯噪声一跳到底。之后每一步都先加回一点噪声，再跳一次。教师用 Heun 法走同样多的步。",
    },
    ...sampleText,
    target: targetText("patches", "latents", "moving"),
    ...modesText,
    training: {
      label: "学习方式",
      help: "蒸馏：由教师走到下一个噪声水平。从零：由训练样本自己走这一步，不用教师的答案；学生仍从教师的权重开始。",
      options: { distillation: "一致性蒸馏（CD）", scratch: "不靠教师的步（CT）" },
    },
    ...anyTeacherText,
    solver: { label: "教师的一步", help: "Heun 看两眼，误差更小。", options: { euler: "Euler", heun: "Heun" } },
    levels: { label: "噪声水平数", help: "把路径切成多少步：相邻两点的预测应当一致。" },
    growth: { label: "水平数增长倍数", help: "噪声水平数分阶段加倍，直到这么多倍：先粗后细。" },
    distance: consistencyText.distance,
    weighting: {
      label: "误差的权重",
      help: "1；或 SNR + 1，让小噪声水平占主导；或 1/Δσ，相邻两个水平越近，权重越大。",
      options: { one: "1", "snr+1": "SNR + 1", gap: "1/Δσ" },
    },
    targetEma: consistencyText.targetEma,
    ...jumpingNetworkText,
    ...consistencyTrainingText,
  },
  metrics: {
    loss: "学生损失",
    teacherLoss: "教师损失",
    ...said("学生", [...ofPoints, "mmd", "fourStepQuality"]),
    ...said("教师", ["fourStepQuality"], "teacher"),
    ...said("学生", ["selfConsistency"]),
    ...said("教师", ["selfConsistency"], "teacher"),
    ...said("学生", ["nfe"]),
    ...said("教师", ["highQuality", "modes", "nfe"], "teacher"),
    ...said("学生", ["frechet", "classAgreement", "sharpness"]),
    ...said("教师", ["frechet", "sharpness"], "teacher"),
    frechetFloor: floorText.frechetFloor,
    ...said("学生", ofStretch),
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "训练中的质量", consistency: "同一路径上的分歧", loss: "训练损失" },
  chartTabs: { quality: "质量", consistency: "一致性", loss: "损失" },
  phases: { teacher: "训练教师", student: "训练学生" },
  roles: { teacher: "教师", student: "学生", truth: "真实" },
} satisfies MethodTexts<Spec>;
