import type { MethodTexts } from "../../lab/method.ts";
import { ofMotion, ofPoints } from "../generative/metrics.ts";
import { costText, floorText, said } from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    n: { label: "样本数", help: "抽取并度量多少个样本。" },
    target: {
      label: "数据",
      help: "由扩散 Transformer 生成的静止数字或运动数字短片；或平面上的点集，那里可以看见判别器的全貌。",
      options: {
        patches: "手绘数字（Transformer）",
        moving: "运动数字（视频，Transformer）",
        latents: "手绘数字（潜空间）",
        grid25: "二十五模网格",
        ring8: "八模环",
      },
    },
    start: {
      label: "生成器的起点",
      help: "提前停下、仍然模糊的一致性学生；训练到底的一致性学生；现在就蒸馏，作为第一阶段；或还不会跳的扩散模型本身。",
      options: { early: "早停的一致性学生", consistency: "完整的一致性学生", live: "现场蒸馏", teacher: "扩散模型" },
    },
    guidance: { label: "教师的引导（w）", help: "类别对教师有多重要：用于教师自己的样本，也用于蒸馏学生时。" },
    distillation: { label: "蒸馏步数", help: "对抗阶段之前，一致性蒸馏训练多少步。" },
    body: {
      label: "判别器的起点",
      help: "原始扩散模型、蒸馏后的学生，或随机权重。整个网络都参与训练。",
      options: { original: "原始扩散模型", distilled: "蒸馏后的学生", random: "随机权重" },
    },
    depths: {
      label: "判别头读取的层",
      help: "在哪些块之后由可学习的查询读取词元；在平面上，则是判别头看见哪些隐藏层。",
      options: { all: "每一块", two: "最后两块", last: "最后一块" },
    },
    time: {
      label: "告诉判别器的时刻",
      help: "判别器看到的是干净样本，却被告知一个随机的噪声水平，于是一个网络成了许多位评委；也可以总是同一个水平。",
      options: { random: "随机", fixed: "固定" },
    },
    shift: {
      label: "时刻的偏移（s）",
      help: "t′ = s t / (1 + (s − 1) t)：大于 1 时偏向噪声大的水平，网络在那里看的是整体。论文中图像取 1，视频取 12。",
    },
    fixedTime: { label: "固定的时刻", help: "0 为干净数据，1 为纯噪声。" },
    penalty: {
      label: "惩罚项",
      help: "近似的只需多做一次前向计算；真正的要求二阶导数，本项目只在平面数据上能算。",
      options: { approximated: "近似 R1", true: "真正的 R1", none: "不用" },
    },
    lambda: { label: "惩罚的权重（λ）", help: "乘在 |D(x) − D(x + σ n)|² 之前。" },
    sigma: { label: "扰动的大小（σ）", help: "判别器不应察觉的噪声有多大。" },
    headStart: { label: "判别器先行步数", help: "开头若干步只训练判别器：判别头起初没有主见。" },
    dlr: { label: "判别器的学习率", help: "判别器的步长。" },
    iterations: { label: "训练步数", help: "生成器的训练步数，每步都配一步判别器。" },
    batch: { label: "批大小", help: "每步使用的真实样本数与生成样本数。" },
    lr: { label: "学习率", help: "生成器的步长；训练后半程逐渐降到零。" },
    ema: { label: "滑动平均（EMA）", help: "采样时使用生成器权重的滑动平均。" },
  },
  metrics: {
    generatorLoss: "生成器损失",
    discriminatorLoss: "判别器损失",
    penalty: "付出的惩罚",
    distillationLoss: "蒸馏损失",
    realLogit: "D（真实）",
    fakeLogit: "D（生成）",
    approximatedPenalty: "|D(x) − D(x + σn)|²",
    truePenalty: "σ²|∇D(x)|²",
    ...said("学生", [...ofPoints, "frechet", "classAgreement", "diversity", "sharpness"]),
    ...said(
      "训练前",
      ["highQuality", "modes", "modeKl", "frechet", "classAgreement", "diversity", "sharpness"],
      "start",
    ),
    ...said("教师", ["highQuality", "modes", "frechet", "classAgreement", "sharpness"], "teacher"),
    ...said("学生", ofMotion),
    ...said("训练前", ofMotion, "start"),
    ...said("教师", ofMotion, "teacher"),
    motionDistanceFloor: "两组真实短片之间运动的 Fréchet 距离",
    motionErrorFloor: "真实短片：偏离匀速路径（像素）",
    flickerFloor: "真实短片：闪烁",
    ...costText(),
    ...floorText,
  },
  charts: {
    quality: "训练中的质量",
    sharpness: "清晰度，或覆盖的模",
    motion: "运动：偏离匀速路径",
    logits: "判别器的看法",
    penalty: "惩罚项与它所近似的量",
    game: "博弈双方的损失",
  },
  chartTabs: { quality: "质量", sharpness: "清晰度", motion: "运动", logits: "D", penalty: "惩罚", game: "损失" },
  phases: { teacher: "扩散教师", consistency: "一致性蒸馏", adversarial: "对抗阶段" },
  roles: {
    teacher: "扩散教师",
    control: "训练前（一致性）",
    student: "APT 学生",
    smoothed: "判别器",
    truth: "真实",
  },
} satisfies MethodTexts<Spec>;
