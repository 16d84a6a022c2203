/** The words of the claims about progressive distillation that is judged. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"P3", ClaimText>>;

export const en: Texts = {
  P3: {
    statement: "Adding an adversarial loss restores the sharpness at few steps.",
    protocol:
      "SDXL-Lightning's recipe beside the same chain of students that go on by squared error instead, for as many training steps: on the grid of 25 modes, 16 steps halved down to one, with students half as wide as their teacher (32 neurons), judged from 4 steps on; of digits in the latent space, 8 steps halved down to one, judged in the last stage. Sharpness of digits is the Laplacian energy, real digits = 1.",
    holds:
      "The judged narrow students of 1, 2 and 4 steps have at least 5 points more good samples than their twins, and the digits of 1 step are sharper by more than a point. It speaks of students too small for their task: those as wide as their teacher are in the notes. How many modes are kept, how evenly, and how often the student stays in the mode that its teacher's path leads to stand beside.",
    notes: "NOTES",
    asked: {
      one: "Narrow, 1 step: judged − squared error alone",
      two: "Narrow, 2 steps: judged − squared error alone",
      four: "Narrow, 4 steps: judged − squared error alone",
      digits: "Digits, 1 step: sharpness, judged − squared error alone",
      digitsFrechet: "Digits, 1 step: Fréchet distance, judged − squared error alone",
      modes: "Narrow, 1 step, judged: modes covered",
      imbalance: "Narrow, 1 step: imbalance of modes, judged − squared error alone",
      agreement: "Narrow, 1 step: in the teacher's mode, judged − squared error alone",
    },
  },
};

export const zh: Texts = {
  P3: {
    statement: "加上对抗损失，少步数时的清晰度就恢复了。",
    protocol:
      "SDXL-Lightning 的做法，旁边是同一串学生改用平方误差继续训练同样多步：二十五模网格，16 步减半到一步，学生宽度为教师的一半（32 个神经元），从 4 步起受判别；潜空间里的数字，8 步减半到一步，只在最后一段受判别。数字的清晰度是拉普拉斯能量，真实数字 = 1。",
    holds:
      "受判别的窄学生在 1、2、4 步时好样本都比孪生学生至少多 5 个百分点，1 步的数字清晰 1 个百分点以上。这里说的是能力不够的学生；与教师同宽的见备注。保住多少模、是否均匀、学生是否留在教师路径所至的模，都列在一旁。",
    notes: "NOTES",
    asked: {
      one: "窄，1 步：受判别 − 只用平方误差",
      two: "窄，2 步：受判别 − 只用平方误差",
      four: "窄，4 步：受判别 − 只用平方误差",
      digits: "数字，1 步：清晰度，受判别 − 只用平方误差",
      digitsFrechet: "数字，1 步：Fréchet 距离，受判别 − 只用平方误差",
      modes: "窄，1 步，受判别：覆盖的模",
      imbalance: "窄，1 步：模的不均衡，受判别 − 只用平方误差",
      agreement: "窄，1 步：落在教师的模，受判别 − 只用平方误差",
    },
  },
};
