import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2311.05556", "arXiv:2106.09685"],
  family: "diffusion",
  en: {
    title: "LCM-LoRA",
    tagline:
      "Acceleration as a small adapter: add it to an adapter of style, and the sum is fast without further training.",
  },
  zh: {
    title: "LCM-LoRA",
    tagline: "把加速做成一个小小的适配器：与风格适配器相加，无需再训练就又快又有风格。",
  },
} satisfies MethodCard;
