/** Trains the runs of a sweep in workers of their own, beside the experiment on screen. */
import type { ClassificationData } from "../../data/dataset.ts";
import type { EngineClient, Measurement } from "../../engine/client.ts";
import { divergence, LabFailure, toLabError, type LabError } from "../../lab/errors.ts";
import type { BackendChoice } from "../../lab/recipe.ts";
import { quantile } from "../../math/statistics.ts";
import { Hung, hungAfterMs, startWithinMs, within, type Clock } from "../clock.ts";
import { createSignal, type Signal } from "../signal.ts";
import type { Outcomes, PlannedRun, RunOutcome, SweepPlan } from "./plan.ts";

export type SweepStatus = "idle" | "running" | "paused" | "done" | "stopped";

/** What a sweep needs of its plan. */
interface Trainable extends Pick<SweepPlan, "groups"> {
  readonly runs: readonly Omit<PlannedRun, "cell">[];
}

export interface Sweep<P extends Trainable = SweepPlan> {
  readonly changed: Signal;
  readonly status: SweepStatus;
  readonly plan: P | null;
  /** By the number of the run. */
  readonly outcomes: Outcomes;
  /** How far the runs under way are, 0 … 1. */
  readonly parts: ReadonlyMap<number, number>;
  /** Milliseconds of training so far, pauses not counted. */
  activeMs(): number;
  start(plan: P, how: How): void;
  pause(): void;
  resume(): void;
  /** Ends it and its workers at once; what is finished stays. */
  stop(): void;
}

interface How {
  readonly backend: BackendChoice;
  readonly ownData: ClassificationData | null;
  /** The person's own points of the plane, `[n, 2]`. */
  readonly ownPoints: Float32Array | null;
}

interface Parts {
  readonly newEngine: () => EngineClient;
  readonly workers: number;
  readonly clock: Clock;
}

const sliceMs = 250;

export function createSweep<P extends Trainable = SweepPlan>({ newEngine, workers, clock }: Parts): Sweep<P> {
  const changed = createSignal();
  let status: SweepStatus = "idle";
  let plan: P | null = null;
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

  function settle(i: number, outcome: RunOutcome) {
    parts.delete(i);
    outcomes.set(i, outcome);
  }

  /** Trains the runs of a group as one, from its start to its end or until the sweep is ended. */
  async function train(engine: EngineClient, group: readonly number[], runs: P["runs"], how: How) {
    const mine = now;
    const { backend, ownData, ownPoints } = how;
    const [recipe, ...together] = group.map((i) => runs[i].recipe);
    const own = {
      ...(recipe.parameters["dataset"] === "own" && ownData ? { ownData } : {}),
      ...(recipe.parameters["target"] === "own" && ownPoints ? { ownPoints } : {}),
    };
    const several = together.length > 0 ? { together } : {};
    const started = await within(clock, engine.start({ recipe, backend, ...several, ...own }), startWithinMs);
    const measured = group.map((_, place) => started.metrics.map((m) => ownPart(m, place)));
    let taken = 0;
    const times: number[] = [];
    for (let done = false; !done;) {
      if (pausing) await pausing;
      if (mine !== now) return;
      const slice = await within(clock, engine.next({ budgetMs: sliceMs, views: false }), hungAfterMs);
      if (mine !== now) return;
      taken += slice.taken;
      if (slice.stepMs !== null) times.push(slice.stepMs);
      for (const [place, i] of group.entries()) {
        if (outcomes.has(i)) continue;
        const news = slice.measurements.map((m) => ownPart(m, place));
        measured[place].push(...news);
        parts.set(i, Math.min(0.99, taken / Math.max(1, runs[i].steps)));
        const { parameters } = runs[i].recipe;
        const errors = news.flatMap((m) => divergence(m.step, m.metrics, parameters) ?? []);
        if (errors.length > 0) settle(i, { ok: false, error: errors[0] });
      }
      changed.raise();
      done = slice.done || group.every((i) => outcomes.has(i));
    }
    for (const [place, i] of group.entries()) {
      if (outcomes.has(i)) continue;
      const metrics = Object.assign({}, ...measured[place].map((m) => m.metrics)) as Record<string, number>;
      const stepMs = times.length > 0 ? quantile(times, 0.5) : null;
      settle(i, { ok: true, metrics, measured: measured[place], stepMs });
    }
  }

  async function work(engine: EngineClient, waiting: (readonly number[])[], runs: P["runs"], how: How) {
    const mine = now;
    const isOver = () => mine !== now;
    for (let group = waiting.shift(); group && !isOver(); group = waiting.shift()) {
      for (const i of group) parts.set(i, 0);
      changed.raise();
      try {
        await train(engine, group, runs, how);
      } catch (thrown) {
        if (isOver()) return;
        const error = errorOf(thrown);
        const left = group.filter((i) => !outcomes.has(i));
        // Divergence is the recipe's doing; after anything else the next run begins in a new worker.
        const isBroken = error.type !== "Diverged";
        if (isBroken) engine.terminate();
        for (const i of left) parts.delete(i);
        // What several could not do together, for want of memory say, each tries alone.
        if (isBroken && group.length > 1) waiting.unshift(...left.map((i) => [i]));
        else for (const i of left) settle(i, { ok: false, error });
      }
      if (isOver()) return;
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
      const waiting = [...next.groups];
      engines = Array.from({ length: Math.min(workers, waiting.length) }, newEngine);
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

/** What a measurement says of one of the recipes trained together. */
const ownPart = ({ phase, step, metrics, each }: Measurement, place: number): Measurement =>
  each ? { phase, step, metrics: { ...metrics, ...each[place] } } : { phase, step, metrics };

function errorOf(thrown: unknown): LabError {
  if (thrown instanceof LabFailure) return thrown.error;
  if (thrown instanceof Hung) return { type: "Internal", message: "The engine no longer answers." };
  return toLabError(thrown, "unknown");
}
