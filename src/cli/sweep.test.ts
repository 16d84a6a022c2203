import { execFile, fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvRows } from "../data/readers/csv-rows.ts";
import { confidenceInterval } from "../math/statistics.ts";
import { execute } from "./run.ts";
import { parseSweep, seedsOf } from "./sweep/arguments.ts";
import { mergeSlices } from "./sweep/merge.ts";
import { csv, table } from "./sweep/output.ts";
import { runsOf } from "./sweep/plan.ts";
import { runPool } from "./sweep/pool.ts";
import { readSlice } from "./sweep/report-file.ts";
import type { Report } from "./sweep/report.ts";

const file = (path: string) => fileURLToPath(new URL(`../../scripts/${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sweep-"));
afterAll(() => rmSync(folder, { recursive: true }));

const command = (path: string, args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(path, args, { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
const lab = (...args: string[]) => command(process.execPath, [file("lab.mjs"), ...args]);
const report = (out: string): Report => JSON.parse(out.trim().split("\n").at(-1)!);
const withoutSeconds = (given: Report) => JSON.stringify({ ...given, seconds: 0 });

const grid = ["kd", "--grid", "T=1,4", "--grid", "alpha=0.5,1", "--seeds", "1,3"];
const tiny = [...grid, "--set", "steps=10", "--set", "data=moons"];
let whole: Report;

beforeAll(async () => {
  whole = report((await lab("sweep", ...tiny, "--jobs", "2", "--json")).out);
});

describe("a sweep", () => {
  test("is its single runs, in the order of the grid", async () => {
    const { sweep } = parseSweep(tiny);
    expect(whole.sweep).toEqual(sweep);
    const planned = runsOf(sweep);
    expect(planned.map(({ recipe: { parameters, seed } }) => [parameters["T"], parameters["alpha"], seed])).toEqual(
      [1, 4].flatMap((T) => [0.5, 1].flatMap((alpha) => [1, 3].map((seed) => [T, alpha, seed]))),
    );
    expect(whole.runs.map(({ link }) => link)).toEqual(planned.map(({ link }) => link));
    for (const run of whole.runs) {
      const { outcome } = await execute(run.recipe, { backend: "auto", quiet: true });
      const { recipe, link, backend, metrics } = outcome;
      expect(run).toEqual({ recipe, link, backend, metrics });
    }
  });

  test("summarises every metric of a cell over its seeds", () => {
    expect(whole.cells.map(({ values }) => values)).toContainEqual({ T: 4, alpha: 0.5 });
    for (const [i, { link, metrics }] of whole.cells.entries()) {
      const runs = whole.runs.slice(2 * i, 2 * i + 2);
      expect(link).toBe(runs[0].link);
      expect(Object.keys(metrics).sort()).toEqual(Object.keys(runs[0].metrics).sort());
      for (const [name, summary] of Object.entries(metrics))
        expect(summary).toEqual(confidenceInterval(runs.map((run) => run.metrics[name])));
    }
  });

  test("as CSV and as a table", () => {
    const [header, ...lines] = [...csvRows(csv(whole), ",", "sweep.csv")].map(({ cells }) => cells);
    expect(header.slice(0, 3)).toEqual(["T", "alpha", "seed"]);
    expect(lines).toHaveLength(8);
    for (const [i, { recipe, metrics }] of whole.runs.entries()) {
      const { T, alpha } = recipe.parameters;
      expect(lines[i]).toEqual([T, alpha, recipe.seed, ...header.slice(3).map((name) => metrics[name])].map(String));
    }
    const [title, ...rows] = table(whole, ["studentAccuracy"]).split("\n");
    expect(title.split(/\s+/)).toEqual(["T", "alpha", "n", "studentAccuracy"]);
    expect(rows[0]).toMatch(/^1 +0\.5 +2 +0\.\d{4} ± \d\.\d{4}$/);
    expect(title).not.toContain("Loss");
  });

  test("a run that fails is listed, and the exit code is 1", async () => {
    const table = join(folder, "own.csv");
    writeFileSync(table, ["a,b,label", ...Array.from({ length: 30 }, (_, i) => `${i},${i % 3},x${i % 2}`)].join("\n"));
    const few = ["--grid", "lr=0.01,1", "--set", "steps=10", "--jobs", "1", "--json"];
    const { code, out, err } = await lab("sweep", "kd", `--csv=${table}`, "--backend", "webgpu", ...few);
    expect(code).toBe(1);
    expect(err).toMatch(/2 of 2 runs failed/);
    const { failed, sweep } = report(out);
    expect(sweep.set).toMatchObject({ dataset: "own", teacher: "live" });
    expect(failed.map(({ link, error }) => [link.includes("data=own"), /webgpu/.test(error)])).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});

describe("bad arguments", () => {
  test("end with exit code 2 and name the cell", async () => {
    const { code, out, err } = await lab("sweep", "kd", "--grid", "T=1,99");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/--grid T=99: T accepts 0\.5 … 20/);
  });

  test.each([
    [["--grid", "colour=red"], /--grid colour=red: kd has no parameter/],
    [["--grid", "T=1,,2"], /--grid T=:/],
    [["--grid", "T=1,1.0"], /twice/],
    [["--grid", "data=moons", "--grid", "dataset=digits"], /dataset is there twice/],
    [["--grid", "T=1,2", "--set", "T=4"], /both --grid and --set/],
    [["--grid", "data=own"], /--csv/],
    [["--grid", "T=1,2", "--seeds", "1-5001"], /10002 runs are too many/],
    [["--seeds", "0-4294967295"], /at most 10000/],
    [["--seeds", "5-1"], /--seeds 5-1/],
    [["--seeds", "1-3,2"], /2 is there twice/],
    [["--seed", "1"], /--seeds/],
    [["--shard", "3/2"], /--shard 3\/2/],
    [["--metric", "beauty"], /--metric beauty/],
    [["--json", "--csv"], /choose one/],
  ])("%j", (args, message) => {
    expect(() => parseSweep(["kd", ...args])).toThrow(message);
  });

  test("seeds are ranges and lists", () => {
    expect(seedsOf("1-3,10,7-8")).toEqual([1, 2, 3, 10, 7, 8]);
  });
});

describe("slices", () => {
  const out = join(folder, "slices");
  const slice = (i: number) => join(out, `slice-${i}-of-2.json`);
  const script = (env: Record<string, string>) =>
    command(file("slurm/sweep.sh"), tiny, { OUT: out, JOBS: "1", ...env });

  test("of the Slurm script merge to the whole", async () => {
    const ended = await Promise.all([
      script({ SLURM_ARRAY_TASK_ID: "1", SLURM_ARRAY_TASK_COUNT: "2" }),
      script({ JOB_COMPLETION_INDEX: "1", SLICES: "2" }),
    ]);
    for (const { code, err } of ended) expect([code, err]).toEqual([0, ""]);
    expect(readdirSync(out).sort()).toEqual(["slice-1-of-2.json", "slice-2-of-2.json"]);
    expect(readSlice(slice(2)).shard).toEqual({ index: 2, of: 2 });
    const merged = await lab("merge", slice(2), slice(1), "--json");
    expect(merged.code).toBe(0);
    expect(withoutSeconds(report(merged.out))).toBe(withoutSeconds(whole));
  });

  test("that are missing, double or of another sweep are named", () => {
    const [one, two] = [1, 2].map((i) => readSlice(slice(i)));
    const merge = (slices: (typeof one)[], partial = false) => mergeSlices(slices, { partial });
    expect(() => merge([one])).toThrow(/missing 4 of 8 runs: slice 2\/2/);
    expect(merge([one], true).runs).toHaveLength(4);
    expect(() => merge([one, two, two])).toThrow(/slice-2-of-2\.json \(slice 2\/2\) and in/);
    const other = { ...two, sweep: { ...two.sweep, seeds: [1, 2] } };
    expect(() => merge([one, other])).toThrow(/another sweep than .*: seeds/);
    const foreign = { ...two, outcomes: [["#/kd?v=1&seed=9", two.outcomes[0][1]] as const] };
    expect(() => merge([one, foreign])).toThrow(/not of its sweep: #\/kd\?v=1&seed=9/);
  });

  test.each([
    ["cut short", '{"sweep":', /not JSON/],
    ["something else", "{}", /no result of a sweep/],
    ["of another version", { version: 7 }, /version 7 of kd/],
    ["of no method", { method: "constructor" }, /no method "constructor"/],
    ["with a bad value", { grid: { T: [99] } }, /T=99/],
  ])("a file %s is refused", (_, content, message) => {
    const path = join(folder, "bad.json");
    const header = typeof content === "string" ? {} : content;
    const bad = { ...whole, sweep: { ...whole.sweep, ...header } };
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(bad));
    expect(() => readSlice(path)).toThrow(message);
  });
});

describe("the pool", () => {
  const script = join(folder, "worker.mjs");
  const started: ChildProcess[] = [];
  const start = () => {
    const child = fork(script, [join(folder, "crashed-once")], { execArgv: [] });
    started.push(child);
    return child;
  };

  beforeAll(() =>
    writeFileSync(
      script,
      `import { existsSync, writeFileSync } from "node:fs";
      process.on("message", ({ task }) => {
        if (task === "crash") process.exit(7);
        if (task === "crash once" && !existsSync(process.argv[2])) {
          writeFileSync(process.argv[2], "");
          process.kill(process.pid, "SIGKILL");
        }
        for (; task === "hang"; );
        process.send({ type: "done", result: task + "!" });
      });
      process.send({ type: "ready" });`,
    ),
  );

  test("tries the run of a crashed worker once more", async () => {
    const done: string[] = [];
    const lost: unknown[] = [];
    const crashed: string[] = [];
    await runPool<string, string>({
      tasks: ["a", "crash", "b", "crash once", "c"],
      jobs: 2,
      start,
      done: (task, result) => done.push(`${task} ${result}`),
      lost: (task, reason) => lost.push([task, reason]),
      crashed: (reason) => crashed.push(reason),
    });
    expect(done.sort()).toEqual(["0 a!", "2 b!", "3 crash once!", "4 c!"]);
    expect(lost).toEqual([[1, "a worker ended with exit code 7, 2 times"]]);
    expect(crashed.sort()).toEqual(
      ["SIGKILL", "exit code 7", "exit code 7"].map((how) => `a worker ended with ${how}`),
    );
  });

  test("gives up when no worker gets ready", async () => {
    const lost: string[] = [];
    const broken = () =>
      fork(join(folder, "no-such-file.mjs"), { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const unexpected = () => expect.unreachable();
    await runPool<string, string>({
      tasks: ["a", "b", "c"],
      jobs: 2,
      start: broken,
      done: unexpected,
      crashed: () => undefined,
      lost: (_, reason) => lost.push(reason),
    });
    expect(lost).toEqual(Array.from({ length: 3 }, () => "no worker left: a worker ended with exit code 1"));
  });

  test("stops its workers, even busy ones", async () => {
    started.length = 0;
    const stop = new AbortController();
    const unexpected = () => expect.unreachable();
    await runPool<string, string>({
      tasks: ["hang", "a", "hang", "b"],
      jobs: 2,
      start,
      lost: unexpected,
      crashed: unexpected,
      done: () => stop.abort(),
      signal: stop.signal,
    });
    expect(started.map(({ signalCode }) => signalCode)).toEqual(["SIGKILL", "SIGKILL"]);
  });
});
