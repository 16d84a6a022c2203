/** Generative methods that have a miniature. */
export const miniIds = [
  "sample",
  "flow",
  "progressive",
  "consistency",
  "lcm",
  "lcm-lora",
  "dmd",
  "dmd2",
  "add",
  "lightning",
  "ufogen",
  "apt",
] as const;
export type MiniId = (typeof miniIds)[number];
export const hasMini = (id: string): id is MiniId => (miniIds as readonly string[]).includes(id);
