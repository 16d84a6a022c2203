import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EngineClient, NextRequest, Slice, StartRequest } from "../engine/client.ts";
import { logSlider, slider, type ControlValue } from "../lab/controls.ts";
import { LabFailure, type LabError } from "../lab/errors.ts";
import { defineMethod } from "../lab/method.ts";
import type { Backend, Recipe } from "../lab/recipe.ts";
import type { Clock } from "./clock.ts";
import { createExhibits } from "./exhibits.ts";
import { createHistory } from "./history.ts";
import { createRunLoop } from "./run-loop.ts";
import { createSpeedCache } from "./speed-cache.ts";
import { createLabStore } from "./store.ts";

const spec = defineMethod({
  id: "m",
  version: 1,
  cite: [],
  family: "classification",
  controls: {
    T: slider({ min: 1, max: 9, default: 4, key: "T", live: true }),
    width: slider({ min: 1, max: 99, default: 2, integer: true, key: "w", group: "student" }),
    steps: logSlider({ min: 1, max: 999, default: 50, integer: true, key: "n" }),
  },
  metrics: {},
  views: [],
});
const recipe: Recipe = { method: "m", parameters: { T: 4, width: 2, steps: 50 }, seed: 1 };

/** An engine that trains ten steps a slice, writes down what it is asked, and fails when told to. */
function fakeEngine() {
  const asked: string[] = [];
  let step = 0;
  let of = 0;
  let backend: Backend = "wasm";
  const fail: { next?: LabError; hang?: boolean } = {};
  const engine: EngineClient = {
    start: async ({ recipe: r, backend: b }: StartRequest) => {
      step = 0;
      of = r.parameters["steps"] as number;
      backend = b === "auto" ? "wasm" : b;
      asked.push(`start ${b} T=${r.parameters["T"]} w=${r.parameters["width"]}`);
      return { backend, views: [], metrics: [] };
    },
    next: async ({ budgetMs }: NextRequest): Promise<Slice> => {
      if (fail.hang) return new Promise(() => {});
      if (fail.next) {
        const error = fail.next;
        delete fail.next;
        throw new LabFailure(error);
      }
      await new Promise((done) => setTimeout(done, 1 + budgetMs));
      step = Math.min(of, step + (budgetMs > 0 ? 10 : 1));
      const slice = { phase: "p", step, of, done: step === of, measurements: [], views: [], artifacts: [] };
      return { ...slice, stepMs: 1, tensors: 1 };
    },
    tune: async (p: Readonly<Record<string, ControlValue>>) => void asked.push(`tune ${JSON.stringify(p)} at ${step}`),
    look: async () => [],
    classify: async () => ({}),
    calibrate: async () => {
      asked.push("calibrate");
      return [
        { backend: "webgpu", available: true, stepMs: 0.5 },
        { backend: "wasm", available: true, stepMs: 1 },
      ];
    },
    cancel: async () => 0,
    terminate: () => void asked.push("terminate"),
  };
  return { engine, asked, fail };
}

const clock = {
  visible: true,
  listeners: new Set<() => void>(),
};
const fakeClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  frame: (call) => void setTimeout(call, 16),
  painted: async () => {},
  visible: () => clock.visible,
  onVisible(call) {
    clock.listeners.add(call);
    return () => clock.listeners.delete(call);
  },
};

function setUp(choice: Backend | "auto" = "wasm") {
  const store = createLabStore();
  const { engine, asked, fail } = fakeEngine();
  const speeds = createSpeedCache(null, "test");
  const loop = createRunLoop({
    engine,
    store,
    speeds,
    clock: fakeClock,
    history: createHistory(),
    exhibits: createExhibits(),
    methods: { m: { spec } },
  });
  store.dispatch({ type: "open", recipe, view: { backend: choice }, notes: [] });
  return { store, loop, asked, fail, run: () => store.getState().run };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => {
  vi.useFakeTimers();
  clock.visible = true;
});
afterEach(() => vi.useRealTimers());

test("opens at once, trains only while it plays, and ends", async () => {
  const { loop, run, asked } = setUp();
  await wait(1);
  expect(run()).toMatchObject({ status: "ready", backend: "wasm", step: 0 });
  await wait(1000);
  expect(run().step).toBe(0);
  loop.play();
  await wait(100);
  loop.pause();
  await wait(500);
  expect(run()).toMatchObject({ status: "paused", step: 30 });
  loop.step();
  await wait(10);
  expect(run()).toMatchObject({ status: "paused", step: 31 });
  loop.play();
  await wait(500);
  expect(run()).toMatchObject({ status: "done", step: 50 });
  expect(asked).toEqual(["start wasm T=4 w=2"]);
});

test("a hidden tab does not train", async () => {
  const { loop, run } = setUp();
  await wait(1);
  loop.play();
  clock.visible = false;
  await wait(500);
  const { step } = run();
  expect(step).toBeLessThanOrEqual(10);
  clock.visible = true;
  for (const call of clock.listeners) call();
  await wait(500);
  expect(run().status).toBe("done");
});

test("live parameters are tuned between slices, many changes at once, and written down", async () => {
  const { store, loop, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(60);
  for (const T of [5, 6, 7]) store.dispatch({ type: "set", parameters: { T } });
  await wait(60);
  expect(asked.filter((a) => a.startsWith("tune"))).toEqual(['tune {"T":7} at 20']);
  expect(store.getState().tuned).toEqual([{ phase: "p", step: 20, taken: 20, name: "T", value: 7 }]);
});

test("before the first step a live change belongs to the recipe, not to the log", async () => {
  const { store, asked } = setUp();
  await wait(1);
  store.dispatch({ type: "set", parameters: { T: 9 } });
  await wait(50);
  expect(asked.at(-1)).toBe('tune {"T":9} at 0');
  expect(store.getState().tuned).toEqual([]);
});

test("other parameters restart once the person has settled, and go on playing", async () => {
  const { store, loop, run, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(50);
  for (const width of [3, 4, 5]) store.dispatch({ type: "set", parameters: { width } });
  expect(run().restarting).toBe(true);
  await wait(260);
  expect(asked.filter((a) => a.startsWith("start"))).toEqual(["start wasm T=4 w=2", "start wasm T=4 w=5"]);
  expect(run()).toMatchObject({ restarting: false, status: "playing" });
});

test("a change taken back in time restarts nothing", async () => {
  const { store, run, asked } = setUp();
  await wait(1);
  store.dispatch({ type: "set", parameters: { width: 9 } });
  await wait(100);
  store.dispatch({ type: "set", parameters: { width: 2 } });
  expect(run().restarting).toBe(false);
  await wait(1000);
  expect(asked).toHaveLength(1);
});

test("with automatic choice the backends are timed once and the clearly faster one is taken", async () => {
  const { run, loop, asked } = setUp("auto");
  loop.play();
  await wait(20);
  expect(asked).toEqual(["start auto T=4 w=2", "calibrate", "start webgpu T=4 w=2"]);
  expect(run()).toMatchObject({ backend: "webgpu", status: "playing" });
});

test("a diverged run stops with its reason; playing again starts over", async () => {
  const { store, loop, run, fail } = setUp();
  await wait(1);
  loop.play();
  fail.next = { type: "Diverged", step: 12, metric: "loss" };
  await wait(100);
  expect(run()).toMatchObject({ status: "failed", error: { type: "Diverged" } });
  store.dispatch({ type: "set", parameters: { T: 5 } });
  loop.play();
  await wait(60);
  expect(run()).toMatchObject({ status: "playing", error: null });
  expect(store.getState().notices).toEqual([]);
});

test("a lost device: the same run, tuning included, again on the next backend up to the same step", async () => {
  const { store, loop, run, fail, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(60);
  store.dispatch({ type: "set", parameters: { T: 8 } });
  await wait(30);
  fail.next = { type: "DeviceLost", backend: "wasm", reason: "test" };
  await wait(400);
  const [again, tuned] = asked.slice(-2);
  expect(again).toBe("start webgpu T=4 w=2");
  expect(tuned).toBe('tune {"T":8} at 20');
  expect(store.getState().notices).toMatchObject([{ kind: "resumed", lost: "wasm", backend: "webgpu" }]);
  expect(run()).toMatchObject({ backend: "webgpu", status: "done", step: 50 });
});

test("a worker that no longer answers is ended after 20 seconds, and can be started again", async () => {
  const { store, loop, run, fail, asked } = setUp();
  await wait(1);
  loop.play();
  fail.hang = true;
  await wait(21_000);
  expect(asked).toContain("terminate");
  expect(run().status).toBe("failed");
  expect(store.getState().notices).toEqual([{ kind: "hung" }]);
  fail.hang = false;
  loop.reset();
  await wait(10);
  expect(run().status).toBe("ready");
});

test("home ends the run; the experiment begins again when it is entered", async () => {
  const { store, run, asked } = setUp();
  await wait(1);
  store.dispatch({ type: "leave" });
  await wait(1);
  expect(run().status).toBe("idle");
  store.dispatch({ type: "enter", recipe });
  await wait(1);
  expect(run().status).toBe("ready");
  expect(asked).toHaveLength(2);
});
