/** Every claim about a method, and the short runs by which a change of the method is noticed: one line per method. */
import type { Claim } from "../lab/claims.ts";
import type { ControlValue } from "../lab/controls.ts";
import * as consistency from "./consistency/claims.ts";
import * as flow from "./flow/claims.ts";
import * as kd from "./kd/claims.ts";
import * as progressive from "./progressive/claims.ts";
import * as sample from "./sample/claims.ts";

export const claims: readonly Claim[] = [
  ...kd.claims,
  ...sample.claims,
  ...flow.claims,
  ...progressive.claims,
  ...consistency.claims,
];

/**
 * A method's short traces: tiny runs whose final metrics, rounded, tell whether results measured earlier still stand.
 * They should reach every part of the method that its claims use.
 */
export const traces: Readonly<Record<string, readonly Trace[]>> = {
  kd: kd.traces,
  sample: sample.traces,
  flow: flow.traces,
  progressive: progressive.traces,
  consistency: consistency.traces,
};

export interface Trace {
  readonly seed: number;
  readonly set: Readonly<Record<string, ControlValue>>;
}
