import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2501.08316"],
  family: "diffusion",
  en: {
    title: "Adversarial post-training (APT)",
    tagline:
      "A one-step student of consistency distillation, still blurred, is trained on against real data; its judge is the whole diffusion network.",
  },
  zh: {
    title: "对抗式后训练（APT）",
    tagline: "一致性蒸馏得到的一步学生仍然模糊，再以真实数据对抗训练；评判它的，是整个扩散网络。",
  },
} satisfies MethodCard;
