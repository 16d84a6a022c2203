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
  /** A metric over the steps of one phase; the measurement before the first step begins every phase that has it. */
  series(phase: string, metric: string): Series;
  /** The last value of a metric in any phase; undefined where nothing has been measured. */
  latest(metric: string): number | undefined;
  append(measurements: readonly Measurement[]): void;
  clear(): void;
}

const nothing: Series = { steps: [], values: [] };

export function createHistory(): History {
  const changed = createSignal();
  const start = new Map<string, number>();
  const latest = new Map<string, number>();
  const phases = new Map<string, Map<string, { steps: number[]; values: number[] }>>();
  let run = 0;

  const add = ({ phase, step, metrics }: Measurement) => {
    for (const [metric, value] of Object.entries(metrics)) latest.set(metric, value);
    if (step === 0) {
      for (const [metric, value] of Object.entries(metrics)) start.set(metric, value);
      return;
    }
    let all = phases.get(phase);
    if (!all) phases.set(phase, (all = new Map()));
    for (const [metric, value] of Object.entries(metrics)) {
      let series = all.get(metric);
      if (!series) {
        const first = start.get(metric);
        series = first === undefined ? { steps: [], values: [] } : { steps: [0], values: [first] };
        all.set(metric, series);
      }
      series.steps.push(step);
      series.values.push(value);
    }
  };

  return {
    changed,
    get run() {
      return run;
    },
    get phases() {
      return [...phases.keys()];
    },
    series(phase, metric) {
      const first = start.get(metric);
      const measured = phases.get(phase)?.get(metric);
      return measured ?? (first === undefined ? nothing : { steps: [0], values: [first] });
    },
    latest: (metric) => latest.get(metric),
    append(measurements) {
      if (measurements.length === 0) return;
      measurements.forEach(add);
      changed.raise();
    },
    clear() {
      start.clear();
      latest.clear();
      phases.clear();
      run++;
      changed.raise();
    },
  };
}
