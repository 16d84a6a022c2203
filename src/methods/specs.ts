/**
 * Every method's specification and texts, all at once: for the engine, the command line and the tests. One line per
 * method. The page loads them one at a time (catalogue.ts).
 */
import type { MethodEntry } from "./entry.ts";
import * as add from "./add/entry.ts";
import * as apt from "./apt/entry.ts";
import * as compare from "./compare/entry.ts";
import * as consistency from "./consistency/entry.ts";
import * as datasetDistillation from "./dataset-distillation/entry.ts";
import * as dmd from "./dmd/entry.ts";
import * as dmd2 from "./dmd2/entry.ts";
import * as flow from "./flow/entry.ts";
import * as gkd from "./gkd/entry.ts";
import * as kd from "./kd/entry.ts";
import * as lcm from "./lcm/entry.ts";
import * as lcmLora from "./lcm-lora/entry.ts";
import * as lightning from "./lightning/entry.ts";
import * as progressive from "./progressive/entry.ts";
import * as rl from "./rl/entry.ts";
import * as sample from "./sample/entry.ts";
import * as sequenceKd from "./sequence-kd/entry.ts";
import * as ufogen from "./ufogen/entry.ts";

export const methods: Readonly<Record<string, MethodEntry>> = {
  kd,
  "dataset-distillation": datasetDistillation,
  "sequence-kd": sequenceKd,
  rl,
  gkd,
  sample,
  flow,
  progressive,
  consistency,
  lcm,
  "lcm-lora": lcmLora,
  dmd,
  dmd2,
  ufogen,
  add,
  lightning,
  apt,
  compare,
};
