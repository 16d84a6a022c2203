/** The words of the claims about consistency models. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"F3", ClaimText>>;

export const en: Texts = {
  F3: {
    statement: "A consistency model predicts the end point from any point of the path, in one or few steps.",
    protocol:
      "Consistency distillation at the lab's defaults on the ring of 8 and the grid of 25 modes, and of digits in the latent space (width 256 as their teacher, 800 training steps). At all 19 stops of 60 paths of the teacher both models are asked where the path ends: the disagreement is the mean squared distance of these answers from their own mean along the path. Besides, what one step from pure noise is worth, for the student and for its teacher.",
    holds:
      "The student's answers lie closer together than the teacher's by more than 0.1 (the data have variance 1 per axis), and its single step does what the teacher's does not: on the ring at least 50 points more good samples, on the grid more than 20 modes more, of digits a Fréchet distance smaller by more than 1. It does not say that one step is as good as the teacher's many.",
    notes:
      "The defaults were tuned for one-step quality on the grid with seed 101: longer training helped most (4000 to 8000 steps: 70 to 76%). On seeds 101–102 the disagreement was 0.0007–0.0009 for students and 0.26–0.27 for teachers; in one step 91% and 76% good samples, in four steps, with noise added in between, 93–95% and 81%. On the grid the teacher's one step looks better than it is: it falls on the mean, where one of the modes is, hence the count of modes. The paths are the teacher's own; that the student's answers lie at their ends, not only close together, is seen in the samples' quality.",
    asked: {
      agreement: "Ring: disagreement, student − teacher",
      oneStep: "Ring: student − teacher, 1 step",
      gridAgreement: "Grid: disagreement, student − teacher",
      gridModes: "Grid: modes covered, student − teacher, 1 step",
      digits: "Digits: Fréchet distance, student − teacher, 1 step",
      ringQuality: "Ring: student, 1 step",
      gridQuality: "Grid: student, 1 step",
      ringFour: "Ring: student, 4 − 1 steps",
      gridFour: "Grid: student, 4 − 1 steps",
      gridTeacherFour: "Grid: student − teacher, 4 steps",
      digitsFrechet: "Digits: Fréchet distance, student, 1 step",
      digitsSharpness: "Digits: sharpness, student, 1 step",
    },
  },
};

export const zh: Texts = {
  F3: {
    statement: "一致性模型从路径上任意一点都能预测终点，一步或几步即可。",
    protocol:
      "在八模环与二十五模网格上用实验室默认设置做一致性蒸馏，再在潜空间里对数字做一次（宽度 256，与教师相同，训练 800 步）。沿教师的 60 条路径，在全部 19 个停靠点上问两个模型路径的终点在哪里：分歧是这些回答到它们自身均值的均方距离。此外比较学生与教师从纯噪声走一步的结果。",
    holds:
      "学生的各个回答比教师的更集中，差距超过 0.1（数据每个坐标的方差为 1）；而且它的一步做到了教师的一步做不到的事：环上好样本至少多 50 个百分点，网格上覆盖的模多出 20 个以上，数字的 Fréchet 距离小 1 以上。这并不是说一步与教师的许多步一样好。",
    notes:
      "默认设置是在种子 101 上按网格的一步质量调的：训练更久帮助最大（4000 步到 8000 步：70 到 76 %）。在种子 101–102 上，学生的分歧为 0.0007–0.0009，教师为 0.26–0.27；一步的好样本为 91 % 与 76 %，四步（中途加噪）为 93–95 % 与 81 %。网格上教师的一步看上去比实际好：它落在均值上，而那里恰有一个模，所以要数模的个数。路径是教师自己的；学生的回答不仅彼此靠近，而且就在终点附近，这一点由样本质量看出。",
    asked: {
      agreement: "环：分歧，学生 − 教师",
      oneStep: "环：学生 − 教师，1 步",
      gridAgreement: "网格：分歧，学生 − 教师",
      gridModes: "网格：覆盖的模，学生 − 教师，1 步",
      digits: "数字：Fréchet 距离，学生 − 教师，1 步",
      ringQuality: "环：学生，1 步",
      gridQuality: "网格：学生，1 步",
      ringFour: "环：学生，4 − 1 步",
      gridFour: "网格：学生，4 − 1 步",
      gridTeacherFour: "网格：学生 − 教师，4 步",
      digitsFrechet: "数字：Fréchet 距离，学生，1 步",
      digitsSharpness: "数字：清晰度，学生，1 步",
    },
  },
};
