import type { MethodTexts } from "../../lab/method.ts";
import { consistencyText, consistencyTrainingText, floorText } from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    steps: {
      label: "采样步数",
      help: "一步：从纯噪声一跳到底。之后每一步都先加回一些噪声（越来越少），再跳一次。教师始终走 50 步。",
    },
    guidance: {
      label: "引导强度 ω",
      help: "类别有多要紧：0 完全不看，1 与数据一致，更大则数字更清楚，也更雷同。学生把 ω 当作输入，一次就答；教师每步要问网络两次。",
    },
    n: { label: "图像数", help: "抽取并度量多少张图像。" },
    lowest: { label: "训练时最小的 ω", help: "每个样本各用一个 ω，从这里……" },
    highest: { label: "训练时最大的 ω", help: "……到这里均匀抽取。范围之外学生没有学过：把引导强度移过去看看。" },
    levels: { label: "噪声水平数", help: "把路径切成多少步。" },
    skip: { label: "跳过的水平数 k", help: "须一致的两点之间隔多少个水平。越多学得越快，但教师的一步越粗。" },
    distance: consistencyText.distance,
    weighting: {
      label: "误差的权重",
      help: "1，或 SNR + 1，后者让小噪声水平占主导。",
      options: { one: "1", "snr+1": "SNR + 1" },
    },
    targetEma: consistencyText.targetEma,
    ...consistencyTrainingText,
  },
  metrics: {
    loss: "学生损失",
    frechet: "学生：Fréchet 距离",
    classAgreement: "学生：与所要类别一致",
    diversity: "学生：类内多样性（真实为 1）",
    sharpness: "学生：清晰度（真实为 1）",
    nfe: "学生：每个样本的网络调用次数",
    teacherFrechet: "教师 50 步：Fréchet 距离",
    teacherClassAgreement: "教师：与所要类别一致",
    teacherDiversity: "教师：类内多样性",
    teacherSharpness: "教师：清晰度",
    teacherNfe: "教师：每个样本的网络调用次数",
    frechetFloor: floorText.frechetFloor,
  },
  charts: { quality: "训练中的质量", guidance: "一致与多样", loss: "训练损失" },
  chartTabs: { quality: "质量", guidance: "引导", loss: "损失" },
  phases: { student: "训练学生" },
  roles: { teacher: "教师，带引导 50 步", student: "学生", truth: "真实" },
} satisfies MethodTexts<Spec>;
