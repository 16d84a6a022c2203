/** 语言类方法共用的控件文字。 */
export const lookText = {
  problem: { label: "题目", help: "六个一位数的价格；不足六个时，前面补 0。" },
  temperature: {
    label: "书写温度",
    help: "屏幕上的模型抽取词元时有多大胆。0：总是取最可能的一个，测量时也是如此。",
  },
  draw: { label: "抽样编号", help: "每个编号是同一组模型的另一次抽样。" },
};

export const teacherText = {
  teacher: {
    label: "教师",
    help: "随附：由本项目自己的脚本在一本有错的课本上训练。现场训练：同样的网络当着你的面训练，课本出错的频率由你决定。",
    options: { pretrained: "随附", live: "现场训练" },
  },
  teacherErrors: {
    label: "课本的错误率",
    help: "课本有多常把 6 + 7、7 + 8、6 + 9 和 8 + 9 算少 1。超过一半时，教师最可能的答案就是错的。",
  },
  teacherSteps: { label: "教师训练步数", help: "教师训练的长度。" },
};

export const studentText = {
  width: { label: "宽度", help: "学生仅有的一层里每个词元的数值个数；教师有两层，每层 64。" },
};
