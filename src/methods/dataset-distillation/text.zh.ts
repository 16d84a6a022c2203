import type { MethodTexts } from "../../lab/method.ts";
import { card } from "./card.ts";
import type { Spec } from "./spec.ts";

export const zh = {
  ...card.zh,
  controls: {
    perClass: { label: "每类图像数", help: "每个数字学出多少张图像，其他各种方法也各选出同样多张。" },
    examples: { label: "真实图像", help: "要变小或变干净的数据集。" },
    ambiguity: { label: "模棱两可的数字", help: "介于两个数字之间的图像所占比例。其中一些标签本来就有争议。" },
    labelNoise: {
      label: "埋入的错误标签",
      help: "在数据集的一个副本里，把这一比例的标签改错，再用过滤器去找。被蒸馏的图像保留正确的标签。0：不运行过滤器。",
    },
    noiseKind: {
      label: "错误标签的种类",
      help: "换成任意另一个数字，或总是换成最容易混淆的那个。",
      options: { symmetric: "任意另一个", asymmetric: "相似的一个" },
    },
    folds: {
      label: "过滤器的折数",
      help: "把副本切成这么多份。对每一份，都由一个只学过其余各份的网络来回答。",
    },
    objective: {
      label: "匹配什么",
      help: "各类在随机网络中的平均特征，或网络学习时所用的梯度。",
      options: { distribution: "平均特征", gradient: "梯度" },
    },
    start: {
      label: "起点",
      help: "第一步之前图像是什么：随机选出的图像、所属类别的平均，或噪声。",
      options: { real: "真实图像", mean: "类别平均", noise: "噪声" },
    },
    siamese: { label: "匹配时移动", help: "比较之前，把真实图像和学出的图像以同样的方式略微平移和旋转。" },
    innerSteps: {
      label: "网络的步数",
      help: "图像每走一步之后，提供梯度的网络在这些图像上走这么多步；满 10 次就换一个新网络。0：每次都用新网络。",
    },
    width: { label: "模型宽度", help: "在每个集合上学习的网络的隐藏单元数：这就是保持不变的模型。" },
    depth: { label: "隐藏层数", help: "该模型与小学生共用。" },
    studentWidth: { label: "小学生的宽度", help: "由知识蒸馏来教的学生的隐藏单元数。" },
    T: { label: "温度 T", help: "在小学生学习之前软化大模型的答案；1：保持原样。" },
    judges: { label: "每个集合的新网络数", help: "每个集合都交给这么多个从零开始的网络，显示它们的平均。" },
    lr: { label: "图像的学习率", help: "Adam 更新像素的步长；逐渐降到十分之一。" },
    iterations: { label: "图像的步数", help: "图像学习多久。" },
    steps: { label: "每个网络的步数", help: "模型、过滤器的网络和小学生的训练步数：全都相同。" },
  },
  metrics: {
    matchingLoss: "学出的图像与真实图像的距离",
    learnedAccuracy: "学出的图像",
    randomAccuracy: "随机选择",
    herdingAccuracy: "Herding",
    kCentreAccuracy: "K 中心",
    classMeanAccuracy: "类别平均",
    movedAccuracy: "随机选择并移动",
    fullAccuracy: "全部图像",
    noisyAccuracy: "含错误标签",
    filteredAccuracy: "过滤之后",
    kdAccuracy: "小学生，由教师教",
    smallAccuracy: "小学生，只用标签",
    filterPrecision: "过滤器：标出的里面有多少是错的",
    filterRecall: "过滤器：错的里面有多少被标出",
    learnedLoss: "在学出的图像上",
    randomLoss: "在随机选择上",
    fullLoss: "在全部图像上",
    foldsLoss: "过滤器的网络",
    kdLoss: "小学生，由教师教",
    smallLoss: "小学生，只用标签",
  },
  charts: {
    accuracy: "新网络在留出图像上的准确率",
    matching: "学出的图像与真实图像的距离",
    cleaning: "含错误标签，与去掉找出的错误之后",
    students: "小学生",
    loss: "训练损失",
  },
  chartTabs: { accuracy: "集合", matching: "匹配", cleaning: "清洗", students: "学生", loss: "损失" },
  phases: {
    distil: "学习图像",
    folds: "寻找错误标签",
    judges: "每个集合上的新网络",
    students: "小学生",
  },
} satisfies MethodTexts<Spec>;
