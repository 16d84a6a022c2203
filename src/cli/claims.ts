/** `claims`: measures what the lab claims and writes the verdicts where the page finds them. Takes up where it was stopped. */
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { judge, judgingSeeds, readingName, readingsOf, recipeOf, type Claim, type Effect } from "../lab/claims.ts";
import { encodeLink } from "../lab/link.ts";
import type { BackendChoice } from "../lab/recipe.ts";
import { claims as registry } from "../methods/claims.ts";
import { backendOf, UsageError } from "./arguments.ts";
import { fingerprintOf, resultOf, type ClaimResult, type ClaimResults } from "./claims-report.ts";
import type { ClaimRun, ClaimTask } from "./claims-worker.ts";
import { publicFolder } from "./engine.ts";
import { specs } from "./run.ts";
import { jobsOf, seedsOf } from "./sweep/arguments.ts";
import { runPool } from "./sweep/pool.ts";
import { duration, sweepProgress } from "./sweep/progress.ts";

export const resultsFile = new URL("claims.json", publicFolder);
const cacheFolder = new URL("../.cache/claims/", publicFolder);
const script = new URL("../scripts/lab.mjs", publicFolder);

interface Arguments {
  readonly chosen: readonly Claim[];
  readonly seeds: readonly number[];
  readonly jobs: number;
  readonly backend: BackendChoice;
  readonly json: boolean;
}

/** @throws UsageError */
function parseClaims(args: string[]): Arguments {
  const text = { type: "string" } as const;
  const options = { seeds: text, jobs: text, backend: text, json: { type: "boolean" } } as const;
  let given;
  try {
    given = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = given;
  const chosen = (positionals.length ? positionals : registry.map(({ id }) => id)).map((id) => {
    const claim = registry.find((claim) => claim.id.toLowerCase() === id.toLowerCase());
    if (!claim) throw new UsageError(`unknown claim "${id}"; there is ${registry.map(({ id }) => id).join(", ")}`);
    return claim;
  });
  return {
    chosen: [...new Set(chosen)],
    seeds: values.seeds === undefined ? judgingSeeds : seedsOf(values.seeds),
    jobs: values.jobs === undefined ? availableParallelism() : jobsOf(values.jobs),
    // Links mean these numbers on WASM; "auto" is WASM in Node.
    backend: backendOf({ backend: values.backend ?? "wasm" }),
    json: values.json ?? false,
  };
}

type Done = Extract<ClaimRun, { ok: true }>;
interface Planned extends ClaimTask {
  readonly link: string;
  readonly file: URL;
}

/** Every run that some claim needs, once, by its link; what is read from it is what any of them wants. */
function plan({ chosen, seeds, backend }: Arguments, fingerprints: ReadonlyMap<string, string>): Map<string, Planned> {
  const planned = new Map<string, Planned>();
  for (const claim of chosen) {
    for (const arm of Object.keys(claim.arms)) {
      for (const seed of seeds) {
        const recipe = recipeOf(specs[claim.method], claim, arm, seed);
        const link = encodeLink(recipe, {}, specs);
        const key = createHash("sha256")
          .update(`${link} ${backend} ${fingerprints.get(claim.method)}`)
          .digest("hex");
        const both = [...(planned.get(link)?.readings ?? []), ...readingsOf(claim, arm)];
        const readings = [...new Map(both.map((r) => [readingName(r), r])).values()];
        planned.set(link, { recipe, link, readings, file: new URL(`${key.slice(0, 24)}.json`, cacheFolder) });
      }
    }
  }
  return planned;
}

/** The run as it was made earlier with the same code, if every reading is in it. */
function cached({ file, readings }: Planned): Done | undefined {
  if (!existsSync(file)) return undefined;
  const { run } = JSON.parse(readFileSync(file, "utf8")) as { run: Done };
  return readings.every((r) => Object.hasOwn(run.metrics, readingName(r))) ? run : undefined;
}

/** A file appears whole or not at all. */
function writeWhole(file: URL, text: string): void {
  const part = new URL(`${file.href}.${process.pid}.part`);
  writeFileSync(part, text);
  renameSync(part, file);
}

/** @throws Error when a run fails or the command is stopped; what was done by then stays in the cache */
async function runAll(planned: readonly Planned[], { jobs, backend }: Arguments): Promise<Map<string, Done>> {
  mkdirSync(cacheFolder, { recursive: true });
  const done = new Map<string, Done>();
  const tasks: Planned[] = [];
  for (const one of planned) {
    const earlier = cached(one);
    if (earlier) done.set(one.link, earlier);
    else tasks.push(one);
  }
  const progress = sweepProgress(tasks.length);
  if (done.size) progress.say(`${done.size} runs were made before`);
  const failed: string[] = [];
  let settled = 0;
  const settle = (task: number, run: ClaimRun) => {
    const { link, file } = tasks[task];
    if (run.ok) {
      done.set(link, run);
      writeWhole(file, JSON.stringify({ link, backend, run }));
    } else {
      failed.push(link);
      progress.say(`failed: ${link}: ${run.error}`);
    }
    progress.draw(++settled);
  };
  const stop = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const abort = () => stop.abort();
  for (const signal of signals) process.on(signal, abort);
  progress.draw(0);
  await runPool<ClaimTask, ClaimRun>({
    tasks: tasks.map(({ recipe, readings }) => ({ recipe, readings })),
    jobs,
    start: () => fork(script, ["claims-worker", `--backend=${backend}`], { stdio: ["ignore", 2, 2, "ipc"] }),
    done: settle,
    lost: (task, error) => settle(task, { ok: false, error }),
    crashed: progress.say,
    signal: stop.signal,
  });
  progress.end();
  for (const signal of signals) process.off(signal, abort);
  if (stop.signal.aborted)
    throw new Error(`stopped; ${done.size} of ${planned.length} runs are kept for the next time`);
  if (failed.length) throw new Error(`${failed.length} of ${planned.length} runs failed`);
  return done;
}

/** `claims [id …] [--seeds 1-9] [--jobs N] [--backend B] [--json]` */
export async function claims(args: string[]): Promise<void> {
  const given = parseClaims(args);
  const { chosen, seeds } = given;
  const began = performance.now();
  const fingerprints = new Map<string, string>();
  for (const method of new Set(chosen.map(({ method }) => method)))
    fingerprints.set(method, await fingerprintOf(method, given.backend));
  const planned = plan(given, fingerprints);
  const done = await runAll([...planned.values()], given);
  const linkOf = (claim: Claim, arm: string, seed: number) =>
    encodeLink(recipeOf(specs[claim.method], claim, arm, seed), {}, specs);

  const results: Record<string, ClaimResult> = {};
  for (const claim of chosen) {
    const arms = Object.keys(claim.arms);
    const bySeed = (arm: string) => seeds.map((seed) => [seed, done.get(linkOf(claim, arm, seed))!.metrics] as const);
    const measured = Object.fromEntries(arms.map((arm) => [arm, Object.fromEntries(bySeed(arm))]));
    const links = new Set(arms.flatMap((arm) => seeds.map((seed) => linkOf(claim, arm, seed))));
    const runs = [...links].map((link) => done.get(link)!);
    const missing = judge(claim, measured).asked.find(({ perSeed }) => perSeed.length < seeds.length);
    if (missing) throw new Error(`${claim.id}: "${missing.id}" is not measured in every run`);
    results[claim.id] = resultOf(claim, measured, {
      seeds,
      runs: runs.length,
      seconds: Math.round(runs.reduce((sum, { seconds }) => sum + seconds, 0)),
      measured: {
        date: new Date().toISOString().slice(0, 10),
        version: packageVersion(),
        backend: runs[0].backend,
        node: process.version,
        cores: availableParallelism(),
      },
      fingerprint: fingerprints.get(claim.method)!,
    });
  }

  if (given.json) process.stdout.write(`${JSON.stringify(results)}\n`);
  else for (const claim of chosen) process.stdout.write(described(claim, results[claim.id]));
  const spent = [...done.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  const wall = (performance.now() - began) / 1000;
  const say = (text: string) => process.stderr.write(`lab: ${text}\n`);
  say(`${done.size} runs, ${duration(spent)} of training; this command took ${duration(wall)}`);
  if (seeds.join() !== judgingSeeds.join()) {
    say(`not the judging seeds ${judgingSeeds[0]}-${judgingSeeds.at(-1)}: a rehearsal, nothing is written`);
    return;
  }
  if (given.backend !== "wasm") {
    say("verdicts are kept for WASM, on which every machine gets the same numbers: nothing is written");
    return;
  }
  writeResults(results);
}

/** Puts the results beside those of the claims that were not measured now, in the order of the registry. */
function writeResults(results: ClaimResults): void {
  const before = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, "utf8")) as ClaimResults) : {};
  const all: ClaimResults = { ...before, ...results };
  const known = registry.flatMap(({ id }) => (Object.hasOwn(all, id) ? [[id, all[id]] as const] : []));
  const lines = known.map(([id, result]) => `${JSON.stringify(id)}: ${JSON.stringify(result)}`);
  writeWhole(resultsFile, `{\n${lines.join(",\n")}\n}\n`);
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(new URL("../package.json", publicFolder), "utf8")) as { version: string }).version;
}

/** The verdict and every quantity, for a terminal. */
function described({ id, asked, text }: Claim, result: ClaimResult): string {
  const lines = asked.map(({ id, unit }, i) => {
    const { effect, verdict } = result.asked[i];
    const factor = unit === "points" || unit === "share" ? 100 : 1;
    const number = (value: number) => (value * factor).toFixed(unit === "points" ? 1 : 2);
    const interval = ({ mean, low, high }: Effect) => `${number(mean)} [${number(low)}, ${number(high)}]`;
    return `  ${id.padEnd(22)} ${interval(effect).padEnd(24)} ${unit.padEnd(7)} ${verdict ?? "(context)"}\n`;
  });
  return `${id}  ${result.verdict.toUpperCase()}  ${text.en.statement}\n${lines.join("")}`;
}
