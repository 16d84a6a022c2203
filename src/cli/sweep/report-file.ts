/** Reports of slices read back from files: nothing is believed that does not have the form of a report. */
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { completeValues } from "../../lab/controls.ts";
import { backends } from "../../lab/recipe.ts";
import { UsageError } from "../arguments.ts";
import { specs } from "../run.ts";
import { countRuns, maximumRuns, type Shard, type Sweep } from "./plan.ts";
import type { RunOutcome } from "./report.ts";

/** A slice of a sweep: what became of its runs, by their links. */
export interface Slice {
  readonly file: string;
  readonly sweep: Sweep;
  readonly shard: Shard | undefined;
  readonly outcomes: readonly (readonly [string, RunOutcome])[];
  readonly seconds: number;
}

const value = v.union([v.number(), v.string(), v.boolean()]);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  sweep: v.strictObject({
    method: v.string(),
    version: whole,
    backend: v.picklist(["auto", ...backends]),
    grid: v.record(v.string(), v.array(value)),
    seeds: v.pipe(v.array(whole), v.minLength(1)),
    set: v.record(v.string(), value),
    files: v.optional(v.record(v.string(), v.string())),
  }),
  shard: v.optional(v.object({ index: whole, of: whole })),
  runs: v.array(v.object({ link: v.string(), backend: v.string(), metrics: v.record(v.string(), v.number()) })),
  failed: v.array(v.object({ link: v.string(), error: v.string() })),
  seconds: v.number(),
});

/** Why a header describes no sweep that this lab could have run; undefined when it does. */
function objection({ method, version, grid, seeds, set }: Sweep): string | undefined {
  if (!Object.hasOwn(specs, method)) return `this lab has no method "${method}"`;
  const { version: own, controls } = specs[method];
  if (version !== own) return `made by version ${version} of ${method}; this lab has version ${own}`;
  if (countRuns(grid, seeds.length) > maximumRuns) return `more than ${maximumRuns} runs`;
  const assignments = [
    set,
    ...Object.entries(grid).flatMap(([name, values]) => values.map((one) => ({ [name]: one }))),
  ];
  const [bad] = assignments.flatMap((given) => completeValues(controls, given).dropped);
  return bad && `${bad.name}=${bad.given} is not accepted (${bad.accepted})`;
}

/** The report on the last line of a file. @throws UsageError when it cannot be opened, Error when it holds no report */
export function readSlice(file: string): Slice {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.trimEnd().split("\n").at(-1)!);
  } catch {
    throw new Error(`${file}: the last line is not JSON; was the sweep ended early, or written as CSV?`);
  }
  const { success, output, issues } = v.safeParse(schema, json);
  if (!success) throw new Error(`${file}: no result of a sweep: ${v.getDotPath(issues[0]) ?? ""} ${issues[0].message}`);
  const reason = objection(output.sweep);
  if (reason) throw new Error(`${file}: ${reason}`);
  const { sweep, shard, seconds } = output;
  const outcomes = [
    ...output.runs.map(({ link, backend, metrics }) => [link, { ok: true, backend, metrics }] as const),
    ...output.failed.map(({ link, error }) => [link, { ok: false, error }] as const),
  ];
  return { file, sweep, shard, outcomes, seconds };
}
