/** Every method as the page lists it, in the order of the home page, and the way to the rest of it: one line per method. */
import type { MethodCard, MethodEntry } from "./entry.ts";
import { card as add } from "./add/card.ts";
import { card as apt } from "./apt/card.ts";
import { card as compare } from "./compare/card.ts";
import { card as consistency } from "./consistency/card.ts";
import { card as datasetDistillation } from "./dataset-distillation/card.ts";
import { card as dmd } from "./dmd/card.ts";
import { card as dmd2 } from "./dmd2/card.ts";
import { card as flow } from "./flow/card.ts";
import { card as gkd } from "./gkd/card.ts";
import { card as kd } from "./kd/card.ts";
import { card as lcm } from "./lcm/card.ts";
import { card as lcmLora } from "./lcm-lora/card.ts";
import { card as lightning } from "./lightning/card.ts";
import { card as progressive } from "./progressive/card.ts";
import { card as rl } from "./rl/card.ts";
import { card as sample } from "./sample/card.ts";
import { card as sequenceKd } from "./sequence-kd/card.ts";
import { card as ufogen } from "./ufogen/card.ts";

export interface Listed {
  readonly card: MethodCard;
  /** Specification and texts. */
  readonly load: () => Promise<MethodEntry>;
}

export const catalogue: Readonly<Record<string, Listed>> = {
  kd: { card: kd, load: () => import("./kd/entry.ts") },
  "dataset-distillation": {
    card: datasetDistillation,
    load: () => import("./dataset-distillation/entry.ts"),
  },
  "sequence-kd": { card: sequenceKd, load: () => import("./sequence-kd/entry.ts") },
  rl: { card: rl, load: () => import("./rl/entry.ts") },
  gkd: { card: gkd, load: () => import("./gkd/entry.ts") },
  sample: { card: sample, load: () => import("./sample/entry.ts") },
  flow: { card: flow, load: () => import("./flow/entry.ts") },
  progressive: { card: progressive, load: () => import("./progressive/entry.ts") },
  consistency: { card: consistency, load: () => import("./consistency/entry.ts") },
  lcm: { card: lcm, load: () => import("./lcm/entry.ts") },
  "lcm-lora": { card: lcmLora, load: () => import("./lcm-lora/entry.ts") },
  dmd: { card: dmd, load: () => import("./dmd/entry.ts") },
  dmd2: { card: dmd2, load: () => import("./dmd2/entry.ts") },
  ufogen: { card: ufogen, load: () => import("./ufogen/entry.ts") },
  add: { card: add, load: () => import("./add/entry.ts") },
  lightning: { card: lightning, load: () => import("./lightning/entry.ts") },
  apt: { card: apt, load: () => import("./apt/entry.ts") },
  compare: { card: compare, load: () => import("./compare/entry.ts") },
};
