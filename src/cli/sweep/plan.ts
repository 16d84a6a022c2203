/** A sweep is one run for every cell of a grid and every seed, in a fixed order that its header alone determines. */
import { defaultsOf } from "../../lab/controls.ts";
import { encodeLink } from "../../lab/link.ts";
import type { BackendChoice, Recipe } from "../../lab/recipe.ts";
import { cellsOf, type Assignments, type Grid } from "../../lab/sweep.ts";
import { specs } from "../run.ts";

export { countRuns, type Assignments } from "../../lab/sweep.ts";

/** All that makes a sweep what it is: equal headers, equal sweeps. */
export interface Sweep {
  readonly method: string;
  /** Version of the method. */
  readonly version: number;
  readonly backend: BackendChoice;
  /** Values of the parameters that vary; the last one varies fastest. */
  readonly grid: Grid;
  readonly seeds: readonly number[];
  /** Parameters that differ from the defaults in every cell. */
  readonly set: Assignments;
  /** SHA-256 of the person's own files, by the option that named them. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One of `of` equal slices of a sweep, `index` 1 … of. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface PlannedRun {
  /** Number of its cell. */
  readonly cell: number;
  readonly recipe: Recipe;
  /** Tells the runs of a sweep apart. */
  readonly link: string;
}

export const maximumRuns = 10_000;

/** The recipe of a cell with a seed. */
export function recipeIn({ method, set }: Sweep, cell: Assignments, seed: number): Recipe {
  return { method, parameters: { ...defaultsOf(specs[method].controls), ...set, ...cell }, seed };
}

/** Every run: cell after cell, each with every seed. */
export function runsOf(sweep: Sweep): PlannedRun[] {
  return cellsOf(sweep.grid).flatMap((values, cell) =>
    sweep.seeds.map((seed) => {
      const recipe = recipeIn(sweep, values, seed);
      return { cell, recipe, link: encodeLink(recipe, {}, specs) };
    }),
  );
}

/** The slice that run number `i` belongs to: neighbours go to different slices, so that slow cells are spread. */
export const shardOf = (i: number, of: number): number => (i % of) + 1;
