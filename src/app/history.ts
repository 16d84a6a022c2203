/** The measured series of the present run: append-only, outside of React. Charts read it once a frame. */
import type { Measurement } from "../engine/client.ts";
import { createSignal, type Signal } from "./signal.ts";

export interface Series {
  /** Steps and values, in the order they were measured. The arrays only grow until the run ends. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

export interface History {
  readonly changed: Signal;
  /** Raised by `clear`: what was drawn before belongs to another run. */
  readonly run: number;
  /** Phases of the run with measurements of their own, in their order. */
  readonly phases: readonly string[];
  /** A metric over the steps of one phase; what was measured last before the phase is its step 0. */
  series(phase: string, metric: string): Series;
  /** The last value of a metric in any phase; undefined where nothing has been measured. */
  latest(metric: string): number | undefined;
  append(measurements: readonly Measurement[]): void;
  clear(): void;
}

export function createHistory(): History {
  const changed = createSignal();
  const latest = new Map<string, number>();
  const phases = new Map<
    string,
    { before: Map<string, number>; all: Map<string, { steps: number[]; values: number[] }> }
  >();
  let run = 0;

  const begin = (first: number | undefined) =>
    first === undefined ? { steps: [], values: [] } : { steps: [0], values: [first] };
  const add = ({ phase: name, step, metrics }: Measurement) => {
    if (step > 0) {
      let phase = phases.get(name);
      if (!phase) phases.set(name, (phase = { before: new Map(latest), all: new Map() }));
      for (const [metric, value] of Object.entries(metrics)) {
        let series = phase.all.get(metric);
        if (!series) phase.all.set(metric, (series = begin(phase.before.get(metric))));
        series.steps.push(step);
        series.values.push(value);
      }
    }
    for (const [metric, value] of Object.entries(metrics)) latest.set(metric, value);
  };

  return {
    changed,
    get run() {
      return run;
    },
    get phases() {
      return [...phases.keys()];
    },
    series(name, metric) {
      const phase = phases.get(name);
      return phase?.all.get(metric) ?? begin(phases.size === 0 ? latest.get(metric) : undefined);
    },
    latest: (metric) => latest.get(metric),
    append(measurements) {
      if (measurements.length === 0) return;
      measurements.forEach(add);
      changed.raise();
    },
    clear() {
      latest.clear();
      phases.clear();
      run++;
      changed.raise();
    },
  };
}
