/** `sweep-worker`: a process of a sweep. It reads the person's files once, then runs the recipes it is handed. */
import type { Recipe } from "../../lab/recipe.ts";
import { backendOf, parse, UsageError } from "../arguments.ts";
import { ownDataOf } from "../own-data.ts";
import { execute } from "../run.ts";
import type { Reply } from "./pool.ts";
import type { RunOutcome } from "./report.ts";

/** Serves until its sweep closes the channel. */
export async function sweepWorker(args: string[]): Promise<void> {
  if (!process.send) throw new UsageError("sweep-worker is started by sweep");
  const { values } = parse(args);
  const backend = backendOf(values);
  const ownData = ownDataOf(values, () => undefined);
  // Ctrl-C reaches the whole process group: the sweep ends its workers itself, none of them "crashes".
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
  // A sweep that is gone wants no reply.
  const reply = (message: Reply<RunOutcome>) => process.send!(message, undefined, undefined, () => undefined);
  process.on("message", async ({ task }: { task: Recipe }) => {
    reply({ type: "done", result: await outcomeOf(task) });
  });
  const closed = new Promise((resolve) => process.once("disconnect", resolve));
  reply({ type: "ready" });
  await closed;

  async function outcomeOf(recipe: Recipe): Promise<RunOutcome> {
    try {
      const { outcome } = await execute(recipe, { backend, ownData, quiet: true });
      return { ok: true, backend: outcome.backend, metrics: outcome.metrics };
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
