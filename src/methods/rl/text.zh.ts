import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...lookText,
    questions: { label: "题目数", help: "起点训练和强化学习所用的题目。" },
    ...teacherText,
    start: {
      label: "起点",
      help: "蒸馏：学过教师未经过滤的文本。仅格式：学过形式正确、数字随机的文本。只有答案：学过正确答案，没有步骤。",
      options: { distilled: "蒸馏", format: "仅格式", answers: "只有答案" },
    },
    startSteps: { label: "起点的步数", help: "起点训练多久。计划为 400 步；更少就是提前停止，留下更多可提高的余地。" },
    ...studentText,
    group: { label: "每题答案数", help: "一组的大小；一个答案只与同组的答案比较。" },
    epsilon: {
      label: "裁剪 ε",
      help: "一个词元的概率移动多远之后就不再计入。只有当答案被使用不止一次时才起作用。",
    },
    beta: { label: "KL 项的权重 β", help: "写得与起点不同要付多大代价。" },
    reuse: { label: "每批答案的步数", help: "1：每个答案只用一次，不会发生裁剪。" },
    updates: { label: "更新次数", help: "抽取并用于学习的答案批数。" },
    problems: { label: "每次更新的题目数", help: "一批中的组数。" },
    lr: { label: "学习率", help: "强化学习中 Adam 的步长。" },
  },
  metrics: {
    reward: "平均奖励",
    noAdvantage: "没有优势的组",
    kl: "与起点的 KL（每词元）",
    studentLoss: "策略损失",
    startLoss: "起点：损失",
    teacherLoss: "教师：损失",
    teacherAccuracy: "教师：准确率",
    startAccuracy: "起点：准确率",
    studentAccuracy: "强化学习后：准确率",
    teacherHard: "教师：遇到错误口诀时的准确率",
    startHard: "起点：遇到错误口诀时的准确率",
    studentHard: "强化学习后：遇到错误口诀时的准确率",
    startPass8: "起点：pass@8",
    studentPass8: "强化学习后：pass@8",
    tokensDrawn: "策略写出的词元",
  },
  charts: {
    accuracy: "留出题目上的准确率",
    reward: "抽取的答案的平均奖励",
    noAdvantage: "所有答案得分相同的组",
    pass8: "八次中至少一次答对",
    kl: "与起点的距离（每词元 KL）",
    loss: "损失",
  },
  chartTabs: { accuracy: "准确率", reward: "奖励", noAdvantage: "闲置的组", pass8: "pass@8", kl: "KL", loss: "损失" },
  phases: { teacher: "训练教师", asking: "教师书写", start: "教会起点", rl: "强化学习" },
  roles: { teacher: "教师", student: "强化学习后", control: "起点" },
} satisfies MethodTexts<Spec>;
