import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { prices } from "../../data/tokens/last-digits.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { WritingView } from "../../lab/language-views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const start = (set: Set, seed: number) =>
  engine.start({
    recipe: { method: "sequence-kd", parameters: { ...defaultsOf(spec.controls), ...set }, seed },
    backend: "wasm",
  });

async function finish(): Promise<{ metrics: Record<string, number>; slices: Slice[] }> {
  const slices: Slice[] = [];
  do slices.push(await engine.next({ budgetMs: 1000, views: false }));
  while (!slices.at(-1)!.done);
  const metrics = Object.assign({}, ...slices.flatMap((s) => s.measurements).map((m) => m.metrics));
  return { metrics: metrics as Record<string, number>, slices };
}

const tiny: Set = { questions: 60, steps: 30, batch: 8, samples: 2 };
const rounded = (metrics: Record<string, number>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, Number(metrics[name].toPrecision(2))]));

describe("with the shipped teacher", () => {
  let before: number;
  let metrics: Record<string, number>;
  let slices: Slice[];
  beforeAll(async () => {
    before = tensorCount();
    await start({ equalTokens: false, samples: 2, steps: 300 }, 101);
    ({ metrics, slices } = await finish());
  }, 300_000);

  test("written steps teach what answers alone do not, and the filter removes the teacher's errors", () => {
    expect(metrics["answersAccuracy"]).toBeLessThan(0.2);
    for (const name of ["student", "unfiltered", "gold"]) expect(metrics[`${name}Accuracy`], name).toBeGreaterThan(0.6);
    expect(metrics["studentHard"]).toBeGreaterThan(metrics["unfilteredHard"] + 0.2);
    expect(metrics["studentAccuracy"]).toBeGreaterThan(metrics["teacherAccuracy"]);
  });

  test("every arm is as large; texts of steps are three times as long as answers", () => {
    const artifacts = slices.flatMap((s) => s.artifacts);
    expect(artifacts.map(({ name }) => name).toSorted()).toEqual(["answers", "gold", "student", "teacher", "unfiltered"]); // prettier-ignore
    const sizes = artifacts.filter(({ name }) => name !== "teacher").map(({ theta }) => theta.length);
    expect(new Set(sizes)).toEqual(new Set([metrics["parameters"]]));
    expect(metrics["goldTokens"]).toBe(3 * metrics["answersTokens"]);
  });

  test("a problem that is typed afterwards is answered without any training", async () => {
    await engine.watch(["writing", "board"]);
    await engine.tune({ problem: "47", temperature: 0 });
    const views = await engine.look();
    const writing = views.find((v): v is WritingView => v.kind === "writing")!;
    expect([...writing.problem]).toEqual([0, 0, 0, 0, 4, 7]);
    expect([...writing.writings.truth!.text.subarray(0, 5)]).toEqual([0, 0, 0, 4, 1]);
    expect(await engine.look()).toEqual(views);
    const board = views.find((v) => v.kind === "board")!;
    expect(board.kind === "board" && board.texts.student!.length).toBe(board.kind === "board" && board.problems.length);
    await engine.watch([]);
  });

  test("gives everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("a trace stays as it was, and emits what is declared", async () => {
    await start({ ...tiny, teacher: "live", teacherSteps: 60 }, 7);
    const { metrics } = await finish();
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
    expect(Object.keys(spec.metrics).filter((name) => !(name in metrics))).toEqual([]);
    expect(rounded(metrics, ["studentLoss", "goldLoss", "answersLoss", "teacherLoss", "tokensWritten"])).toMatchSnapshot(); // prettier-ignore
  });

  test("redraws with another draw, the same with the same", async () => {
    await engine.watch(["writing"]);
    await start({ ...tiny, temperature: 1.5 }, 3);
    const texts = async (draw: number) => {
      await engine.tune({ draw });
      const [view] = await engine.look();
      return view.kind === "writing" ? view.writings.student!.text : null;
    };
    const first = await texts(1);
    expect(await texts(2)).not.toEqual(first);
    expect(await texts(1)).toEqual(first);
    expect(first!.length).toBe(prices);
    await engine.watch([]);
  });

  test("ended anywhere, or failed, it leaves nothing behind", async () => {
    const before = await engine.cancel();
    for (const phase of ["teacher", "asking", "students", "tokens"]) {
      await start({ ...tiny, teacher: "live", teacherSteps: 50 }, 1);
      for (let at = ""; at !== phase;) at = (await engine.next({ budgetMs: 0, views: false })).phase;
      expect(await engine.cancel(), phase).toBe(before);
    }
    await expect(engine.start({ recipe: { method: "sequence-kd", parameters: { problem: "12x" }, seed: 1 }, backend: "wasm" })).rejects.toThrow(/problem/); // prettier-ignore
    expect(tensorCount()).toBe(before);
  });
});
