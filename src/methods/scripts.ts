/** Every method's script, loaded when somebody asks for it: one line per method. */
import type { Writer } from "./scripts/assemble.ts";

export const scripts: Readonly<Record<string, () => Promise<Writer>>> = {
  kd: async () => (await import("./kd/script.ts")).script as unknown as Writer,
  "dataset-distillation": async () => (await import("./dataset-distillation/script.ts")).script as unknown as Writer,
  "sequence-kd": async () => (await import("./sequence-kd/script.ts")).script as unknown as Writer,
  rl: async () => (await import("./rl/script.ts")).script as unknown as Writer,
  gkd: async () => (await import("./gkd/script.ts")).script as unknown as Writer,
  sample: async () => (await import("./sample/script.ts")).script as unknown as Writer,
  flow: async () => (await import("./flow/script.ts")).script as unknown as Writer,
  progressive: async () => (await import("./progressive/script.ts")).script as unknown as Writer,
  consistency: async () => (await import("./consistency/script.ts")).script as unknown as Writer,
  lcm: async () => (await import("./lcm/script.ts")).script as unknown as Writer,
  "lcm-lora": async () => (await import("./lcm-lora/script.ts")).script as unknown as Writer,
  dmd: async () => (await import("./dmd/script.ts")).script as unknown as Writer,
  dmd2: async () => (await import("./dmd2/script.ts")).script as unknown as Writer,
  ufogen: async () => (await import("./ufogen/script.ts")).script as unknown as Writer,
  add: async () => (await import("./add/script.ts")).script as unknown as Writer,
  lightning: async () => (await import("./lightning/script.ts")).script as unknown as Writer,
  apt: async () => (await import("./apt/script.ts")).script as unknown as Writer,
  compare: async () => (await import("./compare/script.ts")).script as unknown as Writer,
};

export { assemble, type ScriptRequest } from "./scripts/assemble.ts";
