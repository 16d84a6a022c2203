import { expect, test } from "vitest";
import type { EngineClient, Slice, StartRequest } from "../../engine/client.ts";
import { defaultsOf } from "../../lab/controls.ts";
import { LabFailure } from "../../lab/errors.ts";
import { methods } from "../../methods/specs.ts";
import type { Clock } from "../clock.ts";
import { planSweep } from "./plan.ts";
import { createSweep } from "./sweep.ts";

const { spec } = methods["kd"];
const recipe = { method: "kd", parameters: { ...defaultsOf(spec.controls), steps: 20 }, seed: 1 };
const plan = planSweep(spec, recipe, { name: "T", values: [1, 4] }, { name: "lr", values: [0.01, 1] }, 1);
const how = { backend: "wasm", ownData: null } as const;

const clock = {
  now: () => performance.now(),
  after: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
} as Clock;

/** An engine that trains in two slices and fails where the recipe says so. */
function fakeEngine(log: string[]) {
  let at: StartRequest["recipe"] = recipe;
  let step = 0;
  const slice = (): Slice => ({
    phase: "students",
    step,
    of: 20,
    done: step === 20,
    taken: 10,
    measurements: [{ phase: "students", step, metrics: { studentAccuracy: step / 20 } }],
    views: [],
    artifacts: [],
    stepMs: 1,
    tensors: 0,
  });
  return {
    start: async ({ recipe }: StartRequest) => {
      log.push(`start ${String(recipe.parameters["T"])} ${String(recipe.parameters["lr"])}`);
      at = recipe;
      step = 0;
      return { backend: "wasm", views: [], metrics: [{ phase: "", step: 0, metrics: { studentAccuracy: 0 } }] };
    },
    next: async () => {
      await new Promise((done) => setTimeout(done, 1));
      if (at.parameters["lr"] === 1 && at.parameters["T"] === 1)
        throw new LabFailure({ type: "Diverged", step: 3, metric: "studentLoss" });
      if (at.parameters["lr"] === 1) throw new Error("broken");
      step += 10;
      return slice();
    },
    terminate: () => void log.push("terminate"),
  } as unknown as EngineClient;
}

const ended = (sweep: ReturnType<typeof createSweep>) =>
  new Promise<void>((resolve) => {
    const stop = sweep.changed.watch(() => {
      if (sweep.status !== "running") {
        stop();
        resolve();
      }
    });
  });

test("every run is made, errors stay in their cell, the worker goes at the end", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  await ended(sweep);
  expect(sweep.status).toBe("done");
  expect(log).toEqual(["start 1 0.01", "start 4 0.01", "start 1 1", "start 4 1", "terminate", "terminate"]);
  expect([...sweep.outcomes].map(([i, o]) => [i, o.ok])).toEqual([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
  ]);
  const first = sweep.outcomes.get(0);
  expect(first?.ok && [first.metrics["studentAccuracy"], first.measured.length]).toEqual([1, 3]);
  expect(sweep.outcomes.get(2)).toMatchObject({ error: { type: "Diverged" } });
  expect(sweep.parts.size).toBe(0);
});

test("runs are shared by two workers", async () => {
  const log: string[] = [];
  let engines = 0;
  const sweep = createSweep({ newEngine: () => (engines++, fakeEngine(log)), workers: 2, clock });
  sweep.start(plan, how);
  await ended(sweep);
  expect([engines, sweep.outcomes.size]).toEqual([2, 4]);
});

test("a pause asks for nothing, and what was begun goes on after it", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  sweep.pause();
  await new Promise((done) => setTimeout(done, 20));
  expect([sweep.status, sweep.outcomes.size, log]).toEqual(["paused", 0, ["start 1 0.01"]]);
  const active = sweep.activeMs();
  await new Promise((done) => setTimeout(done, 10));
  expect(sweep.activeMs()).toBe(active);
  sweep.resume();
  await ended(sweep);
  expect([sweep.status, sweep.outcomes.size]).toEqual(["done", 4]);
});

test("ended early: what is finished stays, nothing more comes, and it can be begun again", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  await new Promise<void>((resolve) => {
    sweep.changed.watch(() => {
      if (sweep.outcomes.size === 1 && sweep.status === "running") {
        sweep.stop();
        resolve();
      }
    });
  });
  await new Promise((done) => setTimeout(done, 20));
  expect([sweep.status, sweep.outcomes.size, log.at(-1)]).toEqual(["stopped", 1, "terminate"]);
  sweep.start(plan, how);
  expect(sweep.outcomes.size).toBe(0);
  await ended(sweep);
  expect(sweep.outcomes.size).toBeGreaterThan(0);
  sweep.stop();
});
