/** Every claim about a method, and the short runs by which a change of the method is noticed: one line per method. */
import type { Claim } from "../lab/claims.ts";
import type { ControlValue } from "../lab/controls.ts";
import * as add from "./add/claims.ts";
import * as apt from "./apt/claims.ts";
import * as consistency from "./consistency/claims.ts";
import * as dmd from "./dmd/claims.ts";
import * as dmd2 from "./dmd2/claims.ts";
import * as datasetDistillation from "./dataset-distillation/claims.ts";
import * as flow from "./flow/claims.ts";
import * as kd from "./kd/claims.ts";
import * as lcmLora from "./lcm-lora/claims.ts";
import * as lightning from "./lightning/claims.ts";
import * as progressive from "./progressive/claims.ts";
import * as rl from "./rl/claims.ts";
import * as sample from "./sample/claims.ts";
import * as sequenceKd from "./sequence-kd/claims.ts";
import * as ufogen from "./ufogen/claims.ts";

export const claims: readonly Claim[] = [
  ...kd.claims,
  ...datasetDistillation.claims,
  ...sequenceKd.claims,
  ...rl.claims,
  ...sample.claims,
  ...flow.claims,
  ...progressive.claims,
  ...consistency.claims,
  ...lcmLora.claims,
  ...dmd.claims,
  ...dmd2.claims,
  ...add.claims,
  ...lightning.claims,
  ...ufogen.claims,
  ...apt.claims,
];

/**
 * A method's short traces: tiny runs whose final metrics, rounded, tell whether results measured earlier still stand.
 * They should reach every part of the method that its claims use.
 */
export const traces: Readonly<Record<string, readonly Trace[]>> = {
  kd: kd.traces,
  "dataset-distillation": datasetDistillation.traces,
  "sequence-kd": sequenceKd.traces,
  rl: rl.traces,
  sample: sample.traces,
  flow: flow.traces,
  progressive: progressive.traces,
  consistency: consistency.traces,
  "lcm-lora": lcmLora.traces,
  dmd: dmd.traces,
  dmd2: dmd2.traces,
  add: add.traces,
  lightning: lightning.traces,
  ufogen: ufogen.traces,
  apt: apt.traces,
};

export interface Trace {
  readonly seed: number;
  readonly set: Readonly<Record<string, ControlValue>>;
}
