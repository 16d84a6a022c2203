/** `sweep`: a grid of parameters × seeds, on all cores. */
import { fork } from "node:child_process";
import { publicFolder } from "../engine.ts";
import { parseSweep, type SweepArguments } from "./arguments.ts";
import { write } from "./output.ts";
import { runsOf, shardOf } from "./plan.ts";
import { runPool } from "./pool.ts";
import { sweepProgress } from "./progress.ts";
import { reportOf, type Report, type RunOutcome } from "./report.ts";

/** The lab's own entry, which every worker process runs. */
const script = new URL("../scripts/lab.mjs", publicFolder);

/** Runs the sweep, or its slice; what fails is in the report. */
async function runSweep({ sweep, shard, jobs, workerArguments }: SweepArguments, signal: AbortSignal): Promise<Report> {
  const plan = runsOf(sweep);
  const chosen = [...plan.keys()].filter((i) => !shard || shardOf(i, shard.of) === shard.index);
  const outcomes = new Map<number, RunOutcome>();
  const progress = sweepProgress(chosen.length);
  const began = performance.now();
  const settle = (task: number, outcome: RunOutcome) => {
    outcomes.set(chosen[task], outcome);
    if (!outcome.ok) progress.say(`failed: ${plan[chosen[task]].link}: ${outcome.error}`);
    progress.draw(outcomes.size);
  };
  progress.draw(0);
  await runPool({
    tasks: chosen.map((i) => plan[i].recipe),
    jobs,
    // Standard output belongs to the result.
    start: () => fork(script, ["sweep-worker", ...workerArguments], { stdio: ["ignore", 2, 2, "ipc"] }),
    done: settle,
    lost: (task, error) => settle(task, { ok: false, error }),
    crashed: progress.say,
    signal,
  });
  progress.end();
  const seconds = Math.round(performance.now() - began) / 1000;
  return reportOf(sweep, plan, outcomes, { seconds, shard });
}

/** `sweep <method> --grid name=v,v --seeds 1-5 …` */
export async function sweep(args: string[]): Promise<void> {
  const given = parseSweep(args);
  const stop = new AbortController();
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  let exitCode = 0;
  const handlers = Object.entries(signals).map(([signal, code]) => {
    const handler = () => {
      exitCode = code;
      stop.abort();
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  const report = await runSweep(given, stop.signal);
  for (const remove of handlers) remove();
  if (stop.signal.aborted) {
    process.stderr.write(`lab: stopped after ${report.runs.length + report.failed.length} runs\n`);
    process.exit(exitCode);
  }
  write(report, given.format, given.metrics);
}
