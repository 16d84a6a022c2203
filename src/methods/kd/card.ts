import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:1503.02531"],
  family: "classification",
  en: {
    title: "Knowledge distillation",
    tagline:
      "A small student learns from a large teacher's softened answers, beside a twin that sees the labels alone.",
  },
  zh: {
    title: "知识蒸馏",
    tagline: "小小的学生模型向大教师软化后的答案学习，旁边是一个只看标签的孪生对照。",
  },
} satisfies MethodCard;
