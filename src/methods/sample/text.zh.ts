import type { MethodTexts } from "../../lab/method.ts";
import { fieldText, modesText, networkText, sampleText, targetText } from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    steps: {
      label: "采样步数",
      help: "从噪声到样本走多少步。步数越少越省，也越能暴露模型中途的误差。",
    },
    sampler: {
      label: "采样器",
      help: "每一步怎么走。DDIM 保留它所相信的噪声；DDPM 每步加入新噪声；Euler 与 Heun 对概率流常微分方程做积分；DPM-Solver++ 会记住上一步的答案。",
      options: {
        ddim: "DDIM",
        ddpm: "DDPM（祖先采样）",
        euler: "Euler",
        heun: "Heun",
        dpm2m: "DPM-Solver++（2M）",
      },
    },
    schedule: {
      label: "噪声调度",
      help: "信号与噪声随时间如何混合，步子落在哪里。直线即整流流所用的调度。",
      options: { cosine: "余弦", linear: "线性 β", edm: "EDM（Karras）", flow: "直线（流匹配）" },
    },
    ...sampleText,
    ...fieldText,
    guidance: {
      label: "引导强度 w",
      help: "类别算多重：x̂(∅) + w (x̂(c) − x̂(∅))。0：不看类别；1：按学到的类别；更大：夸大类别，代价加倍。",
    },
    target: targetText("digits", "patches", "latents", "moving"),
    ...modesText,
    teacher: {
      label: "模型",
      help: "精确：闭式的最优去噪器，看到的误差全部来自采样器；数字没有这样的精确解。随附：由本项目脚本训练好的网络。现场训练：由网络从样本中学习。",
      options: { exact: "精确", pretrained: "随附", live: "现场训练" },
    },
    prediction: {
      label: "网络预测的量",
      help: "输出代表什么：v、噪声 ε、样本 x0，或直线路径的速度。它们可以互相换算，差别在于哪些误差更要紧。",
      options: { v: "v", epsilon: "噪声 ε", x0: "样本 x0", velocity: "速度" },
    },
    ...networkText,
    iterations: { label: "训练步数", help: "训练的长度。" },
    batch: { label: "批大小", help: "每步使用的新样本数。" },
    lr: { label: "学习率", help: "Adam 的步长；在后五分之三的训练中逐渐降到零。" },
    ema: {
      label: "滑动平均（EMA）",
      help: "采样时使用权重的滑动平均；越接近 1 记得越久，0 即直接使用当前权重。",
    },
  },
  metrics: {
    loss: "损失",
    highQuality: "高质量比例（3σ 以内）",
    modes: "覆盖的模",
    modeKl: "模的不均衡（KL）",
    logDensity: "样本在真实分布下的对数密度",
    slicedW2: "切片 Wasserstein 距离",
    slicedW2Floor: "……两组真实样本之间",
    mmd: "最大均值差异²",
    frechet: "Fréchet 距离",
    frechetFloor: "……两组真实图像之间",
    classAgreement: "与所要类别一致",
    sharpness: "清晰度（真实为 1）",
    motionDistance: "运动的 Fréchet 距离（像素²）",
    motionDistanceFloor: "……两组真实片段之间",
    motionError: "偏离匀速运动的程度（像素）",
    motionErrorFloor: "……真实片段",
    flicker: "墨量闪烁",
    flickerFloor: "……真实片段",
    straightness: "路径偏离直线的程度",
    stretchMedian: "噪声到样本映射的局部拉伸，中位数",
    stretchP95: "……95 %",
    stretchP99: "……99 %",
    nfe: "每个样本的网络调用次数",
  },
  charts: { quality: "训练中的质量", loss: "训练损失" },
  chartTabs: { quality: "质量", loss: "损失" },
  phases: { teacher: "训练模型" },
  roles: { teacher: "模型", truth: "真实" },
} satisfies MethodTexts<Spec>;
