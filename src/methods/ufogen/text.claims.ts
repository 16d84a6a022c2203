/** The words of the claims about learning from real examples alone. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"A4b" | "A5", ClaimText>>;

export const en: Texts = {
  A4b: {
    statement: "Adversarial training on real data can exceed the diffusion model it began with.",
    protocol:
      "UFOGen in four steps, from the shipped diffusion model's weights and from real examples alone, on the grid of 25 modes, 2000 training steps. Compared with that diffusion model in 18 steps of Heun's method, 35 evaluations. Good samples are those within 3σ of a mode; of true ones they are 98.9%.",
    holds:
      "The student has more good samples than the diffusion model. It does not say that the distribution is better: how evenly the modes are filled stands beside. A4 asks the same of digits and a method that also has a teacher.",
    notes:
      "Not rehearsed. In an independent small implementation four steps reached 94% good samples after 5000 training steps. One step is far worse, since the generator is trained on four levels and the first has no example to come near.",
    asked: {
      grid: "Grid: high quality, 4 steps − diffusion model",
      modes: "Grid: modes covered",
      imbalance: "Grid: imbalance of modes (KL)",
    },
  },
  A5: {
    statement: "Adversarial methods on real data cost no sampling by a teacher.",
    protocol:
      "Counted in short runs of UFOGen on the grid, 50 training steps of 64 examples: answers of a teacher, and real examples looked at. A5b counts the other side.",
    holds:
      "No teacher is asked, and 3200 real examples are looked at. The counts follow from the method; the lab only makes sure that what it shows is what it spends. The diffusion model that the student begins as had to be trained all the same.",
    notes: "What is counted is training; sampling for measurements is not.",
    asked: { teacher: "The teacher's answers", real: "Real examples" },
  },
};

export const zh: Texts = {
  A4b: {
    statement: "用真实数据做对抗训练，可以超过它起步时的扩散模型。",
    protocol:
      "UFOGen 四步，从随附扩散模型的权重出发，只看真实样本，在二十五模网格上训练 2000 步。与该扩散模型用 Heun 方法走 18 步（求值 35 次）相比。好样本指落在某个模 3σ 之内的样本；真样本中占 98.9 %。",
    holds:
      "学生的好样本多于扩散模型。这并不是说分布更好：各模填充得是否均匀列在一旁。A4 对数字和一种也用教师的方法问同样的问题。",
    notes:
      "未经试验。一个独立的小型实现训练 5000 步后，四步达到 94 % 好样本。一步差得多，因为生成器在四个水平上训练，而第一级没有可以靠近的样本。",
    asked: {
      grid: "网格：高质量，4 步 − 扩散模型",
      modes: "网格：覆盖的模",
      imbalance: "网格：模的不均衡（KL）",
    },
  },
  A5: {
    statement: "在真实数据上的对抗方法不需要教师采样。",
    protocol:
      "在网格上对 UFOGen 的短程训练计数，50 步、每步 64 个样本：教师的回答数，以及看过的真实样本数。A5b 计数另一方。",
    holds:
      "从不询问教师，看过 3200 个真实样本。这些数由方法本身决定；实验室只是确认显示的就是花掉的。学生起步所用的扩散模型当然也得先训练好。",
    notes: "计数的是训练；为测量而做的采样不计。",
    asked: { teacher: "教师的回答数", real: "真实样本数" },
  },
};
