/** The words of the claims about scores against judges. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"A4" | "S2", ClaimText>>;

export const en: Texts = {
  A4: {
    statement: "A student distilled from a teacher cannot exceed it; adversarial training on real data can.",
    protocol:
      "One step of digits in the latent space, from the shipped consistency student: DMD2 with the teacher's scores alone, and with the adversarial loss on real digits as well; 150 training steps of 128. Compared are Fréchet distances to real digits: the student's in one step, the teacher's in 35 evaluations. A4b asks the same of a method without a teacher.",
    holds:
      "With real data the student's distance is below the teacher's, and with the scores alone it is above. A distance measures the features of one classifier; two sets of real digits are as far apart as the floor says, and below it samples are more typical than real ones, not better.",
    notes: "NOTES",
    asked: {
      beyond: "Scores and real data: Fréchet distance, student − teacher",
      bound: "Scores alone: Fréchet distance, student − teacher",
      gain: "Scores and real data − scores alone",
      teacher: "Teacher's Fréchet distance",
      floor: "Fréchet distance of two real sets",
    },
  },
  S2: {
    statement: "Matching distributions by KL is steadier than adversarial training and collapses less.",
    protocol:
      "DMD2 in one step on the grid of 25 modes, 500 training steps with two of the fake score for each: once with the difference of scores alone, once with the adversarial loss on real data alone, the network and all else alike. Each from the shipped consistency student, from there with four times the student's learning rate, and from the teacher's weights, which have never jumped.",
    holds:
      "From the consistency student the scores lead to more good samples; hurried they lose less of them (or gain more); from the teacher's weights they fill the modes more evenly and find more of them. Both are trained shortly; runs of many thousand steps may differ.",
    notes: "NOTES",
    asked: {
      quality: "High quality: scores − judges",
      steadier: "High quality lost by hurrying: judges − scores",
      imbalance: "From the teacher: imbalance of modes, scores − judges",
      modes: "From the teacher: modes covered, scores − judges",
      hurriedImbalance: "Hurried: imbalance of modes, scores − judges",
      scores: "High quality: scores",
      judges: "High quality: judges",
    },
  },
};

export const zh: Texts = {
  A4: {
    statement: "从教师蒸馏的学生不可能超过教师；在真实数据上的对抗训练可以。",
    protocol:
      "潜空间里的数字，一步，从随附的一致性学生开始：DMD2 只用教师的得分，以及再加真实数字上的对抗损失；训练 150 步，每步 128。比较到真实数字的 Fréchet 距离：学生一步，教师求值 35 次。A4b 对一种没有教师的方法问同样的问题。",
    holds:
      "用上真实数据，学生的距离小于教师；只用得分则大于教师。这一距离量的是一个分类器的特征；两组真实数字之间也有下限那么远，低于下限的样本只是比真样本更典型，并不更好。",
    notes: "NOTES",
    asked: {
      beyond: "得分加真实数据：Fréchet 距离，学生 − 教师",
      bound: "只用得分：Fréchet 距离，学生 − 教师",
      gain: "得分加真实数据 − 只用得分",
      teacher: "教师的 Fréchet 距离",
      floor: "两组真实数字的 Fréchet 距离",
    },
  },
  S2: {
    statement: "用 KL 匹配分布比对抗训练更稳，也更少坍缩。",
    protocol:
      "DMD2 在二十五模网格上走一步，训练 500 步，每步假得分学两次：一次只用两个得分之差，一次只用真实数据上的对抗损失，网络与其余一切都相同。各从随附的一致性学生开始，再从那里以四倍的学生学习率开始，再从从未跳跃过的教师权重开始。",
    holds:
      "从一致性学生开始，得分带来更多的好样本；加快时损失更少（或增益更多）；从教师权重开始，得分把各模填得更均匀、找到的模也更多。两者训练都短；几千步以上可能不同。",
    notes: "NOTES",
    asked: {
      quality: "高质量：得分 − 判别",
      steadier: "加快后损失的高质量：判别 − 得分",
      imbalance: "从教师开始：模的不均衡，得分 − 判别",
      modes: "从教师开始：覆盖的模，得分 − 判别",
      hurriedImbalance: "加快：模的不均衡，得分 − 判别",
      scores: "高质量：得分",
      judges: "高质量：判别",
    },
  },
};
