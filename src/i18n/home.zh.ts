/** 首页的用语。 */
import type { en } from "./home.en.ts";
import type { Shape } from "./t.ts";

export const zh: Shape<typeof en> = {
  lead: "让小网络向大网络学习，亲眼看看它们之间传递了什么。",
  what: "真实的教师、它的学生，以及一个从未见过教师的对照，就在你的浏览器里并排训练。拖动滑块，立刻看到变化。无需安装，数据不会离开你的电脑。",
  train: "现在就训练教师、学生和对照",
  entries: "对比",
  compare: {
    title: "少步生成器，并排对比",
    text: "渐进、一致性、DMD、对抗：从同一份噪声出发，可用现成的，也可当场训练。",
  },
  variants: {
    title: "蒸馏分类器的各种做法",
    text: "每种损失都与对照、标签平滑和教师相比，并用多个随机种子。",
  },
  claims: {
    title: "论断与判定",
    text: "关于蒸馏的各种说法，每一条都配有判定它的实验。",
  },
  methods: "实验",
  mapNote: "按文章的顺序排列各种技术；箭头指向由它发展出来的技术。",
  bands: {
    knowledge: "把知识装进更小的模型，或更少的数据",
    steps: "扩散模型：同一个模型，更少的步数",
  },
  lanes: {
    data: "数据与标签",
    language: "语言",
    trajectory: "扩散：路径",
    matching: "扩散：分布",
    adversarial: "扩散：对抗",
  },
  legend: "怎样看这张图",
  kinds: { builds: "以它为基础", answers: "弥补它的不足" },
  colon: "：",
  kindsLong: {
    builds: "实线：箭头所指的技术以这一项为基础。",
    answers: "虚线：箭头所指的技术弥补这一项的不足。",
  },
  legendHover: "把指针移到某一站，或用 Tab 键走到那里，相邻的站就会亮起。",
  leadsTo: "由此发展出",
  mini: {
    caption: "三团重叠点云中某一点的精确类别概率，经温度 T 软化",
    temperature: "T",
    plane: "三团重叠的点云，按精确的类别概率着色",
    soft: "软标签",
  },
  course: {
    title: "一堂 {minutes} 分钟的课",
    note: "共 {n} 站，每站都是现成的实验，有可演示的，也有可提问的。",
    start: "开始上课",
    goOn: "继续：第 {n} 站",
    restart: "从头开始",
    list: "全部站点",
    minutes: "{n} 分钟",
    show: "演示",
    ask: "提问",
    here: "上次打开",
    name: "课堂",
    at: "课堂 · 第 {k} 站，共 {n} 站 · {minutes} 分钟",
    fold: "演示什么，问什么",
    back: "上一站",
    next: "下一站",
    end: "结束课堂",
  },
  own: "一条链接就是整个实验：全部参数、随机种子和视图都在其中。分享出去，别人看到的与你看到的完全相同。",
};
