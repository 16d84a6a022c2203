import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2311.18828"],
  family: "diffusion",
  en: {
    title: "Distribution matching (DMD)",
    tagline:
      "Follow the difference of two scores, the teacher's and that of what you make yourself, until nothing is left of it.",
  },
  zh: {
    title: "分布匹配蒸馏（DMD）",
    tagline: "沿着两个分数之差走：一个是教师的，一个是自己作品的，直到两者再无差别。",
  },
} satisfies MethodCard;
