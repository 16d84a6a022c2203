/** The run on screen as a file. */
import { labVersion } from "../../lab/fingerprint.ts";
import { encodeLink } from "../../lab/link.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { RecordedSeries, RunFile } from "../../lab/run-file.ts";
import type { History } from "../history.ts";
import type { ShelfItem } from "../shelf/cabinet.ts";
import type { State } from "../state.ts";

/** Every metric over the steps of every phase in which it was measured. */
export function recordedSeries(history: History, { metrics }: MethodSpec): RecordedSeries[] {
  return history.phases.flatMap((phase) =>
    Object.keys(metrics).flatMap((metric) => {
      const { steps, values } = history.series(phase, metric);
      // The value before a phase alone is none of its own.
      return steps.some((step) => step > 0) ? [{ phase, metric, steps: [...steps], values: [...values] }] : [];
    }),
  );
}

interface Shown {
  readonly recipe: Recipe;
  readonly spec: MethodSpec;
  readonly state: Pick<State, "run" | "tuned">;
  readonly history: History;
  /** What stands on the shelf. */
  readonly items: readonly ShelfItem[];
  /** The address of the page, without a link's part. */
  readonly page: string;
}

export function runRecord({ recipe, spec, state: { run, tuned }, history, items, page }: Shown): RunFile {
  const hash = encodeLink(recipe, {}, { [spec.id]: spec });
  const named = new Set(Object.values(recipe.parameters).flatMap((value) => String(value).split("~")));
  const measured = Object.keys(spec.metrics).flatMap((metric) => {
    const value = history.latest(metric);
    return value === undefined ? [] : [[metric, value] as const];
  });
  return {
    lab: labVersion,
    link: `${page}${hash}`,
    recipe: { ...recipe, version: spec.version },
    run: {
      backend: run.backend ?? "",
      done: run.status === "done",
      steps: run.taken,
      tuned: tuned.map(({ phase, step, name, value }) => ({ phase, step, name, value })),
      command: `npm run lab -- link '${hash}'`,
      parents: items
        .filter(({ id }) => named.has(id))
        .map(({ id, about: { name, lineage } }) => ({ id, name, lineage })),
    },
    metrics: Object.fromEntries(measured),
    series: recordedSeries(history, spec),
  };
}
