/** The words of the claims about adversarial diffusion distillation. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"A1" | "A2" | "A3", ClaimText>>;

export const en: Texts = {
  A1: {
    statement: "Adversarial distillation comes close to the teacher's quality.",
    protocol:
      "ADD in one step from the shipped consistency student: on the grid of 25 modes (500 training steps), and of digits in the latent space (200 of 128, the distillation term weighted 0.1), whose judges look through a frozen classifier. Compared with the teacher in 35 evaluations.",
    holds:
      "On the grid the student misses less than 10 points of good samples and no mode, and its Fréchet distance of digits exceeds the teacher's by less than 0.05. Both bounds are our reading of “close”; two sets of real digits are about 0.1 apart.",
    notes:
      "On seed 101 the student had 80% good samples on the grid after 500 training steps, the teacher 94%, the consistency student 70%; with the lab's defaults (2500 steps) 81–82%. Of digits it had a Fréchet distance of 0.22 and began with 0.14; with the plane's weight of distillation (2.5) and rate 1.6 on another seed, all blurred. From the teacher's own weights, as in the paper, it does not come close here: A2.",
    asked: {
      grid: "Grid: teacher − student, high quality",
      digits: "Digits: Fréchet distance, student − teacher",
      gridModes: "Grid: modes covered",
      gridQuality: "Grid: student's high quality",
      gridGain: "Grid: student − how it began",
      digitsFrechet: "Digits: student's Fréchet distance",
      digitsGain: "Digits: Fréchet distance, how it began − student",
    },
  },
  A2: {
    statement: "Adversarial training is unstable and prone to mode collapse.",
    protocol:
      "ADD in one step on the grid of 25 modes, 500 training steps, from two starting points: the teacher's own weights, as in the paper, and the consistency student, which covers all modes. The imbalance of modes is the KL divergence of their shares from equal ones; of true samples it is about 0.006.",
    holds:
      "Modes are lost (fewer than 24 of 25) and the rest is filled unevenly (more than 0.1 nats) from either start. “Mixed” means that it depends on the start: the quantities tell how.",
    notes:
      "On seed 101 the student that began as the teacher had 30% good samples, 17 modes and an imbalance of 1.0 nats after 2500 training steps; the one that began as the consistency student 80%, all modes and 0.007 nats after 500. Without the judges the distillation term alone puts all samples into one mode from either start, and on this grid, which has a mode in the middle, that looks like 93% good samples: modes must be counted. In S2 another adversarial loss meets a larger learning rate.",
    asked: {
      modes: "From the teacher: modes covered",
      imbalance: "From the teacher: imbalance of modes",
      modesAfter: "From the consistency student: modes covered",
      imbalanceAfter: "From the consistency student: imbalance of modes",
      quality: "High quality: from the teacher − from the consistency student",
    },
  },
  A3: {
    statement:
      "A discriminator on the features of clean images works only there; one made of the diffusion network works at noise levels too, which is what progressive distillation needs.",
    protocol:
      "A one-step student, the shipped consistency student after 50 training steps of ADD, stands still, and new judges learn, 600 steps, to tell its samples from real ones where noise of a known level (0, 0.1, 0.3 or 1 times the signal's) was mixed into both: on frozen features meant for clean examples (of digits those of a classifier, on the plane those of a network that believes the noise is slight), and on frozen features of the diffusion network, which is told the level. Compared is how many of 4000 examples each puts on the right side.",
    holds:
      "On noisy digits (as much noise as signal) and on the noisy grid (0.3) the diffusion network's features lead to more right answers; on clean digits the others do. It does not say that the judges' sight there makes a better student; P3 trains against a judge made of the diffusion network.",
    notes:
      "On seed 101 judges of digits on the classifier's features were right about 70, 70, 68 and 56% (noise 0, 0.1, 0.3, 1), those on the diffusion network's features about 85, 85, 78 and 63%: noise blinds both, and the diffusion network's see more even of clean digits, since they look at latents and the student makes errors that a decoder hides. On the grid 64, 61, 55 and 51% against 58, 63, 53 and 51%. After 500 training steps of ADD on the grid neither told anything apart (50–52%), hence the short training here.",
    asked: {
      noisy: "Noisy digits: diffusion − clean features",
      clean: "Clean digits: diffusion − clean features",
      gridNoisy: "Noisy grid: diffusion − clean features",
      cleanLost: "Clean features: what noise costs on digits",
      cleanAtNoise: "Clean features: right answers on noisy digits",
      diffusionAtNoise: "Diffusion features: right answers on noisy digits",
      some: "Digits with noise 0.3: diffusion − clean features",
    },
  },
};

export const zh: Texts = {
  A1: {
    statement: "对抗蒸馏能接近教师的质量。",
    protocol:
      "ADD 一步，从随附的一致性学生开始：二十五模网格（训练 500 步），以及潜空间里的数字（200 步，每步 128，蒸馏项的权重 0.1），后者的判别头透过一个冻结的分类器来看。与教师 35 次求值相比。",
    holds:
      "网格上学生的好样本少不到 10 个百分点、不丢模；数字的 Fréchet 距离只比教师大不到 0.05。两个界限是我们对“接近”的理解；两组真实数字之间约为 0.1。",
    notes:
      "种子 101 上，训练 500 步后学生在网格上有 80 % 好样本，教师 94 %，一致性学生 70 %；实验室默认设置（2500 步）为 81–82 %。数字的 Fréchet 距离为 0.22，起步时为 0.14；若用平面的蒸馏权重（2.5）和学习率，另一个种子上为 1.6，全都模糊。像论文那样从教师自己的权重开始，在这里并不接近：见 A2。",
    asked: {
      grid: "网格：教师 − 学生，高质量",
      digits: "数字：Fréchet 距离，学生 − 教师",
      gridModes: "网格：覆盖的模",
      gridQuality: "网格：学生的高质量",
      gridGain: "网格：学生 − 起步时",
      digitsFrechet: "数字：学生的 Fréchet 距离",
      digitsGain: "数字：Fréchet 距离，起步时 − 学生",
    },
  },
  A2: {
    statement: "对抗训练不稳定，容易模式坍缩。",
    protocol:
      "ADD 在二十五模网格上走一步，训练 500 步，两种起点：像论文那样用教师自己的权重，以及已覆盖全部模的一致性学生。模的不均衡是各模份额相对均等份额的 KL 散度；真样本约为 0.006。",
    holds:
      "不论从哪里开始，都丢失模（25 个中不到 24 个），其余填充不均（超过 0.1 奈特）。“不一”表示取决于起点：各项数值说明如何取决。",
    notes:
      "种子 101 上，从教师开始的学生训练 2500 步后有 30 % 好样本、17 个模、不均衡 1.0 奈特；从一致性学生开始的，500 步后 80 %、全部模、0.007 奈特。没有判别头，只剩蒸馏项，不论从哪里开始都把全部样本放进一个模；这个网格中央恰有一个模，看上去便是 93 % 的好样本：所以要数模。S2 里，另一种对抗损失遇上更大的学习率。",
    asked: {
      modes: "从教师开始：覆盖的模",
      imbalance: "从教师开始：模的不均衡",
      modesAfter: "从一致性学生开始：覆盖的模",
      imbalanceAfter: "从一致性学生开始：模的不均衡",
      quality: "高质量：从教师开始 − 从一致性学生开始",
    },
  },
  A3: {
    statement:
      "建立在干净图像特征上的判别器只在干净处有效；由扩散网络做成的判别器在各噪声水平也有效，而这正是渐进蒸馏所需要的。",
    protocol:
      "一步学生（随附的一致性学生，再经 ADD 训练 50 步）保持不动，新的判别头学习 600 步：在真实样本与学生样本都混入已知水平的噪声（信号的 0、0.1、0.3 或 1 倍）之后把两者分开。一种看为干净样本准备的冻结特征（数字用分类器的，平面用以为噪声很小的网络的），一种看被告知噪声水平的扩散网络的冻结特征。比较两者在 4000 个样本中判对多少。",
    holds:
      "在噪声数字（噪声与信号一样强）和噪声网格（0.3）上，扩散网络的特征判对更多；在干净数字上则相反。这并不是说判别器在那里看得清就能教出更好的学生；P3 用由扩散网络做成的判别器训练。",
    notes:
      "种子 101 上，数字的判别头看分类器特征时，正确率约为 70、70、68、56 %（噪声 0、0.1、0.3、1），看扩散网络特征时约为 85、85、78、63 %：噪声使两者都变盲，而扩散网络的特征连干净数字也看得更清，因为它看的是潜变量，学生的一些错误会被解码器掩盖。网格上为 64、61、55、51 % 对 58、63、53、51 %。在网格上经 ADD 训练 500 步后，两者都分不出什么（50–52 %），所以这里训练得短。",
    asked: {
      noisy: "噪声数字：扩散特征 − 干净特征",
      clean: "干净数字：扩散特征 − 干净特征",
      gridNoisy: "噪声网格：扩散特征 − 干净特征",
      cleanLost: "干净特征：噪声在数字上的代价",
      cleanAtNoise: "干净特征：噪声数字上的正确率",
      diffusionAtNoise: "扩散特征：噪声数字上的正确率",
      some: "噪声 0.3 的数字：扩散特征 − 干净特征",
    },
  },
};
