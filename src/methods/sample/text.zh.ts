import type { MethodTexts } from "../../lab/method.ts";
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
    n: { label: "样本数", help: "抽取、显示并度量多少个样本。" },
    fieldTime: { label: "向量场的时刻", help: "显示哪一时刻的箭头：0 为数据，1 为噪声。" },
    target: {
      label: "数据",
      help: "模型要模仿的分布。它们全都是高斯混合，密度、分数与去噪器都有精确表达式。",
      options: {
        ring8: "八模环",
        grid25: "二十五模网格",
        unequal: "轻重不一的模",
        moons: "双月",
        spirals: "螺旋",
        checkerboard: "棋盘",
        pinwheel: "风车",
        letters: "字母",
        mixture: "自己放置的模",
        own: "自己的点",
      },
    },
    modes: { label: "模", help: "各个模的位置、宽度与权重。" },
    teacher: {
      label: "模型",
      help: "精确：闭式的最优去噪器，看到的误差全部来自采样器。现场训练：由网络从样本中学习。",
      options: { exact: "精确", live: "现场训练" },
    },
    prediction: {
      label: "网络预测的量",
      help: "输出代表什么：v、噪声 ε、样本 x0，或直线路径的速度。它们可以互相换算，差别在于哪些误差更要紧。",
      options: { v: "v", epsilon: "噪声 ε", x0: "样本 x0", velocity: "速度" },
    },
    width: { label: "宽度", help: "每个隐藏层的神经元数。" },
    depth: { label: "深度", help: "隐藏层数。" },
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
