import type { MethodSpec } from "../lab/method.ts";
import type { Recipe } from "../lab/recipe.ts";

export interface Difference {
  /** Another method altogether. */
  readonly method: boolean;
  /** Names of changed parameters that need a new run; "seed" among them. */
  readonly restart: readonly string[];
  /** Names of changed parameters that a run takes up at its next step. */
  readonly live: readonly string[];
}

/** What separates two recipes. A change of a hidden control changes nothing. */
export function difference(spec: MethodSpec, from: Recipe, to: Recipe): Difference {
  if (from.method !== to.method) return { method: true, restart: [], live: [] };
  const restart = from.seed === to.seed ? [] : ["seed"];
  const live: string[] = [];
  for (const [name, control] of Object.entries(spec.controls)) {
    if (Object.is(from.parameters[name], to.parameters[name])) continue;
    if (control.live) live.push(name);
    else if (control.when?.(to.parameters) ?? true) restart.push(name);
  }
  return { method: false, restart, live };
}

/** Whether what was measured under one recipe says nothing about the other. */
export function isOther(spec: MethodSpec, from: Recipe, to: Recipe): boolean {
  const { method, restart } = difference(spec, from, to);
  return method || restart.length > 0;
}
