/** 论断页筛选的用语。 */
import type { en } from "./claims.en.ts";
import type { Shape } from "./t.ts";

export const zh: Shape<typeof en> = {
  filters: "筛选论断",
  method: "技术",
  every: "全部技术",
  text: "包含文字",
  hint: "一个词，或编号，例如 K4",
  shown: "{all} 条论断中的 {n} 条",
  none: "没有符合条件的论断，请放宽筛选。",
  clear: "显示全部",
  with: { seed: "种子 {seeds}", seeds: "种子 {seeds}" },
  sofar: "目前已有 {of} 个种子中的 {n} 个",
};
