import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2209.03003", "arXiv:2210.02747"],
  family: "diffusion",
  en: {
    title: "Rectified flow",
    tagline:
      "Straighten the paths from noise to data until one step is enough: flow matching, reflow, and a final distillation.",
  },
  zh: {
    title: "整流流",
    tagline: "把从噪声到数据的路径一次次拉直，直到一步就够：流匹配、重流，最后再蒸馏。",
  },
} satisfies MethodCard;
