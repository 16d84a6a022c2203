import type { MethodTexts } from "../../lab/method.ts";
import { lookText, studentText, teacherText } from "../language/text.zh.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    ...lookText,
    questions: { label: "题目数", help: "教给每个学生的题目；所有学生都相同。" },
    ...teacherText,
    samples: {
      label: "每题文本数",
      help: "教师把每道题回答多少遍。“过滤”学生得到第一篇答案正确的文本，“未过滤”学生得到第一篇，不论对错。",
    },
    teacherTemperature: {
      label: "教师的温度",
      help: "教师书写时有多大胆。为 0 时，它对同一题写出的文本全都一样。",
    },
    ...studentText,
    equalTokens: {
      label: "再比较等量词元",
      help: "写出步骤比只写答案更长。另有一个只学答案的学生，一直训练到读过同样多的词元。",
    },
    steps: { label: "训练步数", help: "每个学生都相同。" },
    batch: { label: "批大小", help: "每个训练步的文本数。" },
    lr: { label: "学习率", help: "Adam 的步长；开头几步上升，之后降到十分之一。" },
  },
  metrics: {
    studentLoss: "过滤：损失",
    unfilteredLoss: "未过滤：损失",
    goldLoss: "真实步骤：损失",
    answersLoss: "只有答案：损失",
    longerLoss: "只有答案，等量词元：损失",
    teacherLoss: "教师：损失",
    teacherAccuracy: "教师：准确率",
    studentAccuracy: "过滤：准确率",
    unfilteredAccuracy: "未过滤：准确率",
    goldAccuracy: "真实步骤：准确率",
    answersAccuracy: "只有答案：准确率",
    longerAccuracy: "只有答案，等量词元：准确率",
    teacherHard: "教师：遇到错误口诀时的准确率",
    studentHard: "过滤：遇到错误口诀时的准确率",
    unfilteredHard: "未过滤：遇到错误口诀时的准确率",
    goldHard: "真实步骤：遇到错误口诀时的准确率",
    answersHard: "只有答案：遇到错误口诀时的准确率",
    longerHard: "只有答案，等量词元：遇到错误口诀时的准确率",
    parameters: "每个学生的权重数",
    textsRight: "教师：首篇文本的正确率",
    questionsKept: "有正确文本的题目",
    tokensWritten: "教师写出的词元",
    studentTokens: "过滤：学过的词元",
    unfilteredTokens: "未过滤：学过的词元",
    goldTokens: "真实步骤：学过的词元",
    answersTokens: "只有答案：学过的词元",
    longerTokens: "只有答案，等量词元：学过的词元",
    longerSteps: "只有答案，等量词元：训练步数",
  },
  charts: { accuracy: "留出题目上的准确率", loss: "每个词元的训练损失", hard: "遇到教师的错误口诀时的准确率" },
  chartTabs: { accuracy: "准确率", loss: "损失", hard: "难题" },
  phases: {
    teacher: "训练教师",
    asking: "教师书写",
    students: "训练学生",
    tokens: "只有答案：继续到等量词元",
  },
  roles: { teacher: "教师", student: "过滤", smoothed: "未过滤", truth: "真实步骤", control: "只有答案" },
} satisfies MethodTexts<Spec>;
