import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2110.04181", "arXiv:2006.05929", "arXiv:1911.00068"],
  family: "data",
  en: {
    title: "Dataset distillation",
    tagline:
      "The data are made small instead of the model: a few learned images per class, or the wrong labels taken out.",
  },
  zh: {
    title: "数据集蒸馏",
    tagline: "变小的是数据而不是模型：每类只学出几张图像，或者把错误的标签剔除。",
  },
} satisfies MethodCard;
