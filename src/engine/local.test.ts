import { afterEach, describe, expect, test } from "vitest";
import type { ClassificationData } from "../data/dataset.ts";
import { defaultsOf, type ControlValue } from "../lab/controls.ts";
import { LabFailure, type LabError } from "../lab/errors.ts";
import type { Recipe } from "../lab/recipe.ts";
import { spec } from "../methods/kd/spec.ts";
import { tensorCount } from "../nn/backends.ts";
import { createLocalEngine } from "./local.ts";
import type { Measurement } from "./protocol.ts";

const engine = createLocalEngine({ readPublic: () => Promise.reject(new Error("no files here")) });

const small = {
  dataset: "overlap8",
  teacher: "live",
  teacherWidth: 16,
  teacherSteps: 40,
  teacherExamples: 300,
  labels: 60,
  studentWidth: 8,
  steps: 60,
  batch: 32,
};
const recipe = (set: Record<string, ControlValue> = {}, seed = 3): Recipe => ({
  method: "kd",
  parameters: { ...defaultsOf(spec.controls), ...small, ...set },
  seed,
});

/** Runs to the end in slices of `budgetMs`. */
async function finish(budgetMs = 0): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (;;) {
    const slice = await engine.next({ budgetMs, views: false });
    all.push(...slice.measurements);
    if (slice.done) return all;
  }
}

async function errorOf(promise: Promise<unknown>): Promise<LabError> {
  const caught: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(LabFailure);
  return (caught as LabFailure).error;
}

afterEach(async () => {
  await engine.cancel();
});

describe("the engine", () => {
  test("shows something before the first step, and trains in phases", async () => {
    const started = await engine.start({ recipe: recipe(), backend: "wasm" });
    expect(started.backend).toBe("wasm");
    expect(started.views.map((v) => v.kind)).toEqual(["classifier-examples", "classifier-logits", "decision-regions"]);
    expect(started.metrics[0].metrics["studentAccuracy"]).toBe(started.metrics[0].metrics["controlAccuracy"]);
    const phases = new Set((await finish()).map((m) => m.phase));
    expect([...phases]).toEqual(["teacher", "students"]);
  });

  test("the same recipe gives the same numbers, however it is sliced; another seed gives others", async () => {
    await engine.start({ recipe: recipe(), backend: "wasm" });
    const first = await finish(0);
    await engine.start({ recipe: recipe(), backend: "wasm" });
    expect(await finish(1000)).toEqual(first);
    await engine.start({ recipe: recipe({}, 4), backend: "wasm" });
    expect((await finish(1000)).at(-1)).not.toEqual(first.at(-1));
  });

  test("wasm and cpu agree", async () => {
    const last: Record<string, number>[] = [];
    for (const backend of ["wasm", "cpu"] as const) {
      await engine.start({ recipe: recipe({ steps: 30 }), backend });
      last.push({ ...(await finish(1000)).at(-1)!.metrics });
    }
    for (const name of ["studentLoss", "controlLoss", "studentAccuracy"])
      expect(last[0][name]).toBeCloseTo(last[1][name], 3);
  });

  test("a budget of zero is one step", async () => {
    await engine.start({ recipe: recipe(), backend: "wasm" });
    for (const step of [1, 2, 3]) expect((await engine.next({ budgetMs: 0, views: false })).step).toBe(step);
  });

  test("single steps are single steps across phases, and every phase ends with its measurement", async () => {
    await engine.start({ recipe: recipe({ teacherSteps: 10, steps: 12 }), backend: "wasm" });
    const seen: string[] = [];
    for (let done = false; !done;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      done = slice.done;
      if (!done) seen.push(`${slice.phase} ${slice.step}`);
      if (slice.step === slice.of && !done) expect(slice.measurements.at(-1)?.step).toBe(slice.of);
    }
    const expected = [
      ...Array.from({ length: 10 }, (_, i) => `teacher ${i + 1}`),
      ...Array.from({ length: 12 }, (_, i) => `students ${i + 1}`),
    ];
    expect(seen).toEqual(expected);
  });

  test("a question that cannot be answered does not end the run", async () => {
    await engine.start({ recipe: recipe(), backend: "wasm" });
    expect(await errorOf(engine.classify(new Float32Array(3)))).toMatchObject({ type: "BadParameters" });
    expect((await engine.next({ budgetMs: 0, views: false })).step).toBe(1);
  });

  test("live parameters take effect on the next step, others are refused", async () => {
    const untuned = async () => {
      await engine.start({ recipe: recipe({ teacherSteps: 50, steps: 40 }), backend: "wasm" });
      return (await finish(1000)).at(-1)!.metrics;
    };
    const base = await untuned();
    await engine.start({ recipe: recipe({ teacherSteps: 50, steps: 40 }), backend: "wasm" });
    await engine.tune({ T: 1, alpha: 0.1 });
    const tuned = (await finish(1000)).at(-1)!.metrics;
    expect(tuned["studentAccuracy"]).not.toBe(base["studentAccuracy"]);
    expect(tuned["controlLoss"]).toBe(base["controlLoss"]);
    await engine.start({ recipe: recipe(), backend: "wasm" });
    expect((await errorOf(engine.tune({ studentWidth: 4 }))).type).toBe("BadParameters");
    expect((await errorOf(engine.tune({ T: 99 }))).type).toBe("BadParameters");
  });

  test("classifies new examples with every network", async () => {
    await engine.start({ recipe: recipe(), backend: "wasm" });
    const logits = await engine.classify(Float32Array.from([0, 2, 2, 0]));
    expect(Object.keys(logits)).toEqual(["teacher", "student", "control"]);
    expect(logits["student"]).toHaveLength(2 * 8);
  });

  test("nothing leaks: after a run, a cancel, an error", async () => {
    const base = await engine.cancel();
    await engine.start({ recipe: recipe(), backend: "wasm" });
    const counts = new Set<number>();
    for (let done = false; !done;) {
      const slice = await engine.next({ budgetMs: 0, views: true });
      done = slice.done;
      if (slice.phase === "students" && slice.step > 2 && !done) counts.add(slice.tensors);
    }
    // One more while a loss waits to be read.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    expect(await engine.cancel()).toBe(base);
    await engine.start({ recipe: recipe(), backend: "wasm" });
    await engine.next({ budgetMs: 0, views: false });
    expect(await engine.cancel()).toBe(base);
    await engine.start({ recipe: recipe({ dataset: "own" }), backend: "wasm", ownData: exploding() });
    await errorOf(finish(1000));
    expect(tensorCount()).toBe(base);
  });

  test("every failure is typed", async () => {
    expect(await errorOf(engine.start({ recipe: { ...recipe(), method: "nope" }, backend: "wasm" }))).toMatchObject({
      type: "Unsupported",
      feature: "method",
    });
    expect(await errorOf(engine.start({ recipe: recipe({ T: 1000 }), backend: "wasm" }))).toMatchObject({
      type: "BadParameters",
    });
    expect(await errorOf(engine.start({ recipe: recipe(), backend: "webgpu" }))).toMatchObject({
      type: "Unsupported",
      feature: "backend",
    });
    expect(await errorOf(engine.start({ recipe: recipe({ teacher: "pretrained" }), backend: "wasm" }))).toMatchObject({
      feature: "artifact",
    });
    expect(await errorOf(engine.start({ recipe: recipe({ dataset: "own" }), backend: "wasm" }))).toMatchObject({
      feature: "data",
    });
    expect(await errorOf(engine.next({ budgetMs: 0, views: false }))).toMatchObject({ type: "Internal" });
    await engine.start({ recipe: recipe({ dataset: "own" }), backend: "wasm", ownData: exploding() });
    expect(await errorOf(finish(1000))).toMatchObject({ type: "Diverged", step: 1, learningRate: 0.002 });
  });

  test("calibration times the backends and leaves the run alone", async () => {
    await engine.start({ recipe: recipe(), backend: "wasm" });
    const reports = await engine.calibrate({ recipe: recipe(), backend: "auto" });
    expect(reports.find((r) => r.backend === "wasm")).toMatchObject({ available: true, stepMs: expect.any(Number) });
    expect(reports.find((r) => r.backend === "webgpu")).toMatchObject({ available: false });
    const again = await finish(1000);
    await engine.start({ recipe: recipe(), backend: "wasm" });
    expect(await finish(1000)).toEqual(again);
  });
});

/** Own data whose values overflow in the first layer. */
function exploding(): ClassificationData {
  const set = { x: new Float32Array(80).fill(3e38), y: Uint8Array.from({ length: 40 }, (_, i) => i % 2), n: 40 };
  return {
    id: "own",
    shape: { kind: "points", dims: 2 },
    d: 2,
    classes: 2,
    classNames: ["a", "b"],
    train: set,
    test: set,
  };
}
