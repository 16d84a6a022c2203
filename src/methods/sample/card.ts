import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2006.11239", "arXiv:2010.02502", "arXiv:2206.00364", "arXiv:2211.01095"],
  family: "diffusion",
  en: {
    title: "Diffusion and its samplers",
    tagline:
      "Noise becomes data in many small steps; take fewer, and see what breaks. Every distillation below starts here.",
  },
  zh: {
    title: "扩散模型与采样器",
    tagline: "噪声经许多小步变成数据；步子迈大一些，看看哪里先坏。后面的每种蒸馏都从这里出发。",
  },
} satisfies MethodCard;
