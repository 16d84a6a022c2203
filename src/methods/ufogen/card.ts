import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:2311.09257"],
  family: "diffusion",
  en: {
    title: "Diffusion GAN (UFOGen)",
    tagline:
      "No teacher at all: a diffusion model jumps to the data, is noised again, and must pass for real among noisy real examples.",
  },
  zh: {
    title: "扩散式对抗网络（UFOGen）",
    tagline: "完全不用教师：扩散模型一步跳到数据，再加噪，要在加噪的真实样本里以假乱真。",
  },
} satisfies MethodCard;
