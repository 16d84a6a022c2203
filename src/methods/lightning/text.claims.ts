/** The words of the claims about progressive distillation that is judged. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"P3", ClaimText>>;

export const en: Texts = {
  P3: {
    statement: "Adding an adversarial loss restores the sharpness at few steps.",
    protocol:
      "SDXL-Lightning's recipe beside the same chain of students that go on by squared error instead, for as many training steps: on the grid of 25 modes, 16 steps halved down to one, with students half as wide as their teacher (32 neurons), judged from 4 steps on.",
    holds:
      "The judged narrow students of 1 and 2 steps have at least 5 points more good samples than their twins, and those of 4 steps more. It speaks of students too small for their task: those as wide as their teacher are in the notes. How many modes are kept, how evenly, and how often the student stays in the mode that its teacher's path leads to stand beside.",
    notes:
      "Fixed after seed 101. Students as wide as their teacher gained nothing: 79% by squared error, 78% judged in 1 step, 80 and 80% in 2, 80 and 82% in 4; they can already draw most of what is asked. At width 32, 400 steps of squared error a stage and 600 against the judge gave 8 and 21% in 1 step, 8 and 20% in 2, 8 and 9% in 4; with 1500 of each 12 and 29%, 12 and 29%, 12 and 30%; with 3000 and 1500 24 and 45%, 24 and 40%, 24 and 36%. So little by squared error, because a narrow student cannot begin with its teacher's weights and training is short; 8% is what samples without any structure would have. On digits (seed 101, students as wide as their teacher) the judge made one step sharper, .83 to .85, and the Fréchet distance larger, .16 to .20. The price: an imbalance of modes of 0.3–0.6 nats (0.03 without the judge), and only 60–70% of the samples stay in the mode that the teacher's path leads to (93–96%).",
    asked: {
      one: "Narrow, 1 step: judged − squared error alone",
      two: "Narrow, 2 steps: judged − squared error alone",
      four: "Narrow, 4 steps: judged − squared error alone",
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
      "SDXL-Lightning 的做法，旁边是同一串学生改用平方误差继续训练同样多步：二十五模网格，16 步减半到一步，学生宽度为教师的一半（32 个神经元），从 4 步起受判别。",
    holds:
      "受判别的窄学生在 1、2 步时好样本比孪生学生至少多 5 个百分点，4 步时也更多。这里说的是能力不够的学生；与教师同宽的见备注。保住多少模、是否均匀、学生是否留在教师路径所至的模，都列在一旁。",
    notes:
      "在种子 101 上试过之后定下。与教师同宽的学生没有增益：1 步平方误差 79 %、受判别 78 %，2 步 80 与 80 %，4 步 80 与 82 %；要求的大部分它们本来就画得出。宽度 32 时，每段平方误差 400 步、判别 600 步：1 步 8 与 21 %，2 步 8 与 20 %，4 步 8 与 9 %；各 1500 步：12 与 29 %，12 与 29 %，12 与 30 %；3000 与 1500 步：24 与 45 %，24 与 40 %，24 与 36 %。平方误差之所以这么低，是因为窄学生不能从教师的权重开始，训练又短；毫无结构的样本也会有 8 %。数字（种子 101，学生与教师同宽）：判别使一步更清晰，.83 到 .85，Fréchet 距离却变大，.16 到 .20。代价是：模的不均衡 0.3–0.6 奈特（无判别为 0.03），只有 60–70 % 的样本留在教师路径所至的模（无判别为 93–96 %）。",
    asked: {
      one: "窄，1 步：受判别 − 只用平方误差",
      two: "窄，2 步：受判别 − 只用平方误差",
      four: "窄，4 步：受判别 − 只用平方误差",
      modes: "窄，1 步，受判别：覆盖的模",
      imbalance: "窄，1 步：模的不均衡，受判别 − 只用平方误差",
      agreement: "窄，1 步：落在教师的模，受判别 − 只用平方误差",
    },
  },
};
