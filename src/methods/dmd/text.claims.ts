/** The words of the claims about matching distributions. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"A5b" | "S1", ClaimText>>;

export const en: Texts = {
  A5b: {
    statement: "Score distillation and pairs made by the teacher cost evaluations of the teacher.",
    protocol:
      "Counted in short runs of DMD on the grid, 50 training steps of 64 samples: once with the scores alone, once with 500 pairs of noise and sample as well, each followed by the teacher in 18 steps of Heun's method, 35 evaluations.",
    holds:
      "The teacher is asked once for every sample of every step (3200 times), and 35 times more for every pair (17 500 times); no real example is looked at. The counts follow from the method; the lab only makes sure that what it shows is what it spends. A5 counts the other side.",
    notes:
      "The teacher's evaluations while the run is watched and measured do not count. At the lab's defaults (1500 steps of 256) the scores cost 384 000 evaluations and 5000 pairs 175 000.",
    asked: {
      pairs: "Scores and pairs: the teacher's answers",
      scores: "Scores alone: the teacher's answers",
      real: "Scores and pairs: real examples",
    },
  },
  S1: {
    statement: "Plain progressive distillation drops sharply at very few steps; score distillation does better there.",
    protocol:
      "DMD in one step on the grid of 25 modes (800 training steps), and of digits in the latent space (150 of 128), both from the shipped consistency student; compared with one step of progressive distillation as claims P2 and F4 measured it with the same seeds and the same shipped teachers: 76.5% good samples on the grid (83.2% with 8 steps, the teacher 90.7% with 32), a Fréchet distance of 0.152 of digits (0.118 with 8 steps).",
    holds:
      "One step of DMD has more good samples on the grid and a smaller Fréchet distance of digits than one step of progressive distillation. The two are not trained equally long, and DMD begins with a student that already jumps.",
    notes:
      "On seed 101 DMD had 79–80% good samples on the grid after 800 to 1500 training steps. From the teacher's own weights, which have never jumped, it failed: 16% after 800 steps and 21% after 3000, the modes filled unevenly (0.57 and 0.25 nats). Where it begins decides more than the loss. The consistency student alone has 70% on the grid, so a part of the lead over progressive distillation is its work.",
    asked: {
      grid: "Grid: high quality in 1 step (progressive: 76.5%)",
      digits: "Digits: Fréchet distance in 1 step (progressive: 0.152)",
      toTeacher: "Grid: teacher in 35 evaluations − DMD in 1",
      gridGain: "Grid: DMD − the consistency student it began as",
      digitsGain: "Digits: Fréchet distance, the consistency student − DMD",
    },
  },
};

export const zh: Texts = {
  A5b: {
    statement: "得分蒸馏与教师制作的样本对都要付出教师求值的代价。",
    protocol:
      "在网格上对 DMD 的短程训练计数，50 步、每步 64 个样本：一次只用得分，一次再加 500 对噪声与样本，每对由教师用 Heun 方法走 18 步、求值 35 次得到。",
    holds:
      "每一步的每个样本都要问教师一次（3200 次），每一对样本再问 35 次（17 500 次）；不看任何真实样本。这些数由方法本身决定；实验室只是确认显示的就是花掉的。A5 计数另一方。",
    notes:
      "观察与测量时教师的求值不计在内。按实验室默认设置（1500 步、每步 256），得分花去 384 000 次求值，5000 对样本花去 175 000 次。",
    asked: {
      pairs: "得分加样本对：教师的回答数",
      scores: "只用得分：教师的回答数",
      real: "得分加样本对：真实样本数",
    },
  },
  S1: {
    statement: "普通的渐进蒸馏在极少步数时骤降；得分蒸馏在那里做得更好。",
    protocol:
      "DMD 一步：二十五模网格（训练 800 步），数字在潜空间（150 步，每步 128），都从随附的一致性学生开始；与 P2、F4 用同样的种子、同样的随附教师测得的渐进蒸馏一步相比：网格上好样本 76.5 %（8 步为 83.2 %，教师 32 步为 90.7 %），数字的 Fréchet 距离 0.152（8 步为 0.118）。",
    holds:
      "DMD 的一步在网格上的好样本更多、数字的 Fréchet 距离更小，都胜过渐进蒸馏的一步。两者训练时间不同，而且 DMD 起步时已是会跳跃的学生。",
    notes:
      "种子 101 上，DMD 训练 800 到 1500 步后网格好样本为 79–80 %。从从未跳跃过的教师权重开始则失败：800 步后 16 %，3000 步后 21 %，各模填充不均（0.57 与 0.25 奈特）。起点比损失更关键。一致性学生自己在网格上就有 70 %，所以领先渐进蒸馏的一部分要归功于它。",
    asked: {
      grid: "网格：1 步的高质量（渐进：76.5 %）",
      digits: "数字：1 步的 Fréchet 距离（渐进：0.152）",
      toTeacher: "网格：教师 35 次求值 − DMD 1 次",
      gridGain: "网格：DMD − 起步时的一致性学生",
      digitsGain: "数字：Fréchet 距离，一致性学生 − DMD",
    },
  },
};
