import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2202.00512"],
  family: "diffusion",
  en: {
    title: "Progressive distillation",
    tagline:
      "Two steps become one, again and again: each student learns to do in one step what its teacher does in two.",
  },
  zh: {
    title: "渐进式蒸馏",
    tagline: "一次次把两步并成一步：每个学生都学着用一步走完老师的两步。",
  },
} satisfies MethodCard;
