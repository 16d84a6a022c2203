import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recipe, setUp, tab } from "./testing.ts";

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => {
  vi.useFakeTimers();
  tab.visible = true;
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
  tab.visible = false;
  await wait(500);
  const { step } = run();
  expect(step).toBeLessThanOrEqual(10);
  tab.visible = true;
  for (const call of tab.listeners) call();
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
  expect(asked).toEqual(["start auto T=4 w=2", "calibrate at 0", "start webgpu T=4 w=2"]);
  expect(run()).toMatchObject({ backend: "webgpu", status: "playing" });
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

test("leaving at once after the end was played again leaves nothing to be played", async () => {
  const { store, loop, run } = setUp();
  await wait(1);
  loop.play();
  await wait(500);
  expect(run().status).toBe("done");
  loop.play();
  expect(run()).toMatchObject({ status: "loading", wanted: true });
  store.dispatch({ type: "leave" });
  await wait(10);
  expect(run()).toMatchObject({ status: "idle", wanted: false });
  store.dispatch({ type: "enter", recipe });
  await wait(100);
  expect(run()).toMatchObject({ status: "ready", step: 0 });
});

test("what is shown goes with the experiment", async () => {
  const { store, history, exhibits } = setUp();
  await wait(1);
  expect(history.latest("accuracy")).toBe(0.5);
  expect(exhibits.examples).not.toBeNull();
  store.dispatch({ type: "leave" });
  expect(history.latest("accuracy")).toBeUndefined();
  expect(exhibits.examples).toBeNull();
});

test("while another recipe is prepared, what is shown counts as stale; the same recipe again is not another", async () => {
  const { store, loop, run } = setUp();
  await wait(1);
  loop.reset();
  expect(run()).toMatchObject({ status: "loading", stale: false });
  await wait(1);
  store.dispatch({ type: "seed", seed: 2 });
  vi.advanceTimersByTime(250);
  expect(run()).toMatchObject({ status: "loading", stale: true });
  await wait(1);
  expect(run()).toMatchObject({ status: "ready", stale: false });
});

test("a drawing is not asked about while there is no run for it", async () => {
  const { loop, asked, store } = setUp();
  await expect(loop.classify(new Float32Array(2))).rejects.toThrow("no run");
  await wait(1);
  await loop.classify(new Float32Array(2));
  await expect(loop.classify(new Float32Array(3)), "of another input size").rejects.toThrow("no run");
  store.dispatch({ type: "leave" });
  await expect(loop.classify(new Float32Array(2))).rejects.toThrow("no run");
  expect(asked.filter((a) => a.startsWith("classify"))).toEqual(["classify 2"]);
});

test("timing again leaves the run on screen alone, and training goes on afterwards", async () => {
  const { loop, run, asked, store } = setUp("auto");
  await wait(20);
  expect(run()).toMatchObject({ backend: "webgpu", status: "ready" });
  loop.play();
  await wait(60);
  asked.length = 0;
  loop.calibrate();
  expect(run()).toMatchObject({ busy: "calibrating", status: "paused", wanted: true });
  await wait(60);
  expect(asked).toEqual([expect.stringMatching(/^calibrate at [1-9]0$/)]);
  expect(run()).toMatchObject({ busy: null, status: "playing", backend: "webgpu" });
  expect(store.getState().machine).toHaveLength(2);
});

test("timing again changes to a faster backend only where no step has been taken", async () => {
  const { loop, run, asked, tell } = setUp("auto");
  await wait(20);
  tell.reports = [{ backend: "wasm", available: true, stepMs: 0.1 }];
  loop.calibrate();
  await wait(20);
  expect(run()).toMatchObject({ backend: "wasm", status: "ready" });
  loop.step();
  await wait(10);
  tell.reports = [{ backend: "webgpu", available: true, stepMs: 0.01 }];
  loop.calibrate();
  await wait(20);
  expect(run()).toMatchObject({ backend: "wasm", status: "paused", step: 1 });
  expect(asked.at(-1)).toBe("calibrate at 1");
});

test("a change during the timing restarts and leaves nothing waiting", async () => {
  const { loop, run, store, tell } = setUp("auto");
  await wait(20);
  tell.hangTimings = true;
  loop.calibrate();
  store.dispatch({ type: "set", parameters: { T: 5, steps: 40 } });
  await wait(300);
  expect(run()).toMatchObject({ status: "ready", busy: null, of: 40 });
  loop.play();
  await wait(50);
  expect(run().status).toBe("playing");
});

test("a view that comes on screen while the run is being prepared is computed once it is ready", async () => {
  const { exhibits, asked } = setUp();
  exhibits.watch("paths");
  await wait(50);
  expect(asked).toEqual(["start wasm T=4 w=2", "watch paths"]);
});

test("a recipe of own points waits for them, and takes them along", async () => {
  const { store, loop, asked, run } = setUp();
  const own = { ...recipe, parameters: { ...recipe.parameters, target: "own" } };
  store.dispatch({ type: "open", recipe: null, view: {}, notes: [] });
  await wait(1);
  asked.length = 0;
  store.dispatch({ type: "open", recipe: own, view: { backend: "wasm" }, notes: [] });
  await wait(50);
  expect([run().status, asked]).toEqual(["idle", []]);
  loop.adoptPoints(Float32Array.of(0, 0, 1, 1));
  await wait(50);
  expect([run().status, asked]).toEqual(["ready", ["start wasm T=4 w=2 points=2"]]);
  expect(store.getState().ownPoints).toBe(2);
});

test("what takes long is computed once nothing else has been asked for a moment", async () => {
  const { exhibits, asked } = setUp();
  await wait(50);
  asked.length = 0;
  exhibits.watch("numbers");
  await wait(80);
  expect(asked).toEqual([]);
  exhibits.watch("field");
  await wait(100);
  expect(asked).toEqual(["watch field"]);
  await wait(200);
  expect(asked.slice(1)).toEqual(["watch numbers", "watch numbers field"]);
});
