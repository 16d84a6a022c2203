import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2310.04378", "arXiv:2207.12598"],
  family: "diffusion",
  en: {
    title: "Latent consistency models",
    tagline:
      "Consistency distillation in a latent space with guidance folded in: four guided steps at the price of four.",
  },
  zh: {
    title: "潜在一致性模型（LCM）",
    tagline: "在潜空间里做一致性蒸馏，并把引导也学进去：四步带引导的采样，只花四次网络调用。",
  },
} satisfies MethodCard;
