import type { MethodCard } from "../entry.ts";

export const card = {
  version: 1,
  cite: ["arXiv:1606.07947", "arXiv:2501.12948"],
  family: "sequence",
  en: {
    title: "Learning from written steps",
    tagline:
      "A small language model learns from what a larger one wrote out, step by step; its twin is told the answers alone.",
  },
  zh: {
    title: "从写出的步骤中学习",
    tagline: "小语言模型学习大模型一步一步写出的内容；它的孪生对照只被告知最终答案。",
  },
} satisfies MethodCard;
