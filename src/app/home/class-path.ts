/** A way through the lab for a class of 45 minutes: ready experiments, what to show at each and what to ask. */
import type { Language } from "../../i18n/t.ts";

export const classMinutes = 45;

interface Words {
  readonly title: string;
  readonly show: string;
  readonly ask: string;
}

export interface Stop extends Readonly<Record<Language, Words>> {
  readonly minutes: number;
  /** The whole recipe; how it is looked at is added by the page. */
  readonly link: string;
}

/**
 * The stop that is on screen: the one whose link this is; else the last one opened, where its experiment or page still is.
 * @param page method or page on screen
 * @param link the recipe's own, without the view; null where there is none
 */
export function stopAt(page: string | undefined, link: string | null, last: number | null): number | null {
  const exact = stops.findIndex((stop) => stop.link === link);
  if (exact >= 0) return exact;
  return last !== null && stops[last]?.link.split("?")[0] === `#/${page}` ? last : null;
}

export const stops: readonly Stop[] = [
  {
    minutes: 5,
    link: "#/kd?v=1&T=1&seed=1",
    en: {
      title: "What a soft label says",
      show: "Train nothing. Step through the digits, and draw T from 1 to 10: the teacher's other answers come out, always in the same order.",
      ask: "Which digit comes second, and what in the picture makes it so?",
    },
    zh: {
      title: "软标签说了什么",
      show: "先不训练。逐个翻看数字，把 T 从 1 拉到 10：教师的其他答案显露出来，先后次序始终不变。",
      ask: "排第二的是哪个数字？图里的哪一笔造成的？",
    },
  },
  {
    minutes: 7,
    link: "#/kd?v=1&smoothing=0.1&seed=1",
    en: {
      title: "Teacher, student and control",
      show: "Press “Train”: student, control and label smoothing see the same 100 labels; only one of them also hears the teacher.",
      ask: "All saw the same images. What did the student get that the others did not?",
    },
    zh: {
      title: "教师、学生与对照",
      show: "点“训练”：学生、对照和标签平滑看到同样的 100 个标签，只有学生还能听到教师的话。",
      ask: "大家看的图像一样，学生多得到了什么？",
    },
  },
  {
    minutes: 5,
    link: "#/kd?v=1&labels=300&omit=3&sw=32&T=20&seed=1",
    en: {
      title: "A class that nobody showed",
      show: "No 3 is among the student's examples. Press “Train”, and read its accuracy on 3s beside the control's.",
      ask: "How can anybody recognise a digit never seen? Who mentioned it?",
    },
    zh: {
      title: "没人给看过的类别",
      show: "学生的样本里一个 3 也没有。点“训练”，对比学生和对照在 3 上的准确率。",
      ask: "从没见过的数字怎么认得出来？是谁提起过它？",
    },
  },
  {
    minutes: 5,
    link: "#/kd?v=1&labels=300&nk=asymmetric&teacher=live&tw=64&tn=3000&ts=600&tl=0.4&policy=soft-only&seed=1",
    en: {
      title: "A teacher who errs",
      show: "This teacher is trained here on labels of which four in ten are wrong. Press “Train”; then choose “Mix” with α = 0.3 and train again.",
      ask: "Can the student be better than its teacher? What would it need?",
    },
    zh: {
      title: "会犯错的教师",
      show: "这位教师当场训练，它的标签十个里有四个是错的。点“训练”；再改成“混合”、α = 0.3，重来一次。",
      ask: "学生能比教师更好吗？它还需要什么？",
    },
  },
  {
    minutes: 8,
    link: "#/sequence-kd?v=1&seed=1",
    en: {
      title: "Written steps, as DeepSeek-R1's students had them",
      show: "Press “Train”, and read along: one student learns the teacher's steps, its twin only the answers.",
      ask: "Same size, same questions: why does knowing the answer not teach how to find it?",
    },
    zh: {
      title: "写出的步骤：DeepSeek-R1 的学生这样学",
      show: "点“训练”，边训练边读：一个学生学教师写出的步骤，孪生对照只学答案。",
      ask: "大小相同、题目相同，为什么知道答案还学不会怎么做？",
    },
  },
  {
    minutes: 4,
    link: "#/sample?v=1&steps=4&seed=1",
    en: {
      title: "Why few steps fail",
      show: "Nothing is trained: this diffusion model is exact. Take 1, 2, 4, 8 and 32 steps, and look at the paths.",
      ask: "The model makes no mistake. Where do the bad samples come from?",
    },
    zh: {
      title: "步数少了为什么不行",
      show: "无需训练：这个扩散模型是精确的。依次用 1、2、4、8、32 步，并看看路径。",
      ask: "模型没有任何错误，坏样本从哪里来？",
    },
  },
  {
    minutes: 6,
    link: "#/lightning?v=1&N=16&w=32&its=400&aits=1000&seed=1",
    en: {
      title: "Blur, and a judge against it",
      show: "Press “Train”: 16 steps become one, stage after stage, once by squared error alone and once with a judge.",
      ask: "Samples between the modes: what mistake makes squared error prefer them?",
    },
    zh: {
      title: "模糊，以及对付它的判别器",
      show: "点“训练”：16 步一级级并成 1 步，一个只用平方误差，一个加上判别器。",
      ask: "有的样本落在模与模之间：平方误差为什么偏爱它们？",
    },
  },
  {
    minutes: 5,
    link: "#/apt?v=1&its=150&seed=1",
    en: {
      title: "APT: one step made sharp",
      show: "Press “Train”: a blurred one-step student goes on against real images, judged by a whole diffusion network.",
      ask: "Is this still distillation? What has the teacher left to say?",
    },
    zh: {
      title: "APT：让一步生成变清晰",
      show: "点“训练”：模糊的一步学生对着真实图像继续训练，由一整个扩散网络来评判。",
      ask: "这还算蒸馏吗？教师还有什么可说的？",
    },
  },
];
