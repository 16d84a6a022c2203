/** The result of a sweep: every run, and every cell summarised over its seeds. */
import { encodeLink } from "../../lab/link.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { cellsOf, metricNames, summarise, type Assignments, type Summary } from "../../lab/sweep.ts";
import { specs } from "../run.ts";
import { recipeIn, type PlannedRun, type Shard, type Sweep } from "./plan.ts";

export interface RunResult {
  readonly recipe: Recipe;
  readonly link: string;
  readonly backend: string;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface FailedRun {
  readonly recipe: Recipe;
  readonly link: string;
  /** Why, in a sentence. */
  readonly error: string;
}

export interface Cell {
  readonly values: Assignments;
  /** The cell with the first seed. */
  readonly link: string;
  /** By name, in the order of the method's declaration. */
  readonly metrics: Readonly<Record<string, Summary>>;
}

export interface Report {
  readonly sweep: Sweep;
  /** Present when only this slice was run. */
  readonly shard?: Shard;
  readonly cells: readonly Cell[];
  readonly runs: readonly RunResult[];
  readonly failed: readonly FailedRun[];
  readonly seconds: number;
}

/** What became of a planned run. */
export type RunOutcome =
  | { readonly ok: true; readonly backend: string; readonly metrics: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly error: string };

/** The report of the planned runs that have an outcome; its order is that of the plan. */
export function reportOf(
  sweep: Sweep,
  plan: readonly PlannedRun[],
  outcomes: ReadonlyMap<number, RunOutcome>,
  o: { seconds: number; shard?: Shard | undefined },
): Report {
  const runs: RunResult[] = [];
  const failed: FailedRun[] = [];
  const { metrics: declared } = specs[sweep.method];
  const cells = cellsOf(sweep.grid).map((values) => ({ values, runs: [] as RunResult[] }));
  for (const [i, { cell, recipe, link }] of plan.entries()) {
    const outcome = outcomes.get(i);
    if (!outcome) continue;
    if (outcome.ok) {
      const run = { recipe, link, backend: outcome.backend, metrics: outcome.metrics };
      runs.push(run);
      cells[cell].runs.push(run);
    } else failed.push({ recipe, link, error: outcome.error });
  }
  const summaries = cells.map(({ values, runs }): Cell => {
    const measured = (name: string) => runs.flatMap(({ metrics }) => metrics[name] ?? []);
    return {
      values,
      link: encodeLink(recipeIn(sweep, values, sweep.seeds[0]), {}, specs),
      metrics: Object.fromEntries(metricNames(declared, runs).map((name) => [name, summarise(measured(name))])),
    };
  });
  return { sweep, ...(o.shard ? { shard: o.shard } : {}), cells: summaries, runs, failed, seconds: o.seconds };
}
