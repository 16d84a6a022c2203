import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    nfe: {
      label: "每个样本的网络调用次数",
      help: "生成一个样本最多可以调用几次网络。只为更少步数训练的模型就用更少次。",
      options: { "1": "1", "2": "2", "4": "4", "8": "8", "16": "16", "32": "32" },
    },
    n: { label: "度量样本数", help: "各项数字与曲线用多少个样本算出。" },
    target: {
      label: "数据",
      help: "所有模型训练时要模仿的分布。",
      options: {
        grid25: "二十五模网格",
        latents: "手绘数字",
        patches: "数字（Transformer）",
        ring8: "八模环",
        digits: "手绘数字（像素）",
        unequal: "轻重不一的模",
        moons: "双月",
        spirals: "螺旋",
        checkerboard: "棋盘",
        pinwheel: "风车",
        letters: "字母",
      },
    },
    sampler: {
      label: "教师的采样器",
      help: "扩散模型怎样走步。Heun 每步调用两次网络，因此只能走一半的步数。",
      options: { ddim: "DDIM", dpm2m: "DPM-Solver++（2M）", heun: "Heun" },
    },
    contestants: { label: "参加者", help: "随页面提供的学生，以及你自己架上的网络。" },
  },
  metrics: {},
  charts: {},
  chartTabs: {},
  phases: {},
} satisfies MethodTexts<Spec>;
