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
    notes:
      "On seed 101 the student with real data, five steps of the fake score for each of its own, had a distance of 0.093, the teacher 0.114, the consistency student 0.136, two real sets 0.096. The decoder is the same for all and real digits do not pass through it, so that some of the teacher's distance may be the decoder's.",
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
      "DMD2 in one step on the grid of 25 modes from the shipped consistency student, 400 training steps with two of the fake score for each: once with the difference of scores alone, once with the adversarial loss on real data alone, network and all else alike; both again with four times the student's learning rate, and both from the teacher's weights, which have never jumped.",
    holds:
      "The scores lead to more good samples, lose fewer of them (or gain more) when hurried, and fill the modes more evenly then and from the teacher's weights. The discriminator here has no gradient penalty; with one it would be steadier. Training is short; runs of many thousand steps may differ.",
    notes:
      "On seed 101 the scores had 80% good samples and the judges 76%; hurried 79 and 39%, with an imbalance of 0.02 and 0.23 nats. From the teacher's weights it was the other way round: 13 modes and 1.1 nats by the scores, 18 modes and 0.6 nats by the judges; after twice as many steps 23 modes each. Matching by KL looks for some mode before it finds all, and where nothing has spread the samples yet it is no safer.",
    asked: {
      steadier: "High quality that hurrying costs: judges − scores",
      quality: "High quality: scores − judges",
      imbalance: "Hurried: imbalance of modes, scores − judges",
      imbalanceRaw: "From the teacher: imbalance of modes, scores − judges",
      modesRaw: "From the teacher: modes covered, scores − judges",
      modes: "Hurried: modes covered, scores − judges",
      scores: "Scores: high quality",
      judges: "Judges: high quality",
      judgesHurried: "Judges, hurried: high quality",
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
    notes:
      "种子 101 上，用真实数据的学生（假得分每步学五次）距离为 0.093，教师 0.114，一致性学生 0.136，两组真实数字 0.096。解码器对大家都一样，而真实数字不经过它，所以教师的距离里可能有一部分来自解码器。",
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
      "DMD2 在二十五模网格上走一步，从随附的一致性学生开始，训练 400 步，每步假得分学两次：一次只用两个得分之差，一次只用真实数据上的对抗损失，网络与其余一切都相同；两者再各以四倍的学生学习率做一次，并各从从未跳跃过的教师权重做一次。",
    holds:
      "得分带来更多的好样本，加快时损失更少（或增益更多），而且加快时与从教师权重开始时都把各模填得更均匀。这里的判别器没有梯度惩罚；有了会更稳。训练都短；几千步以上可能不同。",
    notes:
      "种子 101 上，得分有 80 % 好样本，判别有 76 %；加快后为 79 % 与 39 %，不均衡为 0.02 与 0.23 奈特。从教师权重开始则相反：得分只有 13 个模、1.1 奈特，判别有 18 个模、0.6 奈特；训练两倍步数后各 23 个模。用 KL 匹配先找到某些模，然后才找到全部；样本还没有散开时，它并不更安全。",
    asked: {
      steadier: "加快所损失的高质量：判别 − 得分",
      quality: "高质量：得分 − 判别",
      imbalance: "加快：模的不均衡，得分 − 判别",
      imbalanceRaw: "从教师开始：模的不均衡，得分 − 判别",
      modesRaw: "从教师开始：覆盖的模，得分 − 判别",
      modes: "加快：覆盖的模，得分 − 判别",
      scores: "得分：高质量",
      judges: "判别：高质量",
      judgesHurried: "判别，加快：高质量",
    },
  },
};
