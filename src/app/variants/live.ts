/** What is measured on this machine: plain data in, plain data out. */
import type { MethodSpec } from "../../lab/method.ts";
import { variantPlan, type PlannedVariant, type VariantDataset, type VariantRun } from "../../lab/variants.ts";
import { groupsOf } from "../sweep/groups.ts";
import { stepsOf, type Outcomes } from "../sweep/plan.ts";

export interface LiveRun extends VariantRun {
  readonly dataset: string;
}

export interface LivePlan {
  readonly runs: readonly (PlannedVariant & { readonly steps: number })[];
  /** Numbers of the runs that are trained together. */
  readonly groups: readonly (readonly number[])[];
}

/** Chosen arms with the first seed, then with the next. */
export function planLive(
  spec: MethodSpec,
  dataset: VariantDataset,
  arms: readonly string[],
  seeds: readonly number[],
): LivePlan {
  const runs = variantPlan(spec, [dataset], seeds)
    .filter(({ arm }) => arms.includes(arm))
    .map((one) => ({ ...one, steps: stepsOf(spec, one.recipe.parameters) }));
  const recipes = runs.map(({ recipe }) => recipe);
  return { runs, groups: groupsOf(spec, recipes, 1) };
}

/** The runs that have ended well, behind those kept from before; one made again replaces the earlier. */
export function liveRuns(kept: readonly LiveRun[], plan: LivePlan | null, outcomes: Outcomes): LiveRun[] {
  const now = [...outcomes].flatMap(([i, outcome]): LiveRun[] => {
    if (!outcome.ok || !plan) return [];
    const { dataset, arm, recipe } = plan.runs[i];
    return [{ dataset, arm, seed: recipe.seed, metrics: outcome.metrics, stepMs: outcome.stepMs }];
  });
  return [...new Map([...kept, ...now].map((run) => [keyOf(run), run])).values()];
}

const keyOf = ({ dataset, arm, seed }: LiveRun) => `${dataset} ${arm} ${seed}`;

const tolerance = 1e-3;

/** How many of the runs made here were recorded too, and how many of those have every recorded accuracy. */
export function agreement(here: readonly LiveRun[], recorded: readonly LiveRun[]): { n: number; of: number } {
  const known = new Map(recorded.map((run) => [keyOf(run), run.metrics]));
  const both = here.flatMap((run) => {
    const metrics = known.get(keyOf(run));
    return metrics ? [[run.metrics, metrics] as const] : [];
  });
  const agrees = both.filter(([now, then]) =>
    Object.keys(then).every((name) => !name.endsWith("Accuracy") || Math.abs(now[name] - then[name]) <= tolerance),
  );
  return { n: agrees.length, of: both.length };
}
