/** The words of the claims about straight flows. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"F1b" | "F2" | "F5", ClaimText>>;

export const en: Texts = {
  F1b: {
    statement: "Few steps fail because the flow is curved: along straight paths the same network needs one.",
    protocol:
      "The ring of 8 modes, default settings. One network learns a flow by flow matching; a second of the same size continues from it, equally long, on the pairs of noise and sample that the first connects (reflow). Compared: their share of samples within 3σ of a mode after one and after four steps of Euler's method, and how far their paths are from straight.",
    holds:
      "Straightened, one step gives at least 50 points more good samples than the same step along the curved flow, four steps at least 10 more, and the deviation S really has fallen by more than 0.5.",
    notes:
      "The lab's defaults, nothing was tuned. On seeds 101–103 one step gave 83 against 0 %, four steps 88 against 61 %, and S fell from 1.05 to 0.001. The straightened flow is not the same map: it has lost a little on the way (with 128 steps 92 against 95 %). Straightness is what was changed on purpose; that the second network has trained longer in all is not controlled for. The exact flow, which has no training error, stands beside both. Four steps still add something to the straightened flow, since a network is not exactly as straight between its samples as on them.",
    asked: {
      oneStep: "Reflowed − first flow, 1 step",
      fourSteps: "Reflowed − first flow, 4 steps",
      straightened: "S of the first flow − of the reflowed",
      exactOneStep: "The exact flow, 1 step",
      exactStraightness: "S of the exact flow",
      stepsStillGive: "Reflowed, 4 − 1 steps",
    },
  },
  F2: {
    statement: "Flow matching straightens the flow, so that few steps suffice.",
    protocol:
      "The runs of F1b. Asked separately of flow matching alone (the first flow) and of flow matching followed by one reflow: is it straighter than what it started from, and are more than 80 % of the samples good after four steps? (Of true samples 98.9 % are.)",
    holds:
      "Both do both. “Mixed” here means that one of the two does: the quantities tell which. Four steps and 80 % are our reading of “few” and “suffice”.",
    notes:
      "The lab's defaults. On seeds 101–103 flow matching alone was as curved as the exact flow (S 1.05 against 1.07) and reached 61 % in four steps, the reflowed one 88 %. Flow matching draws straight lines between noise and data, but they cross, and the flow is their average, which is curved. Its schedule gives something by itself: F1 shows the exact flow in four steps on the straight line and on the cosine schedule. The grid of 25 modes is left out: the first flow of this network is poor there even in 128 steps (27 %, where the exact flow reaches 99 %; seed 101), so that few steps are not what fails.",
    asked: {
      matching: "Flow matching alone, 4 steps",
      matchingStraightens: "S of the exact flow − of flow matching",
      reflow: "After one reflow, 4 steps",
      reflowStraightens: "S of flow matching − after reflow",
      matchingOne: "Flow matching alone, 1 step",
      reflowOne: "After one reflow, 1 step",
      distilledOne: "Distilled at the end, 1 step",
      exactFour: "The exact flow, 4 steps",
    },
  },
  F5: {
    statement:
      "A few-step student has a smaller Lipschitz constant than the map it should learn, and that goes with the detail it loses.",
    protocol:
      "The ring, default settings, and once more with networks of width 16 instead of 64. The local stretch of the map from noise to sample, by central differences at places where noise lies: of the exact flow in 100 steps and of the student distilled to one. The largest of 4000 places bounds the Lipschitz constant from below. Detail is the share of samples within 3σ of a mode (true samples: 98.9 %).",
    holds:
      "The student's steepest place is less steep than the exact map's, fewer than 95 % of its samples are good, and the narrower student is both less steep and worse, by more than five points. That one causes the other is not tested.",
    notes:
      "Tried on seeds 101–103. The maximum decides, because it is what a Lipschitz constant is: about 420 for the exact map, 39–41 and 17–23 for the students of width 64 and 16 (seeds 101–102). Other measures of steepness say something else and are shown: the 99 % of the wide student (17–18) is above the exact map's (11–14), and its median equals it (0.27–0.28). Cliffs become lower but wider; only in the narrow student the plateaus tilt too (median 0.43–0.63). The maximum is a noisy estimate and, near 500, limited by the distance over which the slope is taken.",
    asked: {
      steepest: "Steepest: distilled − exact",
      detail: "Distilled, high quality",
      narrowSteepest: "Steepest: width 16 − width 64",
      narrowDetail: "High quality: width 16 − width 64",
      reflowedSteepest: "Steepest: reflowed in one step − exact",
      tail: "99 %: distilled − exact",
      median: "Median: distilled − exact",
      narrowTail: "99 %: width 16 − exact",
      narrowMedian: "Median: width 16 − exact",
    },
  },
};

export const zh: Texts = {
  F1b: {
    statement: "步数少会失败，是因为流是弯的：沿着直的路径，同样的网络一步就够。",
    protocol:
      "八模环，默认设置。一个网络用流匹配学出一个流；另一个同样大小的网络从它出发，用前者所连接的噪声与样本配对再训练同样长的时间（重流）。比较二者用 Euler 法走一步和四步之后落在某个模 3σ 以内的样本比例，以及路径偏离直线的程度。",
    holds:
      "拉直之后，一步得到的好样本比沿弯曲的流走一步至少多 50 个百分点，四步至少多 10 个百分点，而且偏离程度 S 确实下降了 0.5 以上。",
    notes:
      "即实验室的默认设置，没有调任何参数。在种子 101–103 上，一步为 83 对 0 %，四步为 88 对 61 %，S 从 1.05 降到 0.001。拉直后的流不再是同一个映射：途中损失了一点（128 步时 92 对 95 %）。有意改变的是弯直；第二个网络总共训练得更久，这一点没有加以控制。没有训练误差的精确流列在旁边。拉直的流走四步仍比一步略好，因为网络在训练点之间并不像在训练点上那样直。",
    asked: {
      oneStep: "重流 − 初始流，1 步",
      fourSteps: "重流 − 初始流，4 步",
      straightened: "S：初始流 − 重流",
      exactOneStep: "精确流，1 步",
      exactStraightness: "精确流的 S",
      stepsStillGive: "重流，4 − 1 步",
    },
  },
  F2: {
    statement: "流匹配把流拉直，因此少数几步就够。",
    protocol:
      "与 F1b 相同的运行。分别考察只做流匹配（初始流）与流匹配之后再重流一次：它是否比出发时更直？四步之后，是否有 80 % 以上的样本是好的？（真实样本为 98.9 %。）",
    holds:
      "二者两项都做到。这里的“不一致”表示只有其中之一做到，各个量会说明是哪一个。“少数几步”取四步，“够”取 80 %，是我们的解读。",
    notes:
      "即实验室的默认设置。在种子 101–103 上，只做流匹配时与精确流一样弯（S 为 1.05 对 1.07），四步达到 61 %；重流之后为 88 %。流匹配在噪声与数据之间画的是直线，但这些直线彼此相交，流是它们的平均，因而是弯的。它的调度本身有一点好处：F1 列出了精确流在直线与余弦两种调度上走四步的结果。二十五模网格没有采用：这个网络的初始流在那里即使走 128 步也很差（27 %，而精确流达到 99 %；种子 101），失败的并不是步数少。",
    asked: {
      matching: "只做流匹配，4 步",
      matchingStraightens: "S：精确流 − 流匹配",
      reflow: "重流一次之后，4 步",
      reflowStraightens: "S：流匹配 − 重流之后",
      matchingOne: "只做流匹配，1 步",
      reflowOne: "重流一次之后，1 步",
      distilledOne: "最后再蒸馏，1 步",
      exactFour: "精确流，4 步",
    },
  },
  F5: {
    statement: "少步学生的利普希茨常数小于它所要学的映射，而这与细节的丢失相伴。",
    protocol:
      "八模环，默认设置；再把网络宽度从 64 换成 16 做一遍。在噪声所在之处用中心差分求噪声到样本映射的局部拉伸：一边是走 100 步的精确流，一边是蒸馏成一步的学生。4000 处中的最大值是利普希茨常数的下界。细节以落在某个模 3σ 以内的样本比例衡量（真实样本为 98.9 %）。",
    holds:
      "学生最陡之处不如精确映射陡，好样本不足 95 %；更窄的学生既更平缓，质量也更差，差距超过五个百分点。二者孰因孰果，没有检验。",
    notes:
      "在种子 101–103 上试过。由最大值判定，因为利普希茨常数就是最大值：精确映射约为 420，宽 64 与宽 16 的学生分别为 39–41 与 17–23（种子 101–102）。衡量陡峭的其他办法说法不同，一并列出：宽学生的 99 % 分位（17–18）高于精确映射（11–14），中位数则与之相等（0.27–0.28）。悬崖变矮，但变宽了；只有在窄学生那里，平地才也倾斜起来（中位数 0.43–0.63）。最大值的估计噪声较大，而且接近 500 时受限于求斜率所用的距离。",
    asked: {
      steepest: "最陡处：蒸馏 − 精确",
      detail: "蒸馏，高质量比例",
      narrowSteepest: "最陡处：宽 16 − 宽 64",
      narrowDetail: "高质量比例：宽 16 − 宽 64",
      reflowedSteepest: "最陡处：重流走一步 − 精确",
      tail: "99 % 分位：蒸馏 − 精确",
      median: "中位数：蒸馏 − 精确",
      narrowTail: "99 % 分位：宽 16 − 精确",
      narrowMedian: "中位数：宽 16 − 精确",
    },
  },
};
