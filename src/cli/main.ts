/** The lab without a page: the same methods, the same numbers, from a terminal. */
import { UsageError } from "./arguments.ts";
import { claims } from "./claims.ts";
import { claimsWorker } from "./claims-worker.ts";
import { list } from "./list.ts";
import { pretrain } from "./pretrain.ts";
import { run, runLink } from "./run.ts";
import { digits, script } from "./script.ts";
import { merge } from "./sweep/merge.ts";
import { sweep } from "./sweep/sweep.ts";
import { sweepWorker } from "./sweep/worker.ts";
import { variants } from "./variants.ts";

const usage = `Usage: npm run lab -- <command>

  list                         methods, their parameters and what they accept (--json)
  run <method> [options]       one run; the result is the last line of the output
  link '<link>' [options]      the run a link of the page describes
  script <method>              the experiment as a PyTorch script (--seed, --set)
  digits [n]                   drawn digits as CSV, for the --digits of such a script
  sweep <method>               every cell of a grid × every seed, on all cores
  merge <file …>               joins the slices that sweep --shard wrote
  claims [id …]                measures what the lab claims, into public/claims.json
  variants [data set …]        kd's ways of teaching side by side, into public/variants.json
  pretrain [name …]            make the networks of public/artifacts again

Options of run and link, and of sweep but --seed:
  --seed N                     0 … 4294967295, 1 unless given
  --set name=value             a parameter, by its name or its key in links; may be repeated
  --backend B                  auto (default), wasm, cpu, webgpu
  --images F --labels F        own images as IDX files, plain or gzip; --test-images F --test-labels F to judge on
  --csv F                      own examples as CSV (features and label); --test-csv F to judge on
  --points F.csv               own points of the plane, lines of x,y, as the target of a generative method
  --mixture F.json             a target of Gaussians: [{"weight": w, "mean": [x, y], "sd": s}, …]
  --json                       nothing on the way, only the result as JSON

Options of sweep:
  --grid name=v,v,…            values of a parameter; may be repeated, the last one varies fastest
  --seeds S                    1-5, or 1,3,7, or both mixed; 1 unless given
  --jobs N                     worker processes, one per core unless given
  --shard I/N                  only slice I of N, for many machines (docs/sweeps.md)
Options of sweep and merge:
  --metric M                   a column of the table; may be repeated
  --json                       no table, only the result as JSON
  --csv, --as-csv              one line per run as CSV (in sweep, --csv with a file after it names examples)
  --partial                    merge: slices may be missing
Options of claims and variants:
  --seeds S                    others than 1-9 are a rehearsal: nothing is written (choose settings on 100-199)
  --jobs N                     claims only: times are measured one run after another
  --set name=value             variants only, a rehearsal too
  --backend B, --json
`;

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  list,
  run,
  link: runLink,
  script,
  digits,
  sweep,
  "sweep-worker": sweepWorker,
  merge,
  claims,
  "claims-worker": claimsWorker,
  variants,
  pretrain,
};

/** Runs one command line. @returns the exit code: 0 done, 1 failed, 2 bad arguments */
export async function main(args: string[]): Promise<number> {
  const [command = "", ...rest] = args;
  if (command === "" || command === "help" || command === "--help") {
    process.stdout.write(usage);
    return command === "" ? 2 : 0;
  }
  try {
    if (!Object.hasOwn(commands, command)) throw new UsageError(`unknown command "${command}"`);
    await commands[command](rest);
    return 0;
  } catch (error) {
    process.stderr.write(`lab: ${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError) process.stderr.write("lab: see npm run lab -- help\n");
    return error instanceof UsageError ? 2 : 1;
  }
}

// A reader that stops early, such as `head`, is no failure.
process.stdout.on("error", (error: { code?: string }) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
