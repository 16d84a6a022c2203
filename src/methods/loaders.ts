/** Every method's training function, loaded when first used: one line per method. */
import type { MethodSpec } from "../lab/method.ts";
import type { Training } from "./context.ts";

/** The parameters behind a method's id are checked against its specification before it is loaded. */
type AnyTraining = Training<MethodSpec>;

export const loaders: Readonly<Record<string, () => Promise<AnyTraining>>> = {
  kd: async () => (await import("./kd/train.ts")).train as unknown as AnyTraining,
  "dataset-distillation": async () => (await import("./dataset-distillation/train.ts")).train as unknown as AnyTraining,
  "sequence-kd": async () => (await import("./sequence-kd/train.ts")).train as unknown as AnyTraining,
  rl: async () => (await import("./rl/train.ts")).train as unknown as AnyTraining,
  gkd: async () => (await import("./gkd/train.ts")).train as unknown as AnyTraining,
  sample: async () => (await import("./sample/train.ts")).train as unknown as AnyTraining,
  flow: async () => (await import("./flow/train.ts")).train as unknown as AnyTraining,
  progressive: async () => (await import("./progressive/train.ts")).train as unknown as AnyTraining,
  consistency: async () => (await import("./consistency/train.ts")).train as unknown as AnyTraining,
  lcm: async () => (await import("./lcm/train.ts")).train as unknown as AnyTraining,
  "lcm-lora": async () => (await import("./lcm-lora/train.ts")).train as unknown as AnyTraining,
  dmd: async () => (await import("./dmd/train.ts")).train as unknown as AnyTraining,
  dmd2: async () => (await import("./dmd2/train.ts")).train as unknown as AnyTraining,
  ufogen: async () => (await import("./ufogen/train.ts")).train as unknown as AnyTraining,
  add: async () => (await import("./add/train.ts")).train as unknown as AnyTraining,
  lightning: async () => (await import("./lightning/train.ts")).train as unknown as AnyTraining,
  apt: async () => (await import("./apt/train.ts")).train as unknown as AnyTraining,
  compare: async () => (await import("./compare/train.ts")).train as unknown as AnyTraining,
};
