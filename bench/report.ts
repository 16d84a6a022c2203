/** Where the numbers of a run of the benchmark go. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Facts } from "./machine.ts";
import type { Protocol } from "./protocol.ts";
import type { CaseResult } from "./run-case.ts";
import { ratiosOf, spread } from "./summary.ts";
import { table } from "./table.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));
const latest = (name: string) => fileURLToPath(new URL(`results/${name}.json`, import.meta.url));

/** The machine and the state of the sources, as Node sees them. */
export function circumstances() {
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString(),
    commit: git(["rev-parse", "--short", "HEAD"]),
    changed: git(["status", "--porcelain", "--", "src", "bench"]) !== "",
    cpu: `${cpus().length} × ${model}`,
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.versions.node,
  };
}

function git(args: string[]): string {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** Writes numbers as JSON and says where they are. @param name of the file in bench/results/ unless `path` is given */
export function write(numbers: object, name: string, path?: string): void {
  const file = path ?? latest(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(numbers, null, 1)}\n`);
  console.log(`\nNumbers: ${relative(process.cwd(), file)}`);
}

interface StepRun {
  readonly results: readonly CaseResult[];
  readonly runtime: string;
  readonly facts: Partial<Record<string, Facts>>;
  readonly protocol: Protocol;
}

/** Prints and writes what a run of the cases gave. @returns the exit code: 1 when a contestant was wrong or failed */
export function reportSteps({ results, runtime, facts, protocol }: StepRun, name: string, path?: string): number {
  console.log(`\n${table(results)}\n`);
  for (const [backend, fact] of Object.entries(facts)) console.log(`${backend}: ${JSON.stringify(fact)}`);
  const problems = results.flatMap((result) => result.problems);
  for (const problem of problems) console.error(`Warning: ${problem}`);
  const summaries = results.map(({ lanes, ...rest }) => ({
    ...rest,
    lanes: lanes.map((lane) => ({ ...lane, ...spread(lane.msPerStep) })),
    ratios: ratiosOf({ lanes, ...rest }),
  }));
  write({ ...circumstances(), runtime, facts, protocol, results: summaries }, name, path);
  return problems.length > 0 ? 1 : 0;
}
