/** Trains the runs of a sweep in workers of their own, beside the experiment on screen. */
import type { ClassificationData } from "../../data/dataset.ts";
import type { EngineClient, Measurement } from "../../engine/client.ts";
import { LabFailure, toLabError, type LabError } from "../../lab/errors.ts";
import type { BackendChoice } from "../../lab/recipe.ts";
import { Hung, hungAfterMs, startWithinMs, within, type Clock } from "../clock.ts";
import { createSignal, type Signal } from "../signal.ts";
import type { Outcomes, PlannedRun, RunOutcome, SweepPlan } from "./plan.ts";

export type SweepStatus = "idle" | "running" | "paused" | "done" | "stopped";

export interface Sweep {
  readonly changed: Signal;
  readonly status: SweepStatus;
  readonly plan: SweepPlan | null;
  /** By the number of the run. */
  readonly outcomes: Outcomes;
  /** How far the runs under way are, 0 … 1. */
  readonly parts: ReadonlyMap<number, number>;
  /** Milliseconds of training so far, pauses not counted. */
  activeMs(): number;
  start(plan: SweepPlan, how: { backend: BackendChoice; ownData: ClassificationData | null }): void;
  pause(): void;
  resume(): void;
  /** Ends it and its workers at once; what is finished stays. */
  stop(): void;
}

interface Parts {
  readonly newEngine: () => EngineClient;
  readonly workers: number;
  readonly clock: Clock;
}

const sliceMs = 250;

export function createSweep({ newEngine, workers, clock }: Parts): Sweep {
  const changed = createSignal();
  let status: SweepStatus = "idle";
  let plan: SweepPlan | null = null;
  let outcomes = new Map<number, RunOutcome>();
  let parts = new Map<number, number>();
  let engines: EngineClient[] = [];
  /** Counts the sweeps: what an ended one still says is ignored. */
  let now = 0;
  let since = 0;
  let before = 0;
  let goOn: (() => void) | null = null;
  let pausing: Promise<void> | null = null;

  const activeMs = () => before + (status === "running" ? clock.now() - since : 0);

  function become(next: SweepStatus) {
    before = activeMs();
    since = clock.now();
    status = next;
    changed.raise();
  }

  function endWith(next: SweepStatus) {
    now++;
    for (const engine of engines) engine.terminate();
    engines = [];
    parts.clear();
    goOn?.();
    goOn = pausing = null;
    become(next);
  }

  /** One run from its start to its end; null when the sweep was ended meanwhile. */
  async function train(
    engine: EngineClient,
    i: number,
    { recipe, steps }: PlannedRun,
    how: { backend: BackendChoice; ownData: ClassificationData | null },
  ): Promise<RunOutcome | null> {
    const mine = now;
    const { backend, ownData } = how;
    const own = recipe.parameters["dataset"] === "own" && ownData ? { ownData } : {};
    const started = await within(clock, engine.start({ recipe, backend, ...own }), startWithinMs);
    const measured: Measurement[] = [...started.metrics];
    let taken = 0;
    for (let done = false; !done;) {
      if (pausing) await pausing;
      if (mine !== now) return null;
      const slice = await within(clock, engine.next({ budgetMs: sliceMs, views: false }), hungAfterMs);
      if (mine !== now) return null;
      measured.push(...slice.measurements);
      done = slice.done;
      taken += slice.taken;
      parts.set(i, Math.min(0.99, taken / Math.max(1, steps)));
      changed.raise();
    }
    const metrics = Object.assign({}, ...measured.map((m) => m.metrics)) as Record<string, number>;
    return { ok: true, metrics, measured };
  }

  async function work(
    engine: EngineClient,
    waiting: number[],
    runs: readonly PlannedRun[],
    how: Parameters<typeof train>[3],
  ) {
    const mine = now;
    const isOver = () => mine !== now;
    for (let i = waiting.shift(); i !== undefined && !isOver(); i = waiting.shift()) {
      parts.set(i, 0);
      changed.raise();
      let outcome: RunOutcome | null;
      try {
        outcome = await train(engine, i, runs[i], how);
      } catch (thrown) {
        outcome = { ok: false, error: errorOf(thrown) };
      }
      if (!outcome || isOver()) return;
      // Divergence is the recipe's doing; after anything else the next run begins in a new worker.
      if (!outcome.ok && outcome.error.type !== "Diverged") engine.terminate();
      parts.delete(i);
      outcomes.set(i, outcome);
      changed.raise();
    }
  }

  return {
    changed,
    activeMs,
    get status() {
      return status;
    },
    get plan() {
      return plan;
    },
    get outcomes() {
      return outcomes;
    },
    get parts() {
      return parts;
    },
    start(next, how) {
      endWith("stopped");
      plan = next;
      outcomes = new Map();
      parts = new Map();
      before = 0;
      become("running");
      const mine = now;
      const waiting = [...next.runs.keys()];
      engines = Array.from({ length: Math.min(workers, next.runs.length) }, newEngine);
      void Promise.all(engines.map((engine) => work(engine, waiting, next.runs, how))).then(() => {
        if (mine === now) endWith("done");
      });
    },
    pause() {
      if (status !== "running") return;
      pausing = new Promise((resolve) => {
        goOn = resolve;
      });
      become("paused");
    },
    resume() {
      if (status !== "paused") return;
      become("running");
      goOn?.();
      goOn = pausing = null;
    },
    stop() {
      if (status === "running" || status === "paused") endWith("stopped");
    },
  };
}

function errorOf(thrown: unknown): LabError {
  if (thrown instanceof LabFailure) return thrown.error;
  if (thrown instanceof Hung) return { type: "Internal", message: "The engine no longer answers." };
  return toLabError(thrown, "unknown");
}
