/** `claims-worker`: a process of `claims`. Runs the recipes it is handed and reads what the claims want from their logits. */
import { readingName, readLogits, type LogitReading } from "../lab/claims.ts";
import type { Recipe } from "../lab/recipe.ts";
import type { ViewData } from "../lab/views.ts";
import { backendOf, parse, UsageError } from "./arguments.ts";
import { execute } from "./run.ts";
import type { Reply } from "./sweep/pool.ts";

export interface ClaimTask {
  readonly recipe: Recipe;
  readonly readings: readonly LogitReading[];
}

export type ClaimRun =
  | {
      readonly ok: true;
      readonly backend: string;
      /** Final metrics and readings. */
      readonly metrics: Readonly<Record<string, number>>;
      readonly seconds: number;
    }
  | { readonly ok: false; readonly error: string };

/** Serves until the command closes the channel. */
export async function claimsWorker(args: string[]): Promise<void> {
  if (!process.send) throw new UsageError("claims-worker is started by claims");
  const backend = backendOf(parse(args).values);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
  const reply = (message: Reply<ClaimRun>) => process.send!(message, undefined, undefined, () => undefined);
  process.on("message", async ({ task }: { task: ClaimTask }) => {
    reply({ type: "done", result: await runTask(task, backend) });
  });
  const closed = new Promise((resolve) => process.once("disconnect", resolve));
  reply({ type: "ready" });
  await closed;
}

async function runTask({ recipe, readings }: ClaimTask, backend: ReturnType<typeof backendOf>): Promise<ClaimRun> {
  const read: Record<string, number> = {};
  try {
    const { outcome } = await execute(recipe, {
      backend,
      quiet: true,
      finished: async (engine, started) => {
        if (readings.length) Object.assign(read, readAll(readings, started.views, await engine.look()));
      },
    });
    const { metrics, seconds } = outcome;
    return { ok: true, backend: outcome.backend, metrics: { ...metrics, ...read }, seconds };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws Error when the run shows no logits of that role */
function readAll(readings: readonly LogitReading[], fixed: readonly ViewData[], now: readonly ViewData[]) {
  const examples = fixed.find((view) => view.kind === "classifier-examples");
  const shown = now.find((view) => view.kind === "classifier-logits");
  return Object.fromEntries(
    readings.map((reading) => {
      const logits = shown?.logits[reading.role];
      if (!examples || !logits) throw new Error(`the run shows no logits of the ${reading.role}`);
      return [readingName(reading), readLogits(reading, logits, examples.classNames.length)];
    }),
  );
}
