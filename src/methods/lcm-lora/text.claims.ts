/** The words of the claims about LCM-LoRA. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"F6", ClaimText>>;

export const en: Texts = {
  F6: {
    statement: "An acceleration stored as LoRA is small and combines with a style LoRA.",
    protocol:
      "Two adapters of rank 8 of the same frozen latent model of digits: one learns to take four steps on ordinary digits (600 training steps), the other a style by ordinary diffusion training (400), batches of 128, λ1 = λ2 = 1. Their sum was never trained. It is compared, at four steps, with either adapter alone: by the Fréchet distance to real digits of the style, and by the amount of style, the mean position of the latents along Fisher’s discriminant between ordinary digits (0) and real styled ones (1). The styles: slanted digits and a broad pen, 1.5 standard deviations of all hands from the middle; beside, pale ink at 3, a style far from what the base has seen.",
    holds:
      "The adapter takes less than 10% of the base’s size; for both styles the sum is nearer to real styled digits than style alone and than acceleration alone, holds at least half of the style more than acceleration alone, and no less of it than style alone (within 0.1). It does not say that the sum keeps the style exactly: it tends to overdo it.",
    notes:
      "Fixed on seeds 101 and 102 (slanted; broad pen and pale ink on 101 alone), rules before the other two styles were looked at. Seed 101, slanted, 300 images: Fréchet distance of the sum .29, style alone .42, acceleration alone .79; amount of style 1.17, .95 and .08. Broad pen, 500 images: .32, .52 and 2.66; .81, .83 and −.05. Pale ink at 3: .41 against .21 for style alone, which keeps .90 of the style where the sum keeps .73; this is where it stops working, and was set as context for that reason. Longer training (800 and 600 steps, 1000 images) on both seeds gave .19 and .26 for the sum, .36 and .41 for style alone: it was shortened for time alone. Fewer images make all Fréchet distances larger, that of two real sets too (.32 to .37). Not asked here, and failing: one step, with any style; acceleration by consistency, as in the paper, which helped only the pale style.",
    asked: {
      slantStyle: "Slanted: Fréchet distance, sum − style alone",
      slantAcceleration: "Slanted: Fréchet distance, sum − acceleration alone",
      slantGained: "Slanted: amount of style, sum − acceleration alone",
      slantKept: "Slanted: amount of style, sum − style alone",
      thickStyle: "Broad pen: Fréchet distance, sum − style alone",
      thickAcceleration: "Broad pen: Fréchet distance, sum − acceleration alone",
      thickGained: "Broad pen: amount of style, sum − acceleration alone",
      thickKept: "Broad pen: amount of style, sum − style alone",
      size: "Size of an adapter, share of the base’s",
      slantScore: "Slanted: amount of style in the sum",
      thickScore: "Broad pen: amount of style in the sum",
      slantMany: "Slanted: Fréchet distance, sum − style alone in 50 steps",
      farStyle: "Pale at 3: Fréchet distance, sum − style alone",
      farScore: "Pale at 3: amount of style in the sum",
      farAlone: "Pale at 3: amount of style, style alone",
    },
  },
};

export const zh: Texts = {
  F6: {
    statement: "存成 LoRA 的加速很小，并且能与风格 LoRA 组合。",
    protocol:
      "同一个冻结的数字潜空间模型的两个秩为 8 的适配器：一个在普通数字上学走四步（训练 600 步），另一个用普通的扩散训练学一种风格（400 步），批大小 128，λ1 = λ2 = 1。两者之和从未训练过。走四步时，把它与单独的任一适配器相比：一看到该风格真实数字的 Fréchet 距离，二看风格的多少，即潜变量沿普通数字（0）与真实风格数字（1）之间的 Fisher 判别方向的平均位置。风格是倾斜与粗笔，离中心 1.5 个各种笔迹的标准差；另外还有强度为 3 的淡墨，一种远离基座所见的风格。",
    holds:
      "适配器不到基座大小的 10 %；对两种风格，两者之和都比单独的风格、也比单独的加速更接近真实的风格数字，所含风格比单独的加速至少多一半，也不比单独的风格少（相差在 0.1 以内）。这并不是说相加能恰好保持风格：它往往做得过头。",
    notes:
      "在种子 101 与 102 上定下（倾斜；粗笔与淡墨只用 101），规则定于看后两种风格之前。种子 101，倾斜，300 张图像：相加的 Fréchet 距离为 .29，仅风格 .42，仅加速 .79；风格的多少为 1.17、.95 与 .08。粗笔，500 张图像：.32、.52 与 2.66；.81、.83 与 −.05。强度为 3 的淡墨：相加 .41，仅风格 .21；仅风格留有 .90 的风格，相加只剩 .73。这就是失效之处，因此只作对照。在这两个种子上训练更久（800 与 600 步，1000 张图像），相加为 .19 与 .26，仅风格为 .36 与 .41：缩短只是为了省时间。图像较少会使所有 Fréchet 距离变大，两组真实图像之间的也一样（.32 到 .37）。这里没有问、而且会失败的：任何风格的一步采样；像论文那样用一致性学的加速，它只帮到了淡墨风格。",
    asked: {
      slantStyle: "倾斜：Fréchet 距离，相加 − 仅风格",
      slantAcceleration: "倾斜：Fréchet 距离，相加 − 仅加速",
      slantGained: "倾斜：风格的多少，相加 − 仅加速",
      slantKept: "倾斜：风格的多少，相加 − 仅风格",
      thickStyle: "粗笔：Fréchet 距离，相加 − 仅风格",
      thickAcceleration: "粗笔：Fréchet 距离，相加 − 仅加速",
      thickGained: "粗笔：风格的多少，相加 − 仅加速",
      thickKept: "粗笔：风格的多少，相加 − 仅风格",
      size: "适配器大小占基座的比例",
      slantScore: "倾斜：相加后风格的多少",
      thickScore: "粗笔：相加后风格的多少",
      slantMany: "倾斜：Fréchet 距离，相加 − 仅风格 50 步",
      farStyle: "淡墨，强度 3：Fréchet 距离，相加 − 仅风格",
      farScore: "淡墨，强度 3：相加后风格的多少",
      farAlone: "淡墨，强度 3：仅风格时风格的多少",
    },
  },
};
