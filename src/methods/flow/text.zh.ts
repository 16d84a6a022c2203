import type { MethodTexts } from "../../lab/method.ts";
import { ofPoints } from "../generative/metrics.ts";
import { fieldText, floorText, modesText, networkText, said, sampleText, targetText } from "../generative/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    steps: {
      label: "采样步数",
      help: "每个模型从同一份噪声出发走多少步。看看重流前后，只走一步会怎样。",
    },
    sampler: {
      label: "采样器",
      help: "Euler 沿速度直走；Heun 在一步的终点再看一眼，代价加倍。",
      options: { euler: "Euler", heun: "Heun" },
    },
    ...sampleText,
    ...fieldText,
    target: targetText("latents"),
    ...modesText,
    flows: {
      label: "流的个数",
      help: "1：只做流匹配。从第二个流起，用前一个流所连接的噪声与样本来训练下一个。",
    },
    distil: { label: "蒸馏成一步", help: "最后让网络学会从噪声一步跳到末一个流的终点。" },
    ...networkText,
    iterations: { label: "每阶段训练步数", help: "每个流以及最后的蒸馏都训练这么多步。" },
    pairs: { label: "配对数", help: "为下一阶段生成多少个噪声与样本的配对。" },
    pairSteps: { label: "每个配对的步数", help: "生成一个配对所用的 Euler 步数。" },
    batch: { label: "批大小", help: "每步使用的样本数。" },
    lr: { label: "学习率", help: "Adam 的步长；在每个阶段的后五分之三逐渐降到零。" },
    ema: { label: "滑动平均（EMA）", help: "采样时使用权重的滑动平均；越接近 1 记得越久。" },
  },
  metrics: {
    loss: "损失",
    ...said("重流", [...ofPoints, "mmd"]),
    nfe: "每个样本的网络调用次数",
    ...said("重流", ["stretchMedian", "stretchP99"]),
    stretchMax: "重流：4000 处中最陡的一处",
    ...said("重流", ["straightness", "fourStepQuality"]),
    ...said("初始流", ["highQuality", "modes", "slicedW2", "straightness", "fourStepQuality"], "flow"),
    ...said("蒸馏", ["highQuality", "modes", "slicedW2"], "distilled"),
    ...said("蒸馏", ["stretchMedian", "stretchP99"], "distilled"),
    distilledStretchMax: "蒸馏：4000 处中最陡的一处",
    ...said("精确流", ["highQuality", "modes", "straightness", "fourStepQuality"], "diffusion"),
    ...said("精确映射（100 步）", ["stretchMedian", "stretchP99"], "diffusionMap"),
    diffusionMapStretchMax: "精确映射（100 步）：4000 处中最陡的一处",
    ...said("重流", ["frechet", "classAgreement", "sharpness"]),
    ...said("初始流", ["frechet", "sharpness"], "flow"),
    ...said("蒸馏", ["frechet", "sharpness"], "distilled"),
    ...said("扩散模型", ["frechet", "sharpness"], "diffusion"),
    frechetFloor: floorText.frechetFloor,
    slicedW2Floor: floorText.slicedW2Floor,
  },
  charts: { quality: "训练中的质量", straightness: "路径偏离直线的程度", loss: "训练损失" },
  chartTabs: { quality: "质量", straightness: "直度", loss: "损失" },
  phases: {
    flow1: "初始流",
    pairs: "生成配对",
    flow2: "第二个流（重流）",
    flow3: "第三个流（重流）",
    distil: "蒸馏成一步",
  },
  roles: { teacher: "精确流", control: "初始流", student: "重流", smoothed: "蒸馏", truth: "真实" },
} satisfies MethodTexts<Spec>;
