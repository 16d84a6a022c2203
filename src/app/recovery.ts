/** What becomes of a run that fails. */
import { LabFailure, toLabError, type LabError } from "../lab/errors.ts";
import { backends, type Backend, type BackendChoice, type Recipe } from "../lab/recipe.ts";
import { fastest } from "./speed-cache.ts";
import type { State, Tuned } from "./state.ts";

/** A run to make again: its recipe, how many steps, and what was changed on the way. */
export interface Replay {
  readonly recipe: Recipe;
  /** Steps over all phases. */
  readonly taken: number;
  /** The last of them as the transport counts: in its phase. */
  readonly step: number;
  readonly tuned: readonly Tuned[];
  /** Backends whose device was lost on the way here. */
  readonly lost: readonly Backend[];
}

/** How a run is started otherwise than from the recipe on screen, on the backend chosen for it. */
export interface StartOptions {
  readonly backend?: Backend;
  readonly replay?: Replay;
}

/** The run on screen, to be made again up to where it is. While it is being prepared that is its beginning. */
export function replayOf(begun: Recipe, { run, tuned }: State): Replay {
  const { taken, step } = run;
  return { recipe: begun, taken, step, tuned: run.status === "loading" ? [] : tuned, lost: [] };
}

/** Networks as small as these: WASM is seldom far behind, and everywhere. */
const unmeasured: readonly Backend[] = ["wasm", "webgpu", "webgl", "cpu"];

/** Where a run goes on whose device is gone: the next backend, and what to make again there. Null: nowhere. */
export function afterLoss(lost: Backend, again: Replay, machine: State["machine"]): Required<StartOptions> | null {
  const gone = [...again.lost, lost];
  const spare = unmeasured.filter((b) => !gone.includes(b) && machine.every((r) => r.backend !== b || r.available));
  if (spare.length === 0) return null;
  const backend = fastest(machine.filter((r) => spare.includes(r.backend)))?.backend ?? spare[0];
  return { backend, replay: { ...again, lost: gone } };
}

/** What was thrown, as data, and the backend it happened on as far as that is known. */
export function failureOf(thrown: unknown, running: BackendChoice): { error: LabError; on: Backend | null } {
  const error = thrown instanceof LabFailure ? thrown.error : toLabError(thrown, running);
  const named = "backend" in error ? error.backend : running;
  return { error, on: backends.find((b) => b === named) ?? backends.find((b) => b === running) ?? null };
}

/**
 * Whether the worker must go: a GPU device that has failed inside answers every later call in the same way, and
 * memory that has run out comes back only with a new worker.
 */
export function isBroken(error: LabError, on: Backend | null): boolean {
  return error.type === "OutOfMemory" || (error.type === "Internal" && on !== "wasm" && on !== "cpu");
}

/** The backend itself cannot be had: what was measured of it before no longer holds. */
export const isMissing = (thrown: unknown): boolean =>
  thrown instanceof LabFailure && thrown.error.type === "Unsupported" && thrown.error.feature === "backend";
