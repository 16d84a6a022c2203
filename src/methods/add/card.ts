import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2311.17042"],
  family: "diffusion",
  en: {
    title: "Adversarial diffusion distillation (ADD)",
    tagline:
      "One step that small judges, sitting on frozen features, cannot tell from real data; the teacher only points the way.",
  },
  zh: {
    title: "对抗扩散蒸馏（ADD）",
    tagline: "一步生成，让坐在冻结特征之上的小判别器分不出真假；教师只负责指路。",
  },
} satisfies MethodCard;
