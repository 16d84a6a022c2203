/** The engine itself. Runs in whatever thread it is created in: a worker of the page, a test, the command line. */
import { checkValue } from "../lab/controls.ts";
import { LabFailure, toLabError } from "../lab/errors.ts";
import type { ViewData, ViewKind } from "../lab/views.ts";
import { currentBackend, tensorCount, useBackend } from "../nn/backends.ts";
import { advance, begin, end, type Active, type EngineOptions, type Pulled } from "./active.ts";
import { timeBackends } from "./calibrate.ts";
import type { Engine, Measurement, Slice } from "./protocol.ts";

/** What is measured before the first step. */
async function measureBefore({ observable }: Active): Promise<Measurement> {
  const metrics = await observable.measure();
  const each = await observable.measureEach?.();
  return { phase: "", step: 0, metrics, ...(each ? { each } : {}) };
}

/** An engine in this thread. Calls must not overlap, except `tune`. */
export function createLocalEngine(options: EngineOptions): Engine {
  let active: Active | null = null;

  const required = (): Active => {
    if (!active) throw new LabFailure({ type: "Internal", message: "No run has been started." });
    return active;
  };

  /** Frees the run when a call on it fails, so that an error leaks nothing. */
  const guarded = async <R>(call: (run: Active) => Promise<R>): Promise<R> => {
    const current = required();
    try {
      return await call(current);
    } catch (error) {
      if (active === current) active = null;
      await end(current).catch(() => undefined);
      throw new LabFailure(toLabError(error, current.backend));
    }
  };

  const cancel = async () => {
    const current = active;
    active = null;
    if (current) await end(current);
    return tensorCount();
  };

  let watched: ReadonlySet<ViewKind> | null = null;
  const views = (run: Active): Promise<ViewData[]> => run.observable.views((kind) => watched?.has(kind) ?? true);

  return {
    async start(request) {
      await cancel();
      const run = await begin(options, request);
      active = run;
      return guarded(async () => ({
        backend: currentBackend(),
        done: run.done,
        views: [...run.observable.fixed, ...(await views(run))],
        metrics: request.picturesFirst && run.observable.costly ? [] : [await measureBefore(run)],
      }));
    },

    next: ({ budgetMs, views: wanted }) =>
      guarded(async (run): Promise<Slice> => {
        const pulled: Pulled = { measurements: [], artifacts: [] };
        const started = performance.now();
        let steps = 0;
        while (!run.done) {
          await advance(run, pulled);
          if (!run.done) steps++;
          if (performance.now() - started >= budgetMs) break;
        }
        const elapsed = performance.now() - started;
        // The measurement after the last step of a phase belongs to this slice.
        if (steps > 0 && !run.done && run.step === run.of) await advance(run, pulled, "measured");
        return {
          phase: run.phase,
          step: run.step,
          of: run.of,
          done: run.done,
          taken: steps,
          measurements: pulled.measurements,
          artifacts: pulled.artifacts,
          views: wanted || run.done ? await views(run) : [],
          stepMs: steps ? elapsed / steps : null,
          tensors: tensorCount(),
        };
      }),

    async tune(parameters) {
      const run = required();
      const problems = Object.entries(parameters).flatMap(([name, value]) => {
        const control = Object.hasOwn(run.spec.controls, name) ? run.spec.controls[name] : undefined;
        if (!control?.live) return [{ name, given: String(value), accepted: "live parameters only" }];
        return checkValue(name, control, value) ?? [];
      });
      if (problems.length) throw new LabFailure({ type: "BadParameters", problems });
      for (const values of run.parameters) Object.assign(values, parameters);
    },

    watch: async (kinds) => void (watched = new Set(kinds)),

    // Looking never ends a run, even when it fails.
    look: async () => views(required()),

    async classify(x) {
      const run = required();
      if (!run.observable.classify) throw new Error(`method ${run.spec.id} classifies nothing`);
      return run.observable.classify(x);
    },

    async calibrate(request) {
      const back = active?.backend;
      const reports = await timeBackends(options, request);
      if (back) await useBackend(back);
      return reports;
    },

    cancel,
  };
}
