/** What the page's sweep runs and what it makes of the results: plain data in, plain data out. */
import type { Measurement } from "../../engine/client.ts";
import type { Control, ControlValue } from "../../lab/controls.ts";
import type { LabError } from "../../lab/errors.ts";
import type { MethodSpec, MetricSpec, Role } from "../../lab/method.ts";
import { maximumSeed, type Recipe } from "../../lab/recipe.ts";
import { cellsOf, summarise, type Assignments, type Grid, type Summary } from "../../lab/sweep.ts";
import { ruledOut, withCompanions } from "../companions.ts";
import { groupsOf } from "./groups.ts";

/** Values of one axis that still make a readable grid. */
export const mostValues = 12;
export const mostSeeds = 5;

export interface PlannedRun {
  readonly cell: number;
  readonly recipe: Recipe;
  /** Training steps it is expected to take: its share of the progress. */
  readonly steps: number;
}

export interface SweepPlan {
  /** What was on screen when the sweep began. */
  readonly base: Recipe;
  /** Names of the parameters from left to right and from top to bottom. */
  readonly x: string;
  readonly y: string;
  readonly grid: Grid;
  readonly seeds: readonly number[];
  /** Row by row. */
  readonly cells: readonly Assignments[];
  /** The whole grid with the first seed, then with the next. */
  readonly runs: readonly PlannedRun[];
  /** Numbers of the runs that are trained together, in the order of training. */
  readonly groups: readonly (readonly number[])[];
}

export type RunOutcome =
  | {
      readonly ok: true;
      readonly metrics: Readonly<Record<string, number>>;
      readonly measured: readonly Measurement[];
      /** Milliseconds of a training step of its group, the median over the slices; null where none was timed. */
      readonly stepMs: number | null;
    }
  | { readonly ok: false; readonly error: LabError };
export type Outcomes = ReadonlyMap<number, RunOutcome>;

const isShown = (control: Control, values: Assignments) => control.when?.(values) ?? true;

/** The controls that can be an axis under a recipe: those on screen. */
export function axesOf(spec: MethodSpec, recipe: Recipe): string[] {
  return Object.keys(spec.controls).filter(
    (name) => spec.controls[name].kind !== "text" && isShown(spec.controls[name], recipe.parameters),
  );
}

/** Temperature against the teacher's weight; for a method without them, its first two sliders. */
export function defaultAxes(spec: MethodSpec): readonly [string, string] {
  const sliders = Object.keys(spec.controls).filter((name) => spec.controls[name].kind === "slider");
  const [x, y] = [...["T", "alpha"].filter((name) => sliders.includes(name)), ...sliders];
  return [x, y];
}

/** What a choice can be on this page now: data of one's own must be here, and nobody has a teacher for them. */
export function optionsOf(name: string, control: Control, recipe: Recipe, hasOwn: boolean): readonly ControlValue[] {
  if (control.kind === "toggle") return [false, true];
  if (control.kind !== "choice") return [];
  const isMissing = (o: string) => (name === "dataset" || name === "target") && o === "own" && !hasOwn;
  const isUntaught = (o: string) => name === "teacher" && o === "pretrained" && ruledOut(name, o, recipe.parameters);
  return control.options.filter((o) => !isMissing(o) && !isUntaught(o));
}

/** Steps a recipe is expected to take: the lengths among its controls. Where there are iterations, steps are the sampler's. */
export function stepsOf(spec: MethodSpec, parameters: Assignments): number {
  const length = spec.controls["iterations"] ? /^iterations$|Iterations$/ : /^steps$|Steps$/;
  const lengths = Object.entries(spec.controls).filter(([name, c]) => length.test(name) && isShown(c, parameters));
  return lengths.reduce((sum, [name]) => sum + Number(parameters[name]), 0);
}

/** `count` seeds from the recipe's own on. */
export function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (first + i) % (maximumSeed + 1));
}

interface Axis {
  readonly name: string;
  readonly values: readonly ControlValue[];
}

export function planSweep(spec: MethodSpec, base: Recipe, x: Axis, y: Axis, seeds: number, workers = 1): SweepPlan {
  const grid: Grid = { [y.name]: y.values, [x.name]: x.values };
  const cells = cellsOf(grid);
  const all = seedsFrom(base.seed, seeds);
  const runs = all.flatMap((seed) =>
    cells.map((cell, i): PlannedRun => {
      const recipe = { method: base.method, parameters: withCompanions({ ...base.parameters, ...cell }), seed };
      return { cell: i, recipe, steps: stepsOf(spec, recipe.parameters) };
    }),
  );
  const groups = groupsOf(
    spec,
    runs.map((run) => run.recipe),
    workers,
  );
  return { base, x: x.name, y: y.name, grid, seeds: all, cells, runs, groups };
}

/** The recipe that a cell opens: its own values with the first seed. */
export const recipeOf = ({ runs }: SweepPlan, cell: number): Recipe => runs[cell].recipe;

/** Whether the recipe on screen is another one than the sweep's, its axes and the seed aside. */
export function differs({ base, grid }: SweepPlan, recipe: Recipe): boolean {
  const isAxis = (name: string) => Object.hasOwn(grid, name);
  return (
    base.method !== recipe.method ||
    Object.keys(base.parameters).some((name) => !isAxis(name) && base.parameters[name] !== recipe.parameters[name])
  );
}

/** Part of all steps that is done, 0 … 1; `parts` are those of the runs under way. */
export function progressOf(
  runs: readonly { readonly steps: number }[],
  outcomes: { has(run: number): boolean },
  parts: ReadonlyMap<number, number>,
): number {
  let done = 0;
  let all = 0;
  for (const [i, { steps }] of runs.entries()) {
    all += steps;
    done += steps * (outcomes.has(i) ? 1 : Math.min(1, parts.get(i) ?? 0));
  }
  return all === 0 ? 0 : done / all;
}

/** Milliseconds left, as fast as it went; null as long as that says nothing. */
export function leftMs(activeMs: number, progress: number): number | null {
  return progress > 0 && activeMs > 500 ? (activeMs * (1 - progress)) / progress : null;
}

/** A number that a cell can show: a metric, or the student's less its control's. */
export interface Measure {
  readonly id: string;
  readonly plus: string;
  readonly minus: string | null;
  readonly unit: MetricSpec["unit"];
  readonly role: Role;
}

/** Every declared metric, then every difference of student and control. */
export function measuresOf({ metrics }: MethodSpec): Measure[] {
  const names = Object.keys(metrics);
  const plain = names.map((id): Measure => {
    const { unit, role } = metrics[id];
    return { id, plus: id, minus: null, unit, role };
  });
  const differences = names.flatMap((plus): Measure[] => {
    const minus = plus.replace(/^student/, "control");
    if (minus === plus || !names.includes(minus)) return [];
    return [{ id: `${plus}-${minus}`, plus, minus, unit: metrics[plus].unit, role: "student" }];
  });
  return [...plain, ...differences];
}

export function valueOf({ plus, minus }: Measure, metrics: Readonly<Record<string, number>>): number | undefined {
  const value = metrics[plus] as number | undefined;
  const other = minus === null ? 0 : (metrics[minus] as number | undefined);
  return value === undefined || other === undefined ? undefined : value - other;
}

export interface CellResult {
  /** Over the seeds that have ended well; null while there are none, or they lack the metric. */
  readonly summary: Summary | null;
  readonly errors: readonly LabError[];
  /** Seeds that have ended, well or not. */
  readonly ended: number;
}

/** What each cell has so far. Differences are taken seed by seed. */
export function resultsOf(plan: SweepPlan, outcomes: Outcomes, measure: Measure): CellResult[] {
  const cells = plan.cells.map(() => ({ values: [] as number[], errors: [] as LabError[], ended: 0 }));
  for (const [i, { cell }] of plan.runs.entries()) {
    const outcome = outcomes.get(i);
    if (!outcome) continue;
    cells[cell].ended++;
    if (!outcome.ok) cells[cell].errors.push(outcome.error);
    else {
      const value = valueOf(measure, outcome.metrics);
      if (value !== undefined) cells[cell].values.push(value);
    }
  }
  return cells.map(({ values, errors, ended }) => ({
    summary: values.length > 0 ? summarise(values) : null,
    errors,
    ended,
  }));
}

/**
 * How strongly cells are coloured: 0 (least) … 1 (greatest); a difference -1 … 1 about zero, so that its sign is
 * seen. NaN where there is nothing.
 */
export function levelsOf(values: readonly (number | null)[], signed: boolean) {
  const known = values.filter((v): v is number => v !== null && Number.isFinite(v));
  const reach = Math.max(0, ...known.map(Math.abs));
  const low = signed ? -reach : Math.min(...known);
  const high = signed ? reach : Math.max(...known);
  const level = (v: number | null) => {
    if (v === null || !Number.isFinite(v)) return Number.NaN;
    if (high <= low) return 0;
    return signed ? v / reach : (v - low) / (high - low);
  };
  return { low, high, levels: values.map(level) };
}

/** A metric over the steps of a cell's runs, mean of its seeds; phases one after another. */
export interface Curve {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

export function curveOf(plan: SweepPlan, outcomes: Outcomes, cell: number, metric: string): Curve {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const [i, run] of plan.runs.entries()) {
    const outcome = outcomes.get(i);
    if (run.cell !== cell || !outcome?.ok) continue;
    let before = 0;
    let phase = "";
    let last = 0;
    for (const { phase: name, step, metrics } of outcome.measured) {
      if (!Object.hasOwn(metrics, metric)) continue;
      if (name !== phase) before += last;
      phase = name;
      last = step;
      const at = sums.get(before + step) ?? { sum: 0, n: 0 };
      sums.set(before + step, { sum: at.sum + metrics[metric], n: at.n + 1 });
    }
  }
  const points = [...sums].sort(([a], [b]) => a - b);
  return { steps: points.map(([step]) => step), values: points.map(([, { sum, n }]) => sum / n) };
}

/** What the small curves show: student and control on the method's first chart. */
export function curveMetrics(spec: MethodSpec): string[] {
  for (const view of spec.views) {
    if (view.kind === "line")
      return view.metrics.filter((m) => spec.metrics[m].role === "student" || spec.metrics[m].role === "control");
  }
  return [];
}
