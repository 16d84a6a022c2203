/**
 * The article's map: its techniques in its order, the lane each belongs to, and what leads to what. An arrow means that
 * the later technique builds on the earlier one or answers a weakness of it; the papers stand on the methods' cards.
 */
import type { Language } from "../../i18n/t.ts";

type Words = Readonly<Record<Language, string>>;

/** Parts of the article: distillation into a smaller model or data set, and into fewer steps. */
export const bands = ["knowledge", "steps"] as const;
export type Band = (typeof bands)[number];

export const lanes = ["data", "language", "trajectory", "matching", "adversarial"] as const;
export type Lane = (typeof lanes)[number];

export interface Station {
  readonly id: string;
  readonly band: Band;
  readonly lane: Lane;
  /** Where it stands on the wide map: row from 1; column 1 … 4, and how many of them it spans. */
  readonly row: number;
  readonly column: number;
  readonly span?: number;
  /** Short, for the places that lead to it. */
  readonly name: Words;
  /** What was wrong before it, and what it does about that. */
  readonly problem: Words;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: "builds" | "answers";
  /** What is taken over, or what the weakness is. */
  readonly why: Words;
}

type Place = Pick<Station, "row" | "column" | "span">;
const at = (column: number, row: number, span?: number): Place => ({ column, row, ...(span ? { span } : {}) });
const words = (en: string, zh: string): Words => ({ en, zh });

const station = (band: Band) => (id: string, lane: Lane, place: Place, name: Words, problem: Words) =>
  ({ id, band, lane, ...place, name, problem }) satisfies Station;
const knowledge = station("knowledge");
const steps = station("steps");

/** In the order of the article; what the lab adds stands beside what it belongs to. */
// prettier-ignore
export const stations: readonly Station[] = [
  knowledge("kd", "data", at(1, 1, 2), words("Soft labels", "软标签"), words(
    "A good model is often too large to use, and a label says too little. Softened answers also say which classes resemble each other.",
    "好模型往往大得用不起，而标签说得太少；软化后的答案还会说出哪些类别彼此相像。")),
  knowledge("sequence-kd", "language", at(3, 1), words("Written steps", "写出的步骤"), words(
    "What a large language model knows need not be read from its probabilities: its written steps are lesson enough.",
    "大语言模型懂得什么，不一定要从概率里读：它写出的步骤就是足够好的教材。")),
  knowledge("rl", "language", at(4, 1), words("Reinforcement learning", "强化学习"), words(
    "Imitation ends with the teacher's texts. Tries of one's own, rewarded when the answer is right, go on from there.",
    "模仿到教师的文本为止；自己一遍遍尝试、答对才有奖励，就能接着往前走。")),
  knowledge("gkd", "language", at(3, 2, 2), words("On-policy distillation", "在策略蒸馏"), words(
    "Reading good texts does not teach what to do after a mistake of one's own. Here the teacher comments on what the student wrote.",
    "光读好文章，学不会自己写错之后怎么办；这里由教师逐处评点学生自己写的内容。")),
  knowledge("dataset-distillation", "data", at(1, 2, 2), words("Data distillation", "数据蒸馏"), words(
    "Sometimes it is the data that are too many, or wrong. They are condensed or cleaned; the model stays as it is.",
    "有时太大或有错的是数据：把数据浓缩或清洗，模型保持不变。")),

  steps("sample", "trajectory", at(1, 1, 4), words("Diffusion", "扩散采样"), words(
    "Noise becomes data along a path, one network call for each step. The paths are curved: with few steps the samples miss.",
    "噪声沿着一条路径变成数据，每一步都要调用一次网络；路径是弯的，步数一少样本就偏离。")),
  steps("consistency", "trajectory", at(1, 2), words("Consistency models", "一致性模型"), words(
    "Following a path takes many network calls. From any point on it, predict its end at once.",
    "沿路径走要调用许多次网络；不如从路上任何一点直接预测终点。")),
  steps("lcm", "trajectory", at(1, 3), words("LCM", "LCM"), words(
    "Large images and guidance make each step dear. Jump in a small latent space, with guidance learnt in.",
    "大图像和引导让每一步都很贵；改在小小的潜空间里跳，并把引导一起学进去。")),
  steps("lcm-lora", "trajectory", at(1, 4), words("LCM-LoRA", "LCM-LoRA"), words(
    "Every model in a style of its own would have to be made fast anew. Speed becomes an adapter that is added to it.",
    "每个带风格的模型都得重新加速一遍；把加速做成适配器，加上去就行。")),
  steps("flow", "trajectory", at(2, 3), words("Flow matching", "流匹配"), words(
    "Curved paths want many small steps. Straighten them, and few steps keep to them.",
    "弯曲的路径需要许多小步；把它拉直，几步也不会偏离。")),
  steps("progressive", "trajectory", at(2, 2), words("Progressive distillation", "渐进式蒸馏"), words(
    "Many steps cannot well be learnt as one. Two become one, again and again: each student is the next one's teacher.",
    "许多步很难一下学成一步；每次只把两步并成一步，学生再当下一个学生的教师。")),
  steps("dmd", "matching", at(3, 2), words("DMD", "DMD"), words(
    "Imitating the teacher sample by sample fails in the last steps. Match the distribution as a whole instead.",
    "逐个样本地模仿教师，到最后几步就不行了；改为让整个分布与它一致。")),
  steps("add", "adversarial", at(4, 2), words("ADD", "ADD"), words(
    "Squared error is content with a blur. Judges on frozen features are not: one step must pass for real.",
    "平方误差对模糊也满意；坐在冻结特征上的判别器不会：一步就要以假乱真。")),
  steps("lightning", "adversarial", at(4, 3), words("Lightning", "Lightning"), words(
    "The blur of merged steps needs a judge that also sees noise: one made from the diffusion network, for every stage.",
    "合并步数带来的模糊，需要一个也能看噪声的判别器：用扩散网络改成，每个阶段都能用。")),
  steps("dmd2", "matching", at(3, 3), words("DMD2", "DMD2"), words(
    "DMD wants pairs made beforehand and never sees real data. A fake score that keeps up and a judge replace them.",
    "DMD 要预先制作配对，又从不看真实数据；让假分数跟得上，再加一个判别器来代替。")),
  steps("ufogen", "adversarial", at(4, 4), words("UFOGen", "UFOGen"), words(
    "A teacher has to be asked and followed. Here there is none: real data with noise on them are the only measure.",
    "有教师就得不断询问、跟着它走；这里没有教师，加了噪声的真实数据是唯一的标准。")),
  steps("apt", "adversarial", at(1, 5, 4), words("APT", "APT"), words(
    "One step of a consistency student is blurred. Trained on against real data, with a judge as large as itself, it becomes sharp; for images and for video.",
    "一致性学生一步生成的结果是模糊的；用与自己同样大的判别器、对着真实数据继续训练，就变得清晰，图像和视频都行。")),
];

const edge =
  (kind: Edge["kind"]) =>
  (from: string, to: string, en: string, zh: string): Edge => ({ from, to, kind, why: { en, zh } });
const builds = edge("builds");
const answers = edge("answers");

// prettier-ignore
export const edges: readonly Edge[] = [
  builds("kd", "sequence-kd", "whole written answers instead of probabilities", "用写出的完整答案代替概率"),
  builds("kd", "gkd", "the teacher's probabilities, token by token", "沿用教师的概率，逐个词元地给"),
  builds("kd", "dataset-distillation", "the same idea turned round: the data shrink", "同一想法反过来用：变小的是数据"),
  builds("sequence-kd", "rl", "begins with the distilled student", "从蒸馏好的学生出发"),
  answers("sequence-kd", "gkd", "the student never met its own mistakes", "学生从没见过自己的错误"),
  builds("sample", "consistency", "its paths are what the jumps must agree on", "各次跳跃要与它的路径一致"),
  answers("sample", "progressive", "many network calls for one sample", "一个样本要调用许多次网络"),
  builds("sample", "dmd", "a denoiser is also a score", "去噪器同时也给出分数"),
  builds("sample", "add", "teacher and student are its network", "教师和学生都是它的网络"),
  answers("sample", "flow", "the paths are curved", "路径是弯的"),
  builds("sample", "ufogen", "generator and judge begin with its weights", "生成器和判别器都从它的权重开始"),
  builds("consistency", "lcm", "in a latent space, with guidance", "放到潜空间里，并带上引导"),
  builds("consistency", "apt", "its one-step student is where the generator begins", "生成器从它的一步学生开始"),
  builds("lcm", "lcm-lora", "only a low-rank update is trained", "只训练一个低秩的更新"),
  answers("progressive", "dmd", "quality falls in the last steps", "最后几步质量骤降"),
  builds("progressive", "lightning", "the same stages, with a judge", "同样的阶段，加上判别器"),
  answers("dmd", "dmd2", "pairs made beforehand; the teacher is the limit", "要预先制作配对，且以教师为上限"),
  answers("add", "lightning", "its judge sees clean pixels only", "判别器只能看干净的像素图"),
  answers("lightning", "apt", "the teacher makes the targets and is the limit", "目标由教师生成，教师就是上限"),
  builds("ufogen", "apt", "real data alone; the judge grows to a transformer", "只用真实数据；判别器换成大的变换器"),
];

/** Methods of the catalogue that are no technique of the article and stand elsewhere on the page. */
export const offMap: readonly string[] = ["compare"];

const stationOf = new Map(stations.map((one) => [one.id, one]));

/** @throws Error when there is no such station */
export function stationAt(id: string): Station {
  const found = stationOf.get(id);
  if (!found) throw new Error(`no station "${id}"`);
  return found;
}

/** The stations next to one, and itself. */
export const nearTo = (id: string): ReadonlySet<string> =>
  new Set([id, ...edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))]);
