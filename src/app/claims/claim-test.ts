/** Tests a claim on this machine: its arms with some seeds, one after another in a worker of its own. */
import type { EngineClient, Started } from "../../engine/client.ts";
import { readingName, readingsOf, readLogits, recipeOf, type Claim, type LogitReading } from "../../lab/claims.ts";
import { toLabError, type LabError } from "../../lab/errors.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { ViewData } from "../../lab/views.ts";
import { Hung, hungAfterMs, startWithinMs, within, type Clock } from "../clock.ts";
import type { Signal } from "../signal.ts";
import { progressOf, stepsOf } from "../sweep/plan.ts";

export type TestStatus = "idle" | "running" | "done" | "stopped" | "failed";

interface TestRun {
  readonly arm: string;
  readonly recipe: Recipe;
  readonly readings: readonly LogitReading[];
  /** Its share of the progress. */
  readonly steps: number;
}

/** What went wrong with a run; the others go on when it was the recipe's doing. */
export interface TestFailure {
  readonly arm: string;
  readonly recipe: Recipe;
  readonly error: LabError;
}

type Measured = Record<string, Record<number, Record<string, number>>>;

export interface ClaimTest {
  readonly status: TestStatus;
  readonly seeds: readonly number[];
  readonly runs: readonly TestRun[];
  /** Runs that have ended. */
  readonly ended: number;
  /** Final metrics and readings, by arm and seed. */
  readonly measured: Measured;
  readonly failures: readonly TestFailure[];
  /** 0 … 1 */
  progress(): number;
  /** Milliseconds since the start, or that it took. */
  activeMs(): number;
  start(seeds: readonly number[]): void;
  /** Ends it and its worker at once; what was measured stays. */
  stop(): void;
}

interface Parts {
  readonly newEngine: () => EngineClient;
  readonly clock: Clock;
  readonly changed: Signal;
}

/** All arms with the first seed, then with the next: the verdict can be asked after every seed. */
export function runsOf(spec: MethodSpec, claim: Claim, seeds: readonly number[]): TestRun[] {
  return seeds.flatMap((seed) =>
    Object.keys(claim.arms).map((arm): TestRun => {
      const recipe = recipeOf(spec, claim, arm, seed);
      return { arm, recipe, readings: readingsOf(claim, arm), steps: stepsOf(spec, recipe.parameters) };
    }),
  );
}

const sliceMs = 250;

export function createClaimTest(spec: MethodSpec, claim: Claim, { newEngine, clock, changed }: Parts): ClaimTest {
  let status: TestStatus = "idle";
  let seeds: readonly number[] = [];
  let runs: readonly TestRun[] = [];
  let ended = new Set<number>();
  let measured: Measured = {};
  let failures: TestFailure[] = [];
  let engine: EngineClient | null = null;
  /** How far the run under way is. */
  let part = 0;
  let since = 0;
  let took = 0;
  /** Counts the tests: what an ended one still says is ignored. */
  let now = 0;

  function end(next: TestStatus) {
    now++;
    took = clock.now() - since;
    engine?.terminate();
    engine = null;
    status = next;
    changed.raise();
  }

  /** @returns null when the test was ended meanwhile */
  async function train(mine: number, { recipe, readings, steps }: TestRun): Promise<Record<string, number> | null> {
    // The verdicts are kept for WASM, on which every machine gets the same numbers.
    const started = await within(clock, engine!.start({ recipe, backend: "wasm" }), startWithinMs);
    const metrics: Record<string, number> = Object.assign({}, ...started.metrics.map((m) => m.metrics));
    let taken = 0;
    for (let done = false; !done;) {
      if (mine !== now) return null;
      const slice = await within(clock, engine!.next({ budgetMs: sliceMs, views: false }), hungAfterMs);
      if (mine !== now) return null;
      for (const measurement of slice.measurements) Object.assign(metrics, measurement.metrics);
      done = slice.done;
      taken += slice.taken;
      part = taken / Math.max(1, steps);
      changed.raise();
    }
    if (readings.length === 0) return metrics;
    const views = await within(clock, engine!.look(), hungAfterMs);
    return mine === now ? { ...metrics, ...readAll(readings, started, views) } : null;
  }

  async function work(mine: number) {
    for (const [i, run] of runs.entries()) {
      part = 0;
      try {
        const metrics = await train(mine, run);
        if (!metrics || mine !== now) return;
        (measured[run.arm] ??= {})[run.recipe.seed] = metrics;
      } catch (thrown) {
        if (mine !== now) return;
        const error = errorOf(thrown);
        failures.push({ arm: run.arm, recipe: run.recipe, error });
        // Divergence is the recipe's doing; after anything else the other runs would go the same way.
        if (error.type !== "Diverged") return end("failed");
      }
      ended.add(i);
      changed.raise();
    }
    end("done");
  }

  return {
    get status() {
      return status;
    },
    get seeds() {
      return seeds;
    },
    get runs() {
      return runs;
    },
    get ended() {
      return ended.size;
    },
    get measured() {
      return measured;
    },
    get failures() {
      return failures;
    },
    progress: () => progressOf(runs, ended, new Map(ended.size < runs.length ? [[ended.size, part]] : [])),
    activeMs: () => (status === "running" ? clock.now() - since : took),
    start(chosen) {
      if (status === "running") end("stopped");
      seeds = chosen;
      runs = runsOf(spec, claim, chosen);
      ended = new Set();
      measured = {};
      failures = [];
      part = 0;
      since = clock.now();
      engine = newEngine();
      status = "running";
      changed.raise();
      void work(now);
    },
    stop() {
      if (status === "running") end("stopped");
    },
  };
}

/** @throws Error when the run shows no logits of that role */
function readAll(readings: readonly LogitReading[], started: Started, now: readonly ViewData[]) {
  const examples = started.views.find((view) => view.kind === "classifier-examples");
  const shown = now.find((view) => view.kind === "classifier-logits");
  return Object.fromEntries(
    readings.map((reading) => {
      const logits = shown?.logits[reading.role];
      if (!examples || !logits) throw new Error(`The run shows no logits of the ${reading.role}.`);
      return [readingName(reading), readLogits(reading, logits, examples.classNames.length)];
    }),
  );
}

function errorOf(thrown: unknown): LabError {
  if (thrown instanceof Hung) return { type: "Internal", message: "The engine no longer answers." };
  return toLabError(thrown, "wasm");
}
