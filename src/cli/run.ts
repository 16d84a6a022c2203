/** `run` and `link`: one run from the command line. */
import type { ClassificationData } from "../data/dataset.ts";
import type { Engine, Slice, Started } from "../engine/protocol.ts";
import { encodeLink, decodeLink, type LinkNote, type Methods } from "../lab/link.ts";
import type { BackendChoice, Recipe } from "../lab/recipe.ts";
import type { Artifact } from "../lab/artifact.ts";
import { methods } from "../methods/specs.ts";
import { backendOf, methodOf, parse, recipeOf, UsageError, type Flags } from "./arguments.ts";
import { nodeEngine } from "./engine.ts";
import { ownDataOf, ownPointsOf, targetOf } from "./own-data.ts";
import { progressBar } from "./progress.ts";

export const specs: Methods = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));

/** The outcome of a run. */
export interface Outcome {
  readonly recipe: Recipe;
  readonly link: string;
  readonly backend: string;
  readonly seed: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface Execution {
  readonly backend: BackendChoice;
  readonly ownData?: ClassificationData | undefined;
  readonly ownPoints?: Float32Array | undefined;
  readonly quiet: boolean;
  readonly onSlice?: (slice: Slice) => void;
  /** Looks at the finished run before it is freed. */
  readonly finished?: (engine: Engine, started: Started) => Promise<void>;
}

/** Runs a recipe to its end. */
export async function execute(
  recipe: Recipe,
  o: Execution,
): Promise<{ outcome: Outcome; artifacts: readonly Artifact[] }> {
  const engine = nodeEngine();
  const began = performance.now();
  const { backend, ownData, ownPoints } = o;
  const request = { recipe, backend, ...(ownData ? { ownData } : {}), ...(ownPoints ? { ownPoints } : {}) };
  // Nobody looks: a look that is wanted says so.
  if (!o.finished) await engine.watch([]);
  const started = await engine.start(request);
  const bar = progressBar(o.quiet);
  let metrics = started.metrics.at(-1)?.metrics ?? {};
  const artifacts: Artifact[] = [];
  try {
    for (let done = false; !done;) {
      const slice = await engine.next({ budgetMs: 250, views: false });
      for (const measurement of slice.measurements) metrics = { ...metrics, ...measurement.metrics };
      artifacts.push(...slice.artifacts);
      bar.update(slice);
      o.onSlice?.(slice);
      done = slice.done;
    }
  } finally {
    bar.end();
  }
  await o.finished?.(engine, started);
  await engine.cancel();
  const seconds = Math.round(performance.now() - began) / 1000;
  const link = encodeLink(recipe, {}, specs);
  return { outcome: { recipe, link, backend: started.backend, seed: recipe.seed, metrics, seconds }, artifacts };
}

async function runRecipe(recipe: Recipe, flags: Flags): Promise<void> {
  const quiet = flags.json ?? false;
  const say = (text: string) => void (quiet || process.stderr.write(`lab: ${text}\n`));
  const ownData = ownDataOf(flags, say);
  const ownPoints = ownPointsOf(flags);
  const own = { ...(ownData ? { dataset: "own", teacher: "live" } : {}), ...targetOf(flags) };
  const given = { ...recipe, parameters: { ...recipe.parameters, ...own } };
  if (!ownData && recipe.parameters["dataset"] === "own")
    throw new UsageError("dataset=own needs --images and --labels, or --csv");
  if (!ownPoints && recipe.parameters["target"] === "own") throw new UsageError("target=own needs --points");
  const { outcome } = await execute(given, { backend: backendOf(flags), ownData, ownPoints, quiet });
  if (!quiet) {
    for (const [name, value] of Object.entries(outcome.metrics))
      process.stderr.write(`${name.padEnd(18)} ${value.toFixed(4)}\n`);
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}

/** `run <method> --seed N --set name=value …` */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new UsageError(`unexpected "${positionals[1]}"`);
  await runRecipe(recipeOf(methodOf(positionals[0]), values), values);
}

/** What the page would say of a link, in English. */
function describeNote(note: LinkNote): string {
  switch (note.kind) {
    case "upgraded":
      return `the link is of version ${note.from} and was read as version ${note.to}`;
    case "too-new":
      return `the link is of version ${note.given}, newer than this lab (${note.supported}); what it knows was taken`;
    case "value":
      return `not taken from the link: ${note.name}=${note.given} (accepts ${note.accepted})`;
    case "unknown-page":
    case "unknown-key":
    case "malformed":
      return `not taken from the link: ${note.given}`;
  }
}

/** `link '<link>'`: a whole address or only its part after "#". */
export async function runLink(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (positionals.length !== 1) throw new UsageError("link takes exactly one link, in quotes");
  const mark = positionals[0].indexOf("#");
  const { recipe, notes } = decodeLink(positionals[0].slice(Math.max(0, mark)), specs);
  for (const note of notes) process.stderr.write(`lab: ${describeNote(note)}\n`);
  if (!recipe) throw new UsageError(`"${positionals[0]}" names no experiment`);
  await runRecipe(recipeOf(methodOf(recipe.method), values, recipe), values);
}
