import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2402.13929"],
  family: "diffusion",
  en: {
    title: "Progressive adversarial distillation (Lightning)",
    tagline: "Merge the teacher's steps as before, but let a judge made of the diffusion model say where they may end.",
  },
  zh: {
    title: "渐进对抗蒸馏（Lightning）",
    tagline: "照旧把教师的步子逐级合并，但终点好不好，由扩散模型改成的判别器说了算。",
  },
} satisfies MethodCard;
