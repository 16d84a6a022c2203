import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hold, letGo, watchLeaving } from "./leaving.ts";
import { createSignal } from "./signal.ts";
import { initialState, type Action } from "./state.ts";
import { createLabStore } from "./store.ts";

const page = new EventTarget();
beforeEach(() => {
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

const asks = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
const kd = { method: "kd", parameters: { T: 4 }, seed: 1 };
const started: Action = { type: "started", backend: "wasm", of: 100 };
const advance = (taken: number, done = false): Action => {
  return { type: "advanced", phase: "students", step: taken, of: 100, done, taken, stepMs: 1000, tensors: 9 };
};

function labOf() {
  const store = createLabStore({ ...initialState, recipe: kd });
  const shelf = { changed: createSignal(), fleeting: [] as never[] };
  const time = { now: 0 };
  watchLeaving(store, shelf, { now: () => time.now });
  return { ...store, shelf, time };
}

test("asks while a run is unfinished, and not before or after", () => {
  const { dispatch } = labOf();
  dispatch(started);
  expect(asks()).toBe(false);
  dispatch({ type: "play" });
  expect(asks()).toBe(true);
  dispatch(advance(3));
  dispatch({ type: "pause" });
  expect(asks()).toBe(true);
  dispatch(advance(97, true));
  expect(asks()).toBe(false);
});

test("asks while something on the shelf goes with the page, or other work is under way", () => {
  const { shelf } = labOf();
  shelf.fleeting.push({} as never);
  shelf.changed.raise();
  expect(asks()).toBe(true);
  shelf.fleeting.pop();
  shelf.changed.raise();
  expect(asks()).toBe(false);
  hold("sweep", true);
  expect(asks()).toBe(true);
  hold("sweep", false);
  expect(asks()).toBe(false);
});

test("a long run that is left is spoken of, a short or finished one is not", () => {
  /** Each action a second after the one before. */
  const notices = (...actions: Action[]) => {
    const { dispatch, getState, time } = labOf();
    for (const action of [started, { type: "play" } as const, ...actions, { type: "leave" } as const]) {
      dispatch(action);
      time.now += 1000;
    }
    return getState().notices;
  };
  const [go, rest]: Action[] = [{ type: "play" }, { type: "pause" }];
  expect(notices(advance(3), advance(2), advance(2))).toEqual([{ kind: "given-up", method: "kd", step: 7 }]);
  expect(notices(advance(3), advance(2))).toEqual([]);
  expect(notices(advance(3), rest, advance(2), go)).toEqual([]); // resting is not training
  expect(notices(advance(3), rest, rest, go)).toEqual([]);
  expect(notices(advance(3), advance(2), rest, go, advance(2))).toMatchObject([{ kind: "given-up" }]);
  expect(notices(advance(3), advance(2), started, go, advance(2))).toEqual([]); // started anew
  expect(notices(advance(3), advance(2), advance(100, true))).toEqual([]);
});

test("a newer build is still spoken of on another page", () => {
  const { dispatch, getState } = labOf();
  dispatch({ type: "tell", notice: { kind: "update" } });
  dispatch({ type: "leave" });
  expect(getState().notices).toEqual([{ kind: "update" }]);
});

test("asks no more once the person has agreed", () => {
  hold("sweep", true);
  letGo();
  hold("run", true);
  expect(asks()).toBe(false);
});
