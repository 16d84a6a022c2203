import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...lookText,
    questions: { label: "题目数", help: "教给学生和孪生对照的题目；两者相同。" },
    ...teacherText,
    ...studentText,
    warmUp: {
      label: "预热步数",
      help: "两者分开之前，一起学习教师文本的步数。什么都不会写的学生，也没有什么值得纠正。",
    },
    lambda: { label: "自写文本的比例 λ", help: "文本有多常由学生自己写。0：总是教师的文本。1：总是自己的。" },
    beta: {
      label: "散度 β",
      help: "0：前向 KL，惩罚漏掉教师会说的话。1：反向 KL，惩罚说出教师不会说的话。两者之间是广义的 Jensen–Shannon 散度。",
    },
    steps: { label: "训练步数", help: "预热之后，学生和孪生对照的步数相同。" },
    batch: { label: "批大小", help: "每个训练步的文本数。" },
    lr: { label: "学习率", help: "Adam 的步长；开头几步上升，之后降到十分之一。" },
  },
  metrics: {
    studentLoss: "在策略：训练散度",
    textsLoss: "只学文本：损失",
    warmUpLoss: "预热：损失",
    teacherLoss: "教师：损失",
    teacherAccuracy: "教师：准确率",
    studentAccuracy: "在策略：准确率",
    textsAccuracy: "只学文本：准确率",
    teacherHard: "教师：遇到错误口诀时的准确率",
    studentHard: "在策略：遇到错误口诀时的准确率",
    textsHard: "只学文本：遇到错误口诀时的准确率",
    studentDivergence: "在策略：自写文本上与教师的 KL",
    textsDivergence: "只学文本：自写文本上与教师的 KL",
    onPolicy: "使用自写文本的步数比例",
    teacherLooks: "询问教师的词元数",
  },
  charts: {
    divergence: "学生自写文本上的 KL（学生 ‖ 教师）",
    accuracy: "留出题目上的准确率",
    loss: "训练损失",
  },
  chartTabs: { divergence: "散度", accuracy: "准确率", loss: "损失" },
  phases: { teacher: "训练教师", asking: "教师书写", "warm-up": "用教师文本预热", students: "训练学生" },
  roles: { teacher: "教师", student: "在策略", control: "只学文本" },
} satisfies MethodTexts<Spec>;
