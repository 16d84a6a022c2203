/** The words of the claims about reinforcement learning of small models. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"R3" | "R4", ClaimText>>;

export const en: Texts = {
  R3: {
    statement: "Reinforcement learning after distillation improves the student further.",
    protocol:
      "Last digit of the total of six prices. A student is taught the teacher's unfiltered texts, to the end of its plan (400 steps) or stopped early (250); then 80 updates of GRPO, 8 problems with 8 answers each, the reward being whether the final answer is right. Compared: greedy accuracy on 400 held-out problems before and after.",
    holds:
      "After RL the student is more than five points better, from both starts. It does not say that RL helps any student: one that was stopped at 100 steps is shown beside it.",
    notes:
      "The source reports the observation without a number. RL can put right here what the teacher taught wrong: four additions that its texts get wrong in six of ten cases, which the distilled student writes rightly often enough to be rewarded. Tried on seeds 101–103, with students of two attention heads: from 250 steps 80.5 % became 100, from 400 steps 81.0 became 100, from 100 steps 10.8 became 8.1. The students now have four heads, for the reason given in R1. The learning rate 0.001 is twice that of earlier trials outside this engine.",
    asked: {
      early: "Gain of the one stopped early",
      full: "Gain of the one taught to the end",
      overTeacher: "Taught to the end, after RL − teacher",
      tooEarly: "Gain of the one stopped too early",
    },
  },
  R4: {
    statement: "Reinforcement learning alone on the small model does worse than distillation.",
    protocol:
      "The same student. One is distilled for 400 steps without any RL. One learns only the form of a solution, from texts with random digits, and then has 240 updates of GRPO, three times as many as in R3. One is taught the right answers without steps, and then has 80. Compared: the last two after RL with the first without.",
    holds:
      "Both are more than ten points behind the distilled student. It is about a model, a task and a budget of this size: large models do learn to reason by RL alone.",
    notes:
      "By chance one answer in ten is right, so there are rewards and groups with an advantage from the start; but what is rewarded is luck, which says nothing about the steps. With seed 101 and 400 updates accuracy went from 11 to 8 % (chance: 10); earlier trials outside this engine found the same after 1000.",
    asked: {
      alone: "RL from the format alone − distilled",
      onAnswers: "RL on answers − distilled",
      gained: "Gain by RL from the format alone",
    },
  },
};

export const zh: Texts = {
  R3: {
    statement: "蒸馏之后再做强化学习，能进一步提高学生。",
    protocol:
      "求六个价格之和的末位。学生学习教师未经过滤的文本，学完计划（400 步）或提前停止（250 步）；然后做 80 次 GRPO 更新，每次 8 道题、每题 8 个答案，奖励是最终答案是否正确。比较：前后在 400 道留出题上的贪心准确率。",
    holds:
      "两种起点在强化学习后都提高五个百分点以上。这并不说明强化学习对任何学生都有用：旁边列出在 100 步停止的学生。",
    notes:
      "原文报告了这个观察，没有给出数字。这里强化学习能纠正教师教错的东西：四个加法，教师的文本十次有六次写错，而蒸馏过的学生写对的次数足以得到奖励。在种子 101–103 上用两个注意力头的学生试过：从 250 步起，80.5% 变为 100；从 400 步起，81.0 变为 100；从 100 步起，10.8 变为 8.1。由于 R1 中所述的原因，学生现在有四个头。学习率 0.001 是此引擎之外早期试验的两倍。",
    asked: {
      early: "提前停止者的提高",
      full: "学完计划者的提高",
      overTeacher: "学完计划者强化学习后 − 教师",
      tooEarly: "停得太早者的提高",
    },
  },
  R4: {
    statement: "只对小模型做强化学习，不如蒸馏。",
    protocol:
      "同样的学生。一个蒸馏 400 步，不做强化学习。一个只从数字随机的文本中学会解答的格式，然后做 240 次 GRPO 更新，是 R3 的三倍。一个学习没有步骤的正确答案，然后做 80 次。比较：后两个强化学习之后与第一个。",
    holds: "两者都比蒸馏的学生低十个百分点以上。这说的是这种规模的模型、任务和预算：大模型确实能只靠强化学习学会推理。",
    notes:
      "碰运气有十分之一的答案是对的，所以从一开始就有奖励，也有带优势的组；但得到奖励的是运气，它对步骤什么也没说。种子 101、400 次更新时，准确率从 11% 到 8%（瞎猜：10）；此引擎之外的早期试验在 1000 次之后也是如此。",
    asked: {
      alone: "仅格式 + 强化学习 − 蒸馏",
      onAnswers: "答案 + 强化学习 − 蒸馏",
      gained: "仅格式起点由强化学习得到的提高",
    },
  },
};
