/** The words of the claims about sampling. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"F1", ClaimText>>;

export const en: Texts = {
  F1: {
    statement:
      "Sampling a diffusion model in few steps fails, and the error falls as the steps grow, even when the model makes no error of its own.",
    protocol:
      "The exact denoiser of two targets, so that every error is the sampler's: DDIM on the cosine schedule, and Euler's method on the straight line of flow matching. Compared: the share of samples within 3σ of a mode at 4 and at 32 steps, and on the ring at each doubling from 1 to 32.",
    holds:
      "With 32 steps at least ten points more samples are good than with 4, in all four settings, and on the ring no doubling loses more than a point. Whether curvature is the cause, F1b asks.",
    notes:
      "Seen on seeds 101–103, nothing was tuned: the ring gave 0, 1, 47, 90, 99 and 99 % at 1, 2, 4, 8, 16 and 32 steps of DDIM, the grid 8 % at 4 and 99 % at 32. One step lands on the mean of the data. The grid has a mode just there, so that a total collapse scores 100 %: that comparison is left out of the rules, and the number of modes stands beside it. The seeds only shift the noise that all samples start from, so the intervals are narrow.",
    asked: {
      ring: "32 − 4 steps, ring, DDIM",
      ringStraight: "32 − 4 steps, ring, straight line",
      grid: "32 − 4 steps, grid, DDIM",
      gridStraight: "32 − 4 steps, grid, straight line",
      to2: "2 − 1 steps, ring, DDIM",
      to4: "4 − 2 steps",
      to8: "8 − 4 steps",
      to16: "16 − 8 steps",
      to32: "32 − 16 steps",
      collapse: "Grid, one step: “high quality” …",
      collapseModes: "… and the modes it covers, of 25",
      schedules: "Straight line − DDIM, ring, 4 steps",
    },
  },
};

export const zh: Texts = {
  F1: {
    statement: "步数少时，扩散模型的采样会失败；步数增加，误差随之下降——即使模型本身毫无误差。",
    protocol:
      "两个目标都用精确去噪器，误差全部来自采样器：一种是余弦调度上的 DDIM，一种是流匹配直线上的 Euler 法。比较 4 步与 32 步时落在某个模 3σ 以内的样本比例，以及八模环上从 1 步到 32 步的每一次加倍。",
    holds:
      "四种设置下，32 步的好样本都比 4 步至少多十个百分点；在八模环上，任何一次加倍的损失都不超过一个百分点。弯曲是不是原因，由 F1b 来问。",
    notes:
      "在种子 101–103 上看过，没有调任何参数：八模环上 DDIM 取 1、2、4、8、16、32 步，分别得到 0、1、47、90、99、99 %；网格上 4 步为 8 %，32 步为 99 %。一步采样全部落到数据的均值上。网格恰好在那里有一个模，所以彻底的坍缩竟得 100 %：这一比较不进入规则，旁边另列出覆盖的模数。种子只改变所有样本出发的噪声，所以区间很窄。",
    asked: {
      ring: "32 − 4 步，环，DDIM",
      ringStraight: "32 − 4 步，环，直线",
      grid: "32 − 4 步，网格，DDIM",
      gridStraight: "32 − 4 步，网格，直线",
      to2: "2 − 1 步，环，DDIM",
      to4: "4 − 2 步",
      to8: "8 − 4 步",
      to16: "16 − 8 步",
      to32: "32 − 16 步",
      collapse: "网格，一步：“高质量”比例……",
      collapseModes: "……以及所覆盖的模数（共 25 个）",
      schedules: "直线 − DDIM，环，4 步",
    },
  },
};
