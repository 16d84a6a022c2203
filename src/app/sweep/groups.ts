/** Which runs of a sweep are trained together. */
import type { MethodSpec } from "../../lab/method.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { trainedTogether } from "../../lab/sweep.ts";

/** Recipes trained as one run: more of them save nothing, and all must be in memory at once. */
const most = 32;

/** Runs, by their numbers, in the groups that are each trained as one: large, but so that every worker has its share. */
export function groupsOf(spec: MethodSpec, recipes: readonly Recipe[], workers: number): number[][] {
  const share = Math.min(most, Math.ceil(recipes.length / workers));
  return trainedTogether(spec, recipes).flatMap((group) => {
    const size = Math.ceil(group.length / Math.ceil(group.length / share));
    return Array.from({ length: Math.ceil(group.length / size) }, (_, i) => group.slice(i * size, (i + 1) * size));
  });
}

/**
 * Milliseconds that groups will take, side by side in workers, when a step of one recipe takes so many. Of that about
 * half is the student's; the other half, its control's, is there once in a group.
 */
export function estimateMs(
  groups: readonly (readonly number[])[],
  runs: readonly { readonly steps: number }[],
  stepMs: number,
  workers: number,
): number {
  const steps = groups.reduce((sum, group) => sum + (runs[group[0]].steps * (1 + group.length)) / 2, 0);
  return (steps * stepMs) / Math.max(1, Math.min(workers, groups.length));
}
