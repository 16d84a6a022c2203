import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LabFailure, type LabError } from "../lab/errors.ts";
import { afterLoss, failureOf, isBroken, type Replay } from "./recovery.ts";
import { recipe, setUp } from "./testing.ts";

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const lost = (backend: string): LabError => ({ type: "DeviceLost", backend, reason: "test" });

test("a diverged run stops with its reason; playing again starts over", async () => {
  const { store, loop, run, tell } = setUp();
  await wait(1);
  loop.play();
  tell.next = { type: "Diverged", step: 12, metric: "loss" };
  await wait(100);
  expect(run()).toMatchObject({ status: "failed", error: { type: "Diverged" } });
  store.dispatch({ type: "set", parameters: { T: 5 } });
  loop.play();
  await wait(60);
  expect(run()).toMatchObject({ status: "playing", error: null });
  expect(store.getState().notices).toEqual([]);
});

test("a lost device: the same run, tuning included, again on the next backend up to the same step", async () => {
  const { store, loop, run, tell, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(60);
  store.dispatch({ type: "set", parameters: { T: 8 } });
  await wait(30);
  tell.next = { type: "DeviceLost", backend: "wasm", reason: "test" };
  await wait(400);
  const [again, tuned] = asked.slice(-2);
  expect(again).toBe("start webgpu T=4 w=2");
  expect(tuned).toBe('tune {"T":8} at 20');
  expect(store.getState().notices).toMatchObject([{ kind: "resumed", lost: "wasm", backend: "webgpu" }]);
  expect(run()).toMatchObject({ backend: "webgpu", status: "done", step: 50 });
});

test("a worker that no longer answers is ended after a minute, and can be started again", async () => {
  const { store, loop, run, tell, asked } = setUp();
  await wait(1);
  loop.play();
  tell.hang = true;
  await wait(61_000);
  expect(asked).toContain("terminate");
  expect(run().status).toBe("failed");
  expect(store.getState().notices).toEqual([{ kind: "hung" }]);
  tell.hang = false;
  loop.reset();
  await wait(10);
  expect(run().status).toBe("ready");
});

test("a device lost while another recipe is prepared: that recipe begins elsewhere, at its beginning", async () => {
  const { store, loop, run, tell, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(60);
  store.dispatch({ type: "set", parameters: { T: 8 } });
  await wait(30);
  loop.pause();
  tell.start = lost("unknown");
  store.dispatch({ type: "set", parameters: { width: 3 } });
  await wait(300);
  expect(asked.slice(-2)).toEqual(["terminate", "start webgpu T=8 w=3"]);
  expect(run()).toMatchObject({ backend: "webgpu", status: "ready", taken: 0 });
  expect(store.getState().tuned).toEqual([]);
});

test("a device lost on the way back: the rest of the way on a third backend, never on one that was lost", async () => {
  const { store, loop, run, tell, asked } = setUp();
  await wait(1);
  loop.play();
  await wait(60);
  store.dispatch({ type: "set", parameters: { T: 8 } });
  await wait(60);
  loop.pause();
  await wait(60);
  const { taken } = run();
  expect(taken).toBeGreaterThan(20);
  tell.next = lost("wasm");
  loop.step();
  await wait(5);
  tell.next = lost("webgpu");
  await wait(100);
  expect(asked.filter((a) => a.startsWith("start"))).toEqual([
    "start wasm T=4 w=2",
    "start webgpu T=4 w=2",
    "start webgl T=4 w=2",
  ]);
  expect(run()).toMatchObject({ backend: "webgl", status: "paused", taken });
  expect(store.getState().tuned).toMatchObject([{ taken: 20, name: "T", value: 8 }]);
});

test("the way back ends where the run was, also past a change of phase", async () => {
  const { loop, run, tell } = setUp();
  tell.teacher = 5;
  await wait(1);
  loop.step();
  await wait(10);
  loop.play();
  await wait(60);
  loop.pause();
  await wait(60);
  const { taken, step, phase } = run();
  expect(phase).toBe("p");
  tell.next = lost("wasm");
  loop.step();
  await wait(200);
  expect(run()).toMatchObject({ backend: "webgpu", taken, step, phase });
});

test("an inner failure on a GPU replaces the worker, one elsewhere does not", async () => {
  const internal: LabError = { type: "Internal", message: "Device is lost, or so" };
  for (const [backend, replaced] of [
    ["webgpu", true],
    ["webgl", true],
    ["wasm", false],
  ] as const) {
    const { loop, run, tell, asked } = setUp(backend);
    await wait(1);
    tell.next = internal;
    loop.step();
    await wait(10);
    expect(run().status).toBe("failed");
    expect(asked.includes("terminate")).toBe(replaced);
    loop.dispose();
  }
});

test("a start that fails takes with it what another recipe has shown, not what the same recipe has", async () => {
  const { store, loop, tell, history, exhibits } = setUp();
  await wait(1);
  const bad: LabError = { type: "BadParameters", problems: [] };
  tell.start = bad;
  loop.reset();
  await wait(10);
  expect(store.getState().run.status).toBe("failed");
  expect(history.latest("accuracy")).toBe(0.5);
  tell.start = bad;
  store.dispatch({ type: "seed", seed: 2 });
  await wait(300);
  expect(store.getState().run).toMatchObject({ status: "failed", stale: false });
  expect(history.latest("accuracy")).toBeUndefined();
  expect(exhibits.examples).toBeNull();
});

test("a backend that was fast once and can no longer be had is forgotten", async () => {
  const { loop, run, tell, asked } = setUp("auto");
  await wait(20);
  expect(run().backend).toBe("webgpu");
  tell.reports = [{ backend: "wasm", available: true, stepMs: 1 }];
  tell.start = { type: "Unsupported", feature: "backend", detail: "webgpu: gone" };
  asked.length = 0;
  loop.reset();
  await wait(20);
  expect(asked).toEqual(["start webgpu T=4 w=2", "start auto T=4 w=2", "calibrate at 0"]);
  expect(run()).toMatchObject({ backend: "wasm", status: "ready" });
});

test("a timing that never ends costs no step", async () => {
  const { loop, run, tell, asked } = setUp();
  await wait(1);
  for (let i = 0; i < 3; i++) {
    loop.step();
    await wait(10);
  }
  tell.hangTimings = true;
  loop.calibrate();
  await wait(61_000);
  expect(asked.slice(-2)).toEqual(["terminate", "start wasm T=4 w=2"]);
  expect(run()).toMatchObject({ status: "paused", taken: 3, busy: null });
});

const again: Replay = { recipe, taken: 3, step: 3, tuned: [], lost: [] };

test("the next backend is the fastest measured one that is left, then one that is everywhere", () => {
  const machine = [
    { backend: "webgpu", available: true, stepMs: 1 },
    { backend: "wasm", available: true, stepMs: 2 },
    { backend: "webgl", available: false, reason: "none" },
    { backend: "cpu", available: true, stepMs: null },
  ] as const;
  expect(afterLoss("webgpu", again, machine)?.backend).toBe("wasm");
  expect(afterLoss("webgpu", again, [])?.backend).toBe("wasm");
  expect(afterLoss("webgpu", { ...again, lost: ["wasm"] }, machine)?.backend).toBe("cpu");
  expect(afterLoss("cpu", { ...again, lost: ["wasm", "webgpu"] }, machine)).toBeNull();
});

test("the error names its backend, or it is the one that was running", () => {
  expect(failureOf(new LabFailure(lost("webgl")), "wasm").on).toBe("webgl");
  expect(failureOf(new LabFailure(lost("unknown")), "webgpu").on).toBe("webgpu");
  expect(failureOf(new Error("GPU device was lost"), "webgpu")).toMatchObject({
    on: "webgpu",
    error: { type: "DeviceLost" },
  });
  expect(failureOf(new Error("?"), "auto").on).toBeNull();
  expect(isBroken({ type: "Internal", message: "?" }, null)).toBe(true);
  expect(isBroken({ type: "OutOfMemory", backend: "wasm" }, "wasm")).toBe(true);
  expect(isBroken({ type: "Diverged", step: 1, metric: "loss" }, "webgpu")).toBe(false);
});
