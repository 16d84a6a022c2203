import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2402.03300", "arXiv:2501.12948"],
  family: "sequence",
  en: {
    title: "Reinforcement learning after distillation",
    tagline:
      "A distilled student tries every problem several times and is told only which answers were right. Alone, it finds nothing to learn from.",
  },
  zh: {
    title: "蒸馏之后的强化学习",
    tagline: "蒸馏过的学生把每道题试做几遍，只被告知哪些答案对了；没有蒸馏打底，它就无从学起。",
  },
} satisfies MethodCard;
