/** Command lines of `sweep` and `merge` → what is to be run and how it is to be written. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { ControlValue } from "../../lab/controls.ts";
import type { MethodSpec } from "../../lab/method.ts";
import { maximumSeed } from "../../lab/recipe.ts";
import { backendOf, methodOf, options as runOptions, recipeOf, UsageError, type Flags } from "../arguments.ts";
import { ownDataOf } from "../own-data.ts";
import { countRuns, maximumRuns, type Assignments, type Shard, type Sweep } from "./plan.ts";

/** How the result is written. */
export type Format = "table" | "json" | "csv";

export interface SweepArguments {
  readonly sweep: Sweep;
  readonly shard: Shard | undefined;
  readonly jobs: number;
  readonly format: Format;
  /** Metrics of the table; undefined: those of which more is better. */
  readonly metrics: readonly string[] | undefined;
  /** The arguments every worker is started with. */
  readonly workerArguments: readonly string[];
}

const options = {
  ...runOptions,
  grid: { type: "string", multiple: true },
  seeds: { type: "string" },
  jobs: { type: "string" },
  shard: { type: "string" },
  metric: { type: "string", multiple: true },
  "as-csv": { type: "boolean" },
} as const;

const fileOptions = ["images", "labels", "test-images", "test-labels", "csv", "test-csv"] as const;

/** `--csv` names a file of examples in `run`; where no file follows it asks for the result as CSV. */
const tellCsvApart = (args: readonly string[]): string[] =>
  args.map((arg, i) => (arg === "--csv" && (args[i + 1] ?? "-").startsWith("-") ? "--as-csv" : arg));

/** @throws UsageError */
function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** One value of a parameter by its name or link key, exactly as `--set` reads it. */
function valueOf(spec: MethodSpec, option: string, text: string): [string, ControlValue] {
  try {
    const { parameters } = recipeOf(spec, { set: [text] });
    const given = text.slice(0, text.indexOf("="));
    const [name] = Object.entries(spec.controls).find(([name, control]) => name === given || control.key === given)!;
    return [name, parameters[name]];
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(error.message.replace(/^--set/, option)) : error;
  }
}

function gridOf(spec: MethodSpec, given: readonly string[]): Record<string, ControlValue[]> {
  const grid: Record<string, ControlValue[]> = {};
  for (const axis of given) {
    const equals = axis.indexOf("=");
    if (equals < 1) throw new UsageError(`--grid ${axis}: expected name=value,value,…`);
    const values: ControlValue[] = [];
    let name = "";
    for (const text of axis.slice(equals + 1).split(",")) {
      const cell = `${axis.slice(0, equals)}=${text}`;
      const [named, value] = valueOf(spec, "--grid", cell);
      if (values.includes(value)) throw new UsageError(`--grid ${cell}: the value is there twice`);
      name = named;
      values.push(value);
    }
    if (Object.hasOwn(grid, name)) throw new UsageError(`--grid ${axis}: ${name} is there twice`);
    grid[name] = values;
  }
  return grid;
}

/** `1-5`, `1,3,7`, `1-3,10`. @throws UsageError */
export function seedsOf(text: string): number[] {
  const seeds: number[] = [];
  for (const part of text.split(",")) {
    const [, from, to = from] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part) ?? [];
    if (from === undefined || Number(to) > maximumSeed || Number(to) < Number(from))
      throw new UsageError(`--seeds ${text}: expected numbers and ranges such as 1-5 or 1,3,7, 0 … ${maximumSeed}`);
    if (seeds.length + Number(to) - Number(from) >= maximumRuns)
      throw new UsageError(`--seeds ${text}: at most ${maximumRuns} runs`);
    for (let seed = Number(from); seed <= Number(to); seed++) seeds.push(seed);
  }
  const twice = seeds.find((seed, i) => seeds.indexOf(seed) < i);
  if (twice !== undefined) throw new UsageError(`--seeds ${text}: ${twice} is there twice`);
  return seeds;
}

function shardOf(text: string): Shard {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (!(Number(index) >= 1 && Number(index) <= Number(of)))
    throw new UsageError(`--shard ${text}: expected a slice such as 3/16, the first being 1/16`);
  return { index: Number(index), of: Number(of) };
}

export function jobsOf(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1) throw new UsageError(`--jobs ${text}: expected 1 … 9999`);
  return Number(text);
}

function formatOf(values: { json?: boolean; "as-csv"?: boolean }): Format {
  if (values.json && values["as-csv"]) throw new UsageError("--json and --csv: choose one");
  return values.json ? "json" : values["as-csv"] ? "csv" : "table";
}

/** The metrics asked for, as the method declares them. @throws UsageError */
export function metricsOf(spec: MethodSpec, given: readonly string[] | undefined): readonly string[] | undefined {
  const unknown = given?.find((name) => !Object.hasOwn(spec.metrics, name));
  if (unknown !== undefined)
    throw new UsageError(`--metric ${unknown}: ${spec.id} measures ${Object.keys(spec.metrics).join(", ")}`);
  return given;
}

/** Own files decide these parameters, as in `run`. */
function ownSettings(flags: Flags): Assignments {
  const note = (text: string) => void (flags.json || process.stderr.write(`lab: ${text}\n`));
  return ownDataOf(flags, note) ? { dataset: "own", teacher: "live" } : {};
}

function setOf(spec: MethodSpec, flags: Flags, grid: Sweep["grid"], own: Assignments): Assignments {
  const given = Object.fromEntries((flags.set ?? []).map((text) => valueOf(spec, "--set", text)));
  const both = Object.keys(grid).find((name) => Object.hasOwn(given, name));
  if (both !== undefined) throw new UsageError(`${both} is in both --grid and --set`);
  const fixed = Object.keys(grid).find((name) => Object.hasOwn(own, name));
  if (fixed !== undefined) throw new UsageError(`--grid ${fixed}: own files come with ${fixed}=${String(own[fixed])}`);
  if (!Object.hasOwn(own, "dataset") && (given["dataset"] === "own" || grid["dataset"]?.includes("own")))
    throw new UsageError("dataset=own needs --images and --labels, or --csv");
  const set: Assignments = { ...given, ...own };
  // In the order of declaration, so that the order of the arguments makes no other sweep.
  return Object.fromEntries(Object.keys(spec.controls).flatMap((name) => (name in set ? [[name, set[name]]] : [])));
}

/** @throws UsageError, or DataError when a file of examples is not as expected */
export function parseSweep(args: readonly string[]): SweepArguments {
  const { values, positionals } = strictly(() =>
    parseArgs({ args: tellCsvApart(args), options, allowPositionals: true }),
  );
  if (positionals.length > 1) throw new UsageError(`unexpected "${positionals[1]}"`);
  if (values.seed !== undefined) throw new UsageError(`--seed ${values.seed}: a sweep takes --seeds, such as 1-5`);
  const spec = methodOf(positionals[0]);
  const grid = gridOf(spec, values.grid ?? []);
  const seeds = seedsOf(values.seeds ?? "1");
  const runs = countRuns(grid, seeds.length);
  if (runs > maximumRuns) throw new UsageError(`${runs} runs are too many: a sweep has at most ${maximumRuns}`);
  const rest = {
    backend: backendOf(values),
    shard: values.shard === undefined ? undefined : shardOf(values.shard),
    jobs: values.jobs === undefined ? availableParallelism() : jobsOf(values.jobs),
    format: formatOf(values),
    metrics: metricsOf(spec, values.metric),
  };
  const set = setOf(spec, values, grid, ownSettings(values));
  const named = fileOptions.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  const files = named.map(([name, path]) => [name, createHash("sha256").update(readFileSync(path)).digest("hex")]);
  const { backend, ...how } = rest;
  const sweep = { method: spec.id, version: spec.version, backend, grid, seeds, set };
  return {
    ...how,
    sweep: files.length ? { ...sweep, files: Object.fromEntries(files) } : sweep,
    workerArguments: [...named.map(([name, path]) => `--${name}=${path}`), `--backend=${backend}`],
  };
}

/** `merge a.json b.json … [--partial] [--json | --csv] [--metric M]`. @throws UsageError */
export function parseMerge(args: readonly string[]) {
  const { values, positionals } = strictly(() =>
    parseArgs({
      args: [...args],
      options: {
        partial: { type: "boolean" },
        json: { type: "boolean" },
        csv: { type: "boolean" },
        "as-csv": { type: "boolean" },
        metric: { type: "string", multiple: true },
      },
      allowPositionals: true,
    }),
  );
  if (!positionals.length) throw new UsageError("merge takes the files that sweep --shard wrote");
  return {
    files: positionals,
    partial: values.partial ?? false,
    format: formatOf({ json: values.json, "as-csv": values.csv || values["as-csv"] }),
    metrics: values.metric,
  };
}
