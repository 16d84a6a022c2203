import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: [],
  family: "comparison",
  en: {
    title: "Compare",
    tagline: "Every trained generator on the same data, from the same noise, with the same number of evaluations.",
  },
  zh: {
    title: "对比",
    tagline: "同样的数据、同一份噪声、同样的网络调用次数，把训练好的生成器放在一起比。",
  },
} satisfies MethodCard;
