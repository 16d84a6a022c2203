/** 生成类方法共用的控件、指标与图表文字。 */
import { named, ofStart, ofStudent, ofTeacher } from "./metrics.ts";
import { sayerOf } from "./text.ts";

export const sampleText = {
  n: { label: "样本数", help: "抽取、显示并度量多少个样本。" },
};

export const fieldText = {
  fieldTime: { label: "向量场的时刻", help: "显示哪一时刻的箭头：0 为数据，1 为噪声。" },
};

const imageTargets = {
  digits: "手绘数字（像素）",
  patches: "手绘数字（图块上的 Transformer）",
  latents: "手绘数字（潜空间）",
  moving: "移动的数字（视频）",
};

/** 平面上的全部目标，以及若干图像目标。 */
export const targetText = <const I extends keyof typeof imageTargets>(...images: readonly I[]) => ({
  label: "数据",
  help: "模型要模仿的分布。平面上的点集都是高斯混合，密度、分数与去噪器都有精确表达式。",
  options: {
    ring8: "八模环",
    grid25: "二十五模网格",
    unequal: "轻重不一的模",
    moons: "双月",
    spirals: "螺旋",
    checkerboard: "棋盘",
    pinwheel: "风车",
    letters: "字母",
    mixture: "自己放置的模",
    own: "自己的点",
    ...named(images, (id) => imageTargets[id]),
  },
});

export const modesText = { modes: { label: "模", help: "各个模的位置、宽度与权重。" } };

export const anyTeacherText = {
  teacher: {
    label: "教师",
    help: "随附：由本项目脚本训练好的网络。精确：闭式的最优去噪器，此时学生从零开始。现场训练：同样的网络当场训练。架子：以前的训练得到的网络。",
    options: { pretrained: "随附", exact: "精确", live: "现场训练", shelf: "架子" },
  },
  shelfTeacher: { label: "架子上的网络", help: "以前的训练留在架子上的哪个网络。" },
  guidance: {
    label: "教师的引导强度 w",
    help: "教师示范时类别算多重：大于 1 时要问两次网络。学生学到的是结果，只问一次。",
  },
  teacherIterations: { label: "教师训练步数", help: "教师训练的长度。" },
};

export const networkText = {
  width: { label: "宽度", help: "每个隐藏层的神经元数。" },
  depth: { label: "深度", help: "隐藏层数。" },
};

/** 一步跳到底的学生，映射必然陡峭。 */
export const jumpingNetworkText = {
  ...networkText,
  width: { label: "宽度", help: "每个隐藏层的神经元数。太窄的学生跟不上陡峭的映射，看看它丢掉什么。" },
};

/** 一致性模型的损失。 */
export const consistencyText = {
  distance: {
    label: "距离",
    help: "平方误差，或伪 Huber 距离，后者对大误差更宽容。",
    options: { squared: "平方误差", huber: "伪 Huber" },
  },
  targetEma: { label: "目标的惯性 μ", help: "答案来自学生的一份较慢的副本；0：来自学生自己。" },
};

export const consistencyTrainingText = {
  iterations: { label: "训练步数", help: "学生训练的长度。" },
  batch: { label: "批大小", help: "每步使用的样本数。" },
  lr: { label: "学习率", help: "Adam 的步长；在训练中逐渐降到零。" },
  ema: { label: "滑动平均（EMA）", help: "采样时使用权重的滑动平均。" },
};

export const fewStepDataText = {
  ...sampleText,
  target: {
    label: "数据",
    help: "真实分布已知的平面点集，或本项目自编码器潜空间里的手绘数字。",
    options: { ring8: "八模环", grid25: "二十五模网格", latents: imageTargets.latents },
  },
};

export const fewStepTeacherText = {
  teacher: {
    label: "教师",
    help: "随附：由本项目脚本训练好的网络。精确：闭式的最优去噪器，只有平面点集才有。",
    options: { pretrained: "随附", exact: "精确" },
  },
  guidance: { label: "教师的引导强度 w", help: "教师的回答里类别算多重。" },
};

export const startText = {
  start: {
    label: "生成器的起点",
    help: "已经覆盖数据的一致性学生，或从未一步跳过的扩散模型本身：多数失败都从后者开始。",
    options: { consistency: "一致性学生", teacher: "未经处理的教师" },
  },
};

export const fakeScoreText = {
  fakeSteps: { label: "假分数的步数", help: "生成器每走一步，假分数学习几步。" },
  fakeRate: { label: "假分数的学习率", help: "假分数所用 Adam 的步长。" },
};

export const fewStepTrainingText = (who: "生成器" | "学生") => ({
  iterations: { label: "训练步数", help: `${who}的训练步数。` },
  batch: { label: "批大小", help: "每步使用的样本数。" },
  lr: { label: "学习率", help: `${who}所用 Adam 的步长；在训练中逐渐降到零。` },
  ema: { label: "滑动平均（EMA）", help: `采样时使用${who}权重的滑动平均。` },
});

export const { said, saidAt } = sayerOf({
  colon: "：",
  words: {
    highQuality: "高质量比例",
    modes: "覆盖的模",
    modeKl: "模的不均衡（KL）",
    logDensity: "样本在真实分布下的对数密度",
    slicedW2: "切片 Wasserstein 距离",
    mmd: "最大均值差异²",
    modeAgreement: "落在教师所到的模",
    frechet: "Fréchet 距离",
    classAgreement: "与所要类别一致",
    diversity: "类内多样性",
    sharpness: "清晰度",
    motionDistance: "运动的 Fréchet 距离",
    motionError: "偏离匀速路径（像素）",
    flicker: "闪烁",
    straightness: "偏离直线的程度",
    fourStepQuality: "4 步时的高质量比例",
    selfConsistency: "同一路径上的分歧",
    stretchMedian: "局部拉伸，中位数",
    stretchP99: "局部拉伸，99 %",
    stretchMax: "局部拉伸，最陡处",
    nfe: "每个样本的网络调用次数",
  },
  explained: {
    highQuality: "高质量比例（3σ 以内）",
    diversity: "类内多样性（真实为 1）",
    sharpness: "清晰度（真实为 1）",
  },
});

export const qualityText = (teacher = "教师") => ({
  ...said("学生", ofStudent),
  ...said("训练前", ofStart, "start"),
  ...said(teacher, ofTeacher, "teacher"),
});

export const spentText = { teacherCalls: "用去的教师回答", realSamples: "用去的真实样本" };

export const costText = (teacher = "教师") => ({
  ...said("学生", ["nfe"]),
  ...said(teacher, ["nfe"], "teacher"),
  ...spentText,
});

export const floorText = {
  slicedW2Floor: "两组真实样本之间的切片 Wasserstein 距离",
  frechetFloor: "两组真实图像之间的 Fréchet 距离",
};

export const fewStepCharts = { quality: "训练中的质量", modes: "覆盖的模", loss: "训练损失" };
export const fewStepChartTabs = { quality: "质量", modes: "模", loss: "损失" };
