/** The words of the claims about many steps made few. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"F4" | "F5b" | "P1" | "P2", ClaimText>>;

export const en: Texts = {
  F4: {
    statement: "Deterministic few-step methods are still blurry at 4 steps and below, and need about 8 to be clear.",
    protocol:
      "Progressive distillation of digits in the latent space, 32 steps halved down to one, 400 training steps per stage: once with the shipped teacher (width 256), once with a teacher of width 64 trained in the run; students are as wide as their teacher. Sharpness is the Laplacian energy, real digits = 1. Asked is how much the students of 4 and of 8 steps are missing to their teacher's sharpness in 32 steps.",
    holds:
      "With either width the student of 4 steps misses more than 10 points and that of 8 steps fewer. Ten points are our reading of “blurry”; all numbers are shown.",
    notes:
      "On seeds 101–102, width 256, students of 4 steps missed 1.2–1.5 points and of 1 step 2.9–3.3; at width 64 (seed 101) 2.3 and 4.8: fewer steps are blurrier, but none is blurred by ten points. A student of width 32 of the wide teacher, which cannot begin with its teacher's weights, was blurry with any number of steps (12–13 points with 8, 15–16 with 4, and a Fréchet distance near 3): that is too little training, not too few steps. The drawn digits are easy, and this does not say how photographs behave. The decoder sets the ceiling of sharpness for teacher and students alike.",
    asked: {
      four: "Width 256: teacher − student, 4 steps",
      eight: "Width 256: teacher − student, 8 steps",
      fourNarrow: "Width 64: teacher − student, 4 steps",
      eightNarrow: "Width 64: teacher − student, 8 steps",
      one: "Width 256: teacher − student, 1 step",
      oneNarrow: "Width 64: teacher − student, 1 step",
      frechetOne: "Width 256: Fréchet distance, student in 1 step − teacher",
      frechetOneNarrow: "Width 64: Fréchet distance, student in 1 step − teacher",
    },
  },
  F5b: {
    statement:
      "The fewer its steps, the smaller a student's Lipschitz constant against the map it should learn, and that goes with the detail it loses.",
    protocol:
      "Progressive distillation on the grid of 25 modes, 32 steps halved down to one, 1500 training steps per stage, half of the default: with the shipped teacher (width 64), and at width 32 with a teacher as narrow, trained in the run. The local stretch of the map from noise to sample, by central differences at 4000 places where noise lies: of the teacher in 32 steps and of the students. Detail is the share of samples within 3σ of a mode.",
    holds:
      "The one-step student's steepest place is less steep than the teacher's and than that of the student of 8 steps, its samples are worse than the teacher's by more than 5 points, and the narrower student is both less steep and worse. That one causes the other is not tested. F5 asks the same of the exact map and a distilled flow on the ring.",
    notes:
      "On seeds 101–102 the steepest place stretched 46 times for the teacher, 14 for the student of 8 steps, 10 of 4, 8–9 of 2 and 7–9 of 1; good samples 90, 83, 80, 78–79 and 72–78%. At width 32 (seed 101) 41% in one step and a steepest place of 5. Narrow students of the shipped teacher, which cannot begin with its weights, learned nothing in this time (8% with any number of steps) and were replaced. Steepness by other measures says more: the 99% falls too (from 19–26 to 7–8), the median rises (from 0.16 to 0.8–1.0). Cliffs are flattened and plateaus tilt, so that the median is a better sign of lost detail here than the maximum.",
    asked: {
      steepest: "Steepest: 1 step − teacher",
      fewerSteps: "Steepest: 1 step − 8 steps",
      detail: "High quality: 1 step − teacher",
      narrowSteepest: "Steepest: width 32 − width 64, 1 step",
      narrowDetail: "High quality: width 32 − width 64, 1 step",
      tail: "99 %: 1 step − teacher",
      median: "Median: 1 step − teacher",
    },
  },
  P1: {
    statement: "Distilling many steps into few at once is harder than doing it progressively.",
    protocol:
      "The grid of 25 modes, the shipped teacher in 16 steps, one step at the end. Progressively: four stages, together 1200 training steps, each with two looks at its teacher. At once: one student whose every target is the teacher's whole path of 16 steps; compared first with as many looks at a teacher (150 training steps), then with as many training steps (1200, eight times as many looks).",
    holds:
      "The progressive student has more good samples in both comparisons. “Mixed” means that it depends on what is held equal: the quantities tell how.",
    notes:
      "Fixed after seeds 101–102: progressively 38–47% good samples, at once 18–21% with as many looks at the teacher and 61–63% with as many training steps; all modes were found each time. Direct distillation is thus not harder to learn but more expensive per training step; and its one stage hands no errors on. Training is short here so that the direct student can be given the same; with the lab's defaults (32 steps, 21 000 training steps) the progressive student reaches about 80%.",
    asked: {
      sameEvaluations: "Progressive − direct, as many looks at the teacher",
      sameSteps: "Progressive − direct, as many training steps",
      progressive: "Progressive, 1 step",
      direct: "Direct, as many training steps",
      directModes: "Direct: modes covered",
      hastyModes: "Direct, as many looks: modes covered",
    },
  },
  P2: {
    statement: "With a squared error, the fewer the steps, the blurrier.",
    protocol:
      "The runs of F5b and F4: progressive distillation by squared error, on the grid with width 64 and 32, of digits with width 256 and 64. Compared are the students of 8 steps and of 1: on the grid their share of samples within 3σ of a mode, of digits their sharpness.",
    holds:
      "In all four the student of one step is worse by more than one point, which is a little more than seeds differ by chance. It does not say that the difference can be seen, nor that the squared error is to blame: every noise has one right answer here, and nothing is averaged.",
    notes:
      "On seeds 101–102, from 8 to 4, 2 and 1 steps, the grid fell from 83 to 80, 78–79 and 72–78%, digits in sharpness at width 256 by 2.2–2.6 points; at width 64 (seed 101) by 3.8. On the grid at width 32 (seed 101) it was from 48 to 41%. That narrow students lose more of what they have is what capacity as the cause would lead one to expect. Replacing the squared error by the pseudo-Huber distance in all stages changed nothing (72%, seed 101). The rule asked for five points at first; it was set to one after seeds 101–102, before seeds 1–9 were run.",
    asked: {
      grid: "Grid, width 64: good samples, 8 − 1 steps",
      gridNarrow: "Grid, width 32: good samples, 8 − 1 steps",
      digits: "Digits, width 256: sharpness, 8 − 1 steps",
      digitsNarrow: "Digits, width 64: sharpness, 8 − 1 steps",
      gridEight: "Grid, width 64, 8 steps",
      gridFour: "Grid, width 64, 4 steps",
      gridTwo: "Grid, width 64, 2 steps",
      gridOne: "Grid, width 64, 1 step",
      digitsNarrowFrechet: "Digits, width 64: Fréchet distance, 1 − 8 steps",
    },
  },
};

export const zh: Texts = {
  F4: {
    statement: "确定性的少步方法在 4 步及以下仍然模糊，约需 8 步才清晰。",
    protocol:
      "在潜空间里对数字做渐进式蒸馏，32 步一路减半到一步，每阶段训练 400 步：一次用随附的教师（宽度 256），一次用当场训练的宽度 64 的教师；学生与各自的教师同宽。清晰度是拉普拉斯能量，真实数字为 1。问的是：4 步与 8 步的学生，比各自教师 32 步的清晰度差多少。",
    holds:
      "两种宽度下，4 步的学生都差 10 个百分点以上，8 步的都不到 10 个。把“模糊”取为十个百分点是我们的解读，所有数字都已列出。",
    notes:
      "在种子 101–102 上，宽 256 时 4 步的学生差 1.2–1.5 点，1 步差 2.9–3.3 点；宽 64 时（种子 101）为 2.3 与 4.8 点：步数越少越模糊，但没有一个差到十个百分点。向宽教师学的宽 32 的学生不能从教师的权重开始，它不论几步都模糊（8 步差 12–13 点，4 步差 15–16 点，Fréchet 距离接近 3）：那是训练太少，不是步数太少。手绘数字很容易，这并不说明照片会怎样。清晰度的上限由解码器决定，对教师与学生一样。",
    asked: {
      four: "宽 256：教师 − 学生，4 步",
      eight: "宽 256：教师 − 学生，8 步",
      fourNarrow: "宽 64：教师 − 学生，4 步",
      eightNarrow: "宽 64：教师 − 学生，8 步",
      one: "宽 256：教师 − 学生，1 步",
      oneNarrow: "宽 64：教师 − 学生，1 步",
      frechetOne: "宽 256：Fréchet 距离，1 步的学生 − 教师",
      frechetOneNarrow: "宽 64：Fréchet 距离，1 步的学生 − 教师",
    },
  },
  F5b: {
    statement: "步数越少，学生的利普希茨常数比所要学的映射小得越多，而这与细节的丢失相伴。",
    protocol:
      "在二十五模网格上做渐进式蒸馏，32 步一路减半到一步，每阶段训练 1500 步，为默认的一半：一次用随附的教师（宽度 64），一次在宽度 32 上用当场训练的同样窄的教师。在噪声所在的 4000 处用中心差分求噪声到样本映射的局部拉伸：一边是走 32 步的教师，一边是各个学生。细节以落在某个模 3σ 以内的样本比例衡量。",
    holds:
      "一步学生最陡之处既不如教师陡，也不如 8 步的学生陡；它的样本比教师差 5 个百分点以上；更窄的学生既更平缓，质量也更差。二者孰因孰果，没有检验。F5 就精确映射与环上蒸馏的流问了同样的问题。",
    notes:
      "在种子 101–102 上，最陡处的拉伸，教师为 46 倍，8 步的学生 14 倍，4 步 10 倍，2 步 8–9 倍，1 步 7–9 倍；好样本依次为 90、83、80、78–79 与 72–78 %。宽度 32 时（种子 101）一步为 41 %，最陡处为 5。向随附教师学的窄学生不能从教师的权重开始，在这点时间里什么也没学到（不论几步都是 8 %），因而换掉了。换别的办法衡量陡峭，看到的更多：99 % 分位也下降（从 19–26 到 7–8），中位数却上升（从 0.16 到 0.8–1.0）。悬崖被削平，平地倾斜起来；在这里，中位数比最大值更能反映细节的丢失。",
    asked: {
      steepest: "最陡处：1 步 − 教师",
      fewerSteps: "最陡处：1 步 − 8 步",
      detail: "高质量比例：1 步 − 教师",
      narrowSteepest: "最陡处：宽 32 − 宽 64，1 步",
      narrowDetail: "高质量比例：宽 32 − 宽 64，1 步",
      tail: "99 % 分位：1 步 − 教师",
      median: "中位数：1 步 − 教师",
    },
  },
  P1: {
    statement: "把许多步一次蒸馏成少数几步，比渐进地做更难。",
    protocol:
      "二十五模网格，随附教师走 16 步，最后都是一步。渐进：四个阶段，共 1200 个训练步，每步看两次各自的教师。一次完成：一个学生，每个目标都是教师 16 步的整条路径；先在看教师次数相等的条件下比较（150 个训练步），再在训练步数相等的条件下比较（1200 步，看教师的次数是八倍）。",
    holds: "在两种比较中，渐进的学生都有更多的好样本。“不一致”表示取决于让什么相等，各个量会说明情形。",
    notes:
      "看过种子 101–102 之后定下：渐进得到 38–47 % 的好样本；一次完成，在看教师次数相等时为 18–21 %，在训练步数相等时为 61–63 %；每次都覆盖了所有的模。可见直接蒸馏并非更难学，而是每个训练步更贵；而且它只有一个阶段，不会把误差传下去。这里训练很短，为的是让直接的学生也能得到同样多的训练；用实验室默认设置（32 步，共 21 000 个训练步），渐进的学生约达 80 %。",
    asked: {
      sameEvaluations: "渐进 − 直接，看教师次数相等",
      sameSteps: "渐进 − 直接，训练步数相等",
      progressive: "渐进，1 步",
      direct: "直接，训练步数相等",
      directModes: "直接：覆盖的模",
      hastyModes: "直接，看教师次数相等：覆盖的模",
    },
  },
  P2: {
    statement: "用平方误差时，步数越少越模糊。",
    protocol:
      "与 F5b、F4 相同的运行：用平方误差做渐进式蒸馏，网格上宽度 64 与 32，数字宽度 256 与 64。比较 8 步与 1 步的学生：网格上看落在某个模 3σ 以内的样本比例，数字看清晰度。",
    holds:
      "四种情形下，一步的学生都差 1 个百分点以上，略大于种子之间的偶然差别。这并不是说差别看得出来，也不是说平方误差是祸首：这里每份噪声只有一个正确答案，没有什么被平均。",
    notes:
      "在种子 101–102 上，从 8 步到 4、2、1 步，网格从 83 % 降到 80、78–79、72–78 %；数字的清晰度在宽 256 时降 2.2–2.6 点，在宽 64 时（种子 101）降 3.8 点；网格在宽 32 时（种子 101）从 48 % 降到 41 %。窄的学生损失得更多，若原因是能力，正该如此。把各阶段的平方误差换成伪 Huber 距离，没有变化（72 %，种子 101）。判定规则起初要求五个百分点，看过种子 101–102 之后改为一个点，那时种子 1–9 还没有运行。",
    asked: {
      grid: "网格，宽 64：好样本，8 − 1 步",
      gridNarrow: "网格，宽 32：好样本，8 − 1 步",
      digits: "数字，宽 256：清晰度，8 − 1 步",
      digitsNarrow: "数字，宽 64：清晰度，8 − 1 步",
      gridEight: "网格，宽 64，8 步",
      gridFour: "网格，宽 64，4 步",
      gridTwo: "网格，宽 64，2 步",
      gridOne: "网格，宽 64，1 步",
      digitsNarrowFrechet: "数字，宽 64：Fréchet 距离，1 − 8 步",
    },
  },
};
