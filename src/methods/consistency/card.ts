import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2303.01469", "arXiv:2310.14189"],
  family: "diffusion",
  en: {
    title: "Consistency models",
    tagline: "From any point of a path, predict its end: then a single step from pure noise is enough.",
  },
  zh: {
    title: "一致性模型",
    tagline: "从路径上的任意一点预测它的终点：于是从纯噪声出发一步就够。",
  },
} satisfies MethodCard;
