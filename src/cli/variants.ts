/** `variants`: kd's ways of teaching over seeds, into public/variants.json. Takes up where it was stopped. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { encodeLink } from "../lab/link.ts";
import type { BackendChoice, Recipe } from "../lab/recipe.ts";
import {
  signOf,
  summariseVariants,
  variantArms,
  variantDatasets,
  variantMethod,
  variantMetrics,
  variantPlan,
  variantSeeds,
  type PlannedVariant,
  type VariantDataset,
  type VariantRow,
  type Widths,
} from "../lab/variants.ts";
import { quantile } from "../math/statistics.ts";
import { backendOf, recipeOf, UsageError } from "./arguments.ts";
import { fingerprintOf } from "./claims-report.ts";
import { publicFolder } from "./engine.ts";
import { execute, specs } from "./run.ts";
import { seedsOf } from "./sweep/arguments.ts";
import { duration, sweepProgress } from "./sweep/progress.ts";

export const variantsFile = new URL("variants.json", publicFolder);
const cacheFolder = new URL("../.cache/variants/", publicFolder);
const spec = specs[variantMethod];

/** The file. */
export interface VariantResults {
  readonly measured: {
    readonly date: string;
    /** Of the package. */
    readonly version: string;
    readonly backend: string;
    readonly node: string;
    readonly cores: number;
  };
  /** Time of all runs, one after another. */
  readonly seconds: number;
  /** Of the method: the metrics of its short traces. */
  readonly fingerprint: string;
  /** Of the comparison: data sets, arms, seeds, every parameter. */
  readonly protocol: string;
  readonly widths: Readonly<Record<string, Widths>>;
  readonly runs: readonly RecordedRun[];
}

interface RecordedRun {
  readonly dataset: string;
  readonly arm: string;
  readonly seed: number;
  readonly link: string;
  readonly stepMs: number | null;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A finished run as it is kept. */
interface Done {
  readonly backend: string;
  readonly seconds: number;
  readonly stepMs: number | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly widths: Widths;
}

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
const rounded = (value: number, digits = 5) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Changes when another comparison is made. */
export const variantsProtocol = (): string => hash(variantPlan(spec, variantDatasets, variantSeeds)).slice(0, 12);

interface Arguments {
  readonly datasets: readonly VariantDataset[];
  readonly seeds: readonly number[];
  readonly set: readonly string[];
  readonly backend: BackendChoice;
  readonly json: boolean;
}

/** @throws UsageError */
function parseVariants(args: string[]): Arguments {
  const text = { type: "string" } as const;
  const options = { seeds: text, backend: text, set: { ...text, multiple: true }, json: { type: "boolean" } } as const;
  let given;
  try {
    given = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = given;
  const datasets = positionals.map((id) => {
    const dataset = variantDatasets.find((one) => one === id);
    if (!dataset) throw new UsageError(`unknown data set "${id}"; there is ${variantDatasets.join(", ")}`);
    return dataset;
  });
  return {
    datasets: datasets.length ? [...new Set(datasets)] : variantDatasets,
    seeds: values.seeds === undefined ? variantSeeds : seedsOf(values.seeds),
    set: values.set ?? [],
    // Links mean these numbers on WASM; "auto" is WASM in Node.
    backend: backendOf({ backend: values.backend ?? "wasm" }),
    json: values.json ?? false,
  };
}

/** `variants [data set …] [--seeds 1-9] [--set name=value …] [--backend B] [--json]` */
export async function variants(args: string[]): Promise<void> {
  const { datasets, seeds, set, backend, json } = parseVariants(args);
  const say = (text: string) => process.stderr.write(`lab: ${text}\n`);
  const planned = variantPlan(spec, datasets, seeds).map((one) => ({
    ...one,
    recipe: recipeOf(spec, { set: [...set] }, one.recipe),
  }));
  const fingerprint = await fingerprintOf(variantMethod, backend);
  const done = await runAll(planned, backend, fingerprint);
  const results: VariantResults = {
    measured: {
      date: new Date().toISOString().slice(0, 10),
      version: packageVersion(),
      backend: done[0].backend,
      node: process.version,
      cores: availableParallelism(),
    },
    seconds: Math.round(done.reduce((sum, { seconds }) => sum + seconds, 0)),
    fingerprint,
    protocol: variantsProtocol(),
    widths: Object.fromEntries(planned.map(({ dataset }, i) => [dataset, done[i].widths])),
    runs: planned.map((one, i) => recorded(one, done[i])),
  };
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  else for (const dataset of datasets) process.stdout.write(described(dataset, results));
  say(`${done.length} runs, ${duration(results.seconds)} of training`);
  if (set.length || seeds.join() !== variantSeeds.join() || datasets.length < variantDatasets.length)
    say("not every data set with the recorded seeds and defaults: a rehearsal, nothing is written");
  else if (backend !== "wasm") say("kept for WASM, on which every machine gets the same numbers: nothing is written");
  else write(results);
}

/** One run per line. */
function write(results: VariantResults): void {
  const lines = results.runs.map((run) => JSON.stringify(run)).join(",\n");
  writeWhole(variantsFile, `${JSON.stringify({ ...results, runs: [] }).slice(0, -2)}\n${lines}\n]}\n`);
}

function recorded({ dataset, arm, recipe }: PlannedVariant, { metrics, stepMs }: Done): RecordedRun {
  const kept = variantMetrics(arm).map((name) => [name, rounded(metrics[name])] as const);
  return {
    dataset,
    arm,
    seed: recipe.seed,
    link: encodeLink(recipe, {}, specs),
    stepMs: stepMs === null ? null : rounded(stepMs, 3),
    metrics: Object.fromEntries(kept),
  };
}

/** One after another, for the times; what was made earlier with the same code is taken from the cache. */
async function runAll(planned: readonly PlannedVariant[], backend: BackendChoice, fingerprint: string) {
  mkdirSync(cacheFolder, { recursive: true });
  const progress = sweepProgress(planned.length);
  const done: Done[] = [];
  let before = 0;
  for (const { recipe } of planned) {
    progress.draw(done.length);
    const key = hash([recipe, backend, fingerprint]).slice(0, 24);
    const file = new URL(`${key}.json`, cacheFolder);
    if (existsSync(file)) before++;
    else writeWhole(file, JSON.stringify(await train(recipe, backend)));
    done.push(JSON.parse(readFileSync(file, "utf8")) as Done);
  }
  if (before) progress.say(`${before} runs were made before`);
  progress.end();
  return done;
}

/**
 * One run. The time of a step is the processor's, which other work on the machine hardly changes: the median over the
 * slices, of which the first prepares and warms up.
 */
async function train(recipe: Recipe, backend: BackendChoice): Promise<Done> {
  const times: number[] = [];
  let before = process.cpuUsage();
  const onSlice = ({ taken }: { taken: number }) => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    if (taken > 0) times.push((user + system) / 1000 / taken);
  };
  const { outcome, artifacts } = await execute(recipe, { backend, quiet: true, onSlice });
  const widthsOf = (name: string) => {
    const found = artifacts.find((artifact) => artifact.name === name);
    if (found?.kind !== "classifier" || found.architecture.kind !== "mlp") throw new Error(`no perceptron ${name}`);
    return found.architecture.sizes;
  };
  const widths = { teacher: widthsOf("teacher"), student: widthsOf("student") };
  const { metrics, seconds } = outcome;
  return { backend: outcome.backend, seconds, stepMs: times.length ? quantile(times, 0.5) : null, metrics, widths };
}

/** A file appears whole or not at all. */
function writeWhole(file: URL, text: string): void {
  const part = new URL(`${file.href}.${process.pid}.part`);
  writeFileSync(part, text);
  renameSync(part, file);
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(new URL("../package.json", publicFolder), "utf8")) as { version: string }).version;
}

/** A data set's rows, for a terminal: accuracy ± s.e., difference to the control [95 %], gap closed. */
function described(dataset: string, { runs }: VariantResults): string {
  const arms = variantArms(spec).map(({ id }) => id);
  const own = runs.filter((run) => run.dataset === dataset);
  const points = (value: number | null) => (value === null ? "–" : (100 * value).toFixed(1));
  const line = ({ id, accuracy, difference, closed }: VariantRow) => {
    const interval = difference && `${points(difference.mean)} [${points(difference.low)}, ${points(difference.high)}]`;
    const sign = (difference && signOf(difference)) ?? "";
    const share = closed === null ? "" : `${(100 * closed).toFixed(0)}% of the gap`;
    const cells = [id.padEnd(14), `${points(accuracy.mean)} ± ${points(accuracy.se)}`.padEnd(13), (interval ?? "").padEnd(22), sign.padEnd(6), share]; // prettier-ignore
    return `  ${cells.join(" ")}`.trimEnd();
  };
  return `${dataset}\n${summariseVariants(arms, own).map(line).join("\n")}\n`;
}
