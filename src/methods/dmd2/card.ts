import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2405.14867"],
  family: "diffusion",
  en: {
    title: "Improved distribution matching (DMD2)",
    tagline:
      "No pairs: let the fake score keep up, let it also tell real from made, and train where the generator will stand.",
  },
  zh: {
    title: "改进的分布匹配蒸馏（DMD2）",
    tagline: "不再需要配对：让假分数跟得上，让它顺便分辨真假，并在生成器将要站的地方训练它。",
  },
} satisfies MethodCard;
