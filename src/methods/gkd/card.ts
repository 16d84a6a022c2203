import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2306.13649"],
  family: "sequence",
  en: {
    title: "On-policy distillation",
    tagline: "The student writes, and the teacher says at every token what it would have expected there.",
  },
  zh: {
    title: "在策略蒸馏",
    tagline: "学生自己书写，教师在每个词元处告诉它自己本来期待什么。",
  },
} satisfies MethodCard;
