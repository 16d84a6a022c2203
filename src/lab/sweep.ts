/** What a sweep is made of, for the page and the command line alike: axes, cells, summaries over seeds, the CSV file. */
import { confidenceInterval } from "../math/statistics.ts";
import { accepted, checkValue, parseText, type Control, type ControlValue } from "./controls.ts";
import type { MethodSpec } from "./method.ts";
import type { Recipe } from "./recipe.ts";

/** Values that a cell sets. */
export type Assignments = Readonly<Record<string, ControlValue>>;
/** Values of the parameters that vary; the last one varies fastest. */
export type Grid = Readonly<Record<string, readonly ControlValue[]>>;

/**
 * Recipes of a method in groups that can be trained in one run each, by their place in the list. Parameters must be
 * complete and in one order.
 */
export function trainedTogether({ together }: MethodSpec, recipes: readonly Recipe[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, { parameters, seed }] of recipes.entries()) {
    const rest = Object.entries(parameters).filter(([name]) => !together?.controls.includes(name));
    const key = together?.when(parameters) ? JSON.stringify([seed, rest]) : String(i);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
}

/** The number of runs, without making them. */
export function countRuns(grid: Grid, seeds: number): number {
  return Object.values(grid).reduce((product, values) => product * values.length, seeds);
}

/** The cells of the grid, each as the values that vary. */
export function cellsOf(grid: Grid): Assignments[] {
  return Object.entries(grid).reduce<Assignments[]>(
    (cells, [name, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value }))),
    [{}],
  );
}

/** A metric over the seeds of a cell: mean, standard error and the ends of the 95% t interval; null below two seeds. */
export interface Summary {
  readonly mean: number;
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Mean, standard error and 95% t interval. */
export function summarise(values: readonly number[]): Summary {
  const { mean, se, low, high, n } = confidenceInterval(values);
  return { mean, se: orNull(se), low: orNull(low), high: orNull(high), n };
}

type Metrics = Readonly<Record<string, number>>;

/** The metrics that some run has, in the order of their declaration. */
export function metricNames(declared: Readonly<Record<string, unknown>>, runs: readonly { metrics: Metrics }[]) {
  return Object.keys(declared).filter((name) => runs.some(({ metrics }) => Object.hasOwn(metrics, name)));
}

export interface CsvRun {
  readonly recipe: { readonly parameters: Assignments; readonly seed: number };
  readonly metrics: Metrics;
}

/** A field by RFC 4180. */
const field = (value: unknown) => {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A header and one line per run: grid values, seed, metrics (RFC 4180; empty where a run lacks a metric). */
export function sweepCsv(grid: Grid, metrics: readonly string[], runs: readonly CsvRun[]): string {
  const parameters = Object.keys(grid);
  const lines = runs.map(({ recipe, metrics: measured }) => [
    ...parameters.map((name) => recipe.parameters[name]),
    recipe.seed,
    ...metrics.map((name) => measured[name]),
  ]);
  return [[...parameters, "seed", ...metrics], ...lines].map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** Why a list of values is not taken as it is. */
export type AxisProblem =
  | { readonly kind: "value"; readonly given: string; readonly accepted: string }
  | { readonly kind: "twice"; readonly given: string }
  | { readonly kind: "none" }
  | { readonly kind: "many"; readonly most: number };

/** A list as a person types it, `1, 2, 4`, checked against the control it is for. */
export function parseAxis(
  name: string,
  control: Control,
  text: string,
  most: number,
): { values: ControlValue[]; problems: AxisProblem[] } {
  const values: ControlValue[] = [];
  const problems: AxisProblem[] = [];
  const parts = text
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .split(/[\s,;、]+/);
  for (const given of parts.filter(Boolean)) {
    const value = parseText(control, given);
    const short = given.slice(0, 60);
    if (value === undefined || checkValue(name, control, value))
      problems.push({ kind: "value", given: short, accepted: accepted(control) });
    else if (values.includes(value)) problems.push({ kind: "twice", given: short });
    else values.push(value);
  }
  if (values.length === 0 && problems.length === 0) problems.push({ kind: "none" });
  if (values.length > most) problems.push({ kind: "many", most });
  return { values, problems };
}

/** Values to begin a sweep of a control with, about five, in order. */
export function axisDefaults(name: string, control: Control, now: ControlValue): ControlValue[] {
  if (control.kind === "toggle") return [false, true];
  if (control.kind === "choice") return [...control.options];
  if (control.kind === "text") return [now];
  const { min, max, step, integer } = control;
  const usual: Readonly<Record<string, readonly number[]>> = { T: [1, 2, 4, 8, 16] };
  const around = control.scale === "log" ? [1 / 4, 1 / 2, 1, 2, 4].map((f) => f * Number(now)) : null;
  const grid = step > 0 ? step : (max - min) / 100;
  const even = Array.from({ length: 5 }, (_, i) => min + Math.round((i * (max - min)) / 4 / grid) * grid);
  const plain = (v: number) => Number((integer ? Math.round(v) : v).toPrecision(around && !integer ? 3 : 6));
  const values = (usual[name] ?? around ?? even).map(plain).filter((v) => v >= min && v <= max);
  return [...new Set(values)].sort((a, b) => a - b);
}
