/** A pool of worker processes that are handed one task at a time. A worker that crashes loses nothing but its task. */
import type { ChildProcess } from "node:child_process";

/** From a worker: ready for the first task, or done with the one it was given. */
export type Reply<R> = { readonly type: "ready" } | { readonly type: "done"; readonly result: R };

export interface PoolOptions<T, R> {
  readonly tasks: readonly T[];
  readonly jobs: number;
  /** Starts a worker with an IPC channel. It answers "ready" once and "done" to every task. */
  readonly start: () => ChildProcess;
  /** The result of a task, as soon as it is there. */
  readonly done: (task: number, result: R) => void;
  /** A task that is given up, and why. */
  readonly lost: (task: number, reason: string) => void;
  /** A worker ended before its time. */
  readonly crashed: (reason: string) => void;
  /** Kills the workers; the tasks under way have no result. */
  readonly signal?: AbortSignal;
}

/** How often a task is given to a worker before it is given up. */
const attempts = 2;

/** Runs every task; fulfilled when each is done or lost, or the signal is given. */
export function runPool<T, R>(o: PoolOptions<T, R>): Promise<void> {
  const waiting = o.tasks.map((_, task) => task);
  const tries = o.tasks.map(() => 0);
  const alive = new Set<ChildProcess>();
  return new Promise((resolve) => {
    const stop = () => {
      waiting.length = 0;
      // Not SIGTERM: a training loop leaves no room for handlers.
      for (const child of alive) child.kill("SIGKILL");
      if (!alive.size) resolve();
    };

    const begin = () => {
      const child = o.start();
      let isReady = false;
      let current: number | undefined;
      alive.add(child);

      const next = () => {
        current = waiting.shift();
        if (current === undefined) {
          child.disconnect();
          return;
        }
        tries[current]++;
        child.send({ task: o.tasks[current] });
      };

      child.on("message", (reply: Reply<R>) => {
        if (o.signal?.aborted) return;
        if (reply.type === "ready") isReady = true;
        else if (current !== undefined) o.done(current, reply.result);
        next();
      });

      let isOver = false;
      const over = (reason: string) => {
        if (isOver) return;
        isOver = true;
        alive.delete(child);
        if (!o.signal?.aborted) {
          const isCrash = current !== undefined || !isReady;
          if (isCrash) o.crashed(isReady ? reason : `${reason} before it was ready`);
          if (current !== undefined) {
            if (tries[current] < attempts) waiting.push(current);
            else o.lost(current, `${reason}, ${attempts} times`);
          }
          // One that never got ready is not replaced: the next would hardly do better.
          if (isReady && waiting.length) begin();
          else if (!alive.size) for (const task of waiting.splice(0)) o.lost(task, `no worker left: ${reason}`);
        }
        if (!alive.size) resolve();
      };
      child.on("error", (error) => {
        if (child.pid === undefined) over(`a worker could not be started: ${error.message}`);
      });
      child.on("exit", (code, signal) => over(`a worker ended with ${signal ?? `exit code ${code}`}`));
    };

    o.signal?.addEventListener("abort", stop, { once: true });
    for (let i = 0; i < Math.min(o.jobs, o.tasks.length); i++) begin();
    if (!alive.size) resolve();
  });
}
