import { describe, expect, test } from "vitest";
import type { Framed, Recipe } from "../lab/recipe.ts";
import { languageOf } from "./language.ts";
import { textSizeOf } from "./preferences.ts";
import { initialState, type Action, type State } from "./state.ts";
import { reduce } from "./store.ts";

const recipe: Recipe = { method: "kd", parameters: { T: 4, lr: 0.002 }, seed: 1 };
const after = (...actions: Action[]): State => actions.reduce(reduce, { ...initialState, recipe });
const advance = (phase: string, step: number, of: number, done = false, taken = 1): Action => {
  return { type: "advanced", phase, step, of, done, taken, stepMs: 2, tensors: 10 };
};
const loading: Action = { type: "loading", of: 100, other: false };
const started: Action = { type: "started", backend: "wasm", of: 100 };

describe("the run's state", () => {
  test("play before the run is ready is remembered", () => {
    const asked = after(loading, { type: "play" });
    expect(asked.run).toMatchObject({ status: "loading", wanted: true });
    const ready = reduce(asked, started);
    expect(ready.run).toMatchObject({ status: "ready", wanted: true });
    expect(reduce(ready, { type: "play" }).run).toMatchObject({ status: "playing", wanted: false });
  });

  test("play waits for a measurement under way", () => {
    const busy = after(started, { type: "busy", busy: "calibrating" }, { type: "play" });
    expect(busy.run).toMatchObject({ status: "ready", wanted: true });
  });

  test("a restart while playing goes on playing, one while paused does not", () => {
    const playing = after(started, { type: "play" }, loading);
    expect(playing.run).toMatchObject({ status: "loading", wanted: true });
    const paused = after(started, { type: "play" }, { type: "pause" }, loading);
    expect(paused.run).toMatchObject({ status: "loading", wanted: false });
  });

  test("a single step leaves the run paused, the last one done", () => {
    expect(after(started, advance("students", 1, 2)).run.status).toBe("paused");
    expect(after(started, advance("students", 2, 2, true)).run.status).toBe("done");
  });

  test("a reply after a pause does not start the run again", () => {
    expect(after(started, { type: "play" }, { type: "pause" }, advance("students", 5, 100)).run.status).toBe("paused");
  });

  test("steps are counted over all phases, even where a slice spans two", () => {
    const run = after(
      started,
      advance("teacher", 40, 50, false, 40),
      advance("students", 5, 100, false, 15),
      advance("students", 9, 100, false, 4),
    ).run;
    expect(run.taken).toBe(59);
  });

  test("a failure says why and wants nothing more", () => {
    const error = { type: "Diverged", step: 3, metric: "studentLoss" } as const;
    const state = after(started, { type: "play" }, { type: "failed", error });
    expect(state.run).toMatchObject({ status: "failed", error, wanted: false });
    expect(state.notices).toEqual([{ kind: "error", error }]);
    expect(reduce(state, loading).notices).toEqual([]);
  });
});

describe("recipe and view", () => {
  test("parameters are set together and leave the others", () => {
    expect(after({ type: "set", parameters: { T: 8 } }).recipe?.parameters).toEqual({ T: 8, lr: 0.002 });
  });

  test("without an experiment there is nothing to set", () => {
    expect(reduce(initialState, { type: "set", parameters: { T: 8 } })).toBe(initialState);
    expect(reduce(initialState, { type: "seed", seed: 3 })).toBe(initialState);
  });

  test("a link's notes are told until dismissed or until another link is opened", () => {
    const note = { kind: "unknown-key", given: "zz" } as const;
    const told = after({ type: "open", recipe, view: {}, notes: [note] });
    expect(told.notices).toEqual([{ kind: "link", notes: [note] }]);
    expect(reduce(told, { type: "dismiss", kind: "link" }).notices).toEqual([]);
    expect(reduce(told, { type: "open", recipe, view: {}, notes: [] }).notices).toEqual([]);
  });

  test("what the person prefers is kept whatever links say, and a link that says otherwise is silent once they choose", () => {
    const chosen = after({ type: "prefer", change: { language: "zh", theme: "dark" } });
    expect([languageOf(chosen), chosen.view]).toEqual(["zh", {}]);
    const open = (view: Framed): Action => ({ type: "open", recipe, view, notes: [] });
    expect(languageOf(reduce(chosen, open({})))).toBe("zh");
    const other = reduce(chosen, open({ language: "en", size: "large", example: 3 }));
    expect([languageOf(other), textSizeOf(other)]).toEqual(["en", "large"]);
    const back = reduce(other, { type: "prefer", change: { size: "normal" } });
    expect([textSizeOf(back), back.view]).toEqual(["normal", { language: "en", example: 3, size: undefined }]);
    expect(back.preferences).toEqual({ language: "zh", theme: "dark", size: "normal" });
  });

  test("a new run forgets what was tuned in the old one", () => {
    const change = { phase: "students", step: 5, taken: 5, name: "T", value: 8 };
    const state = after(started, { type: "tuned", changes: [change] });
    expect(state.tuned).toEqual([change]);
    expect(reduce(state, started).tuned).toEqual([]);
  });
});

describe("what whoever shared it puts around an experiment", () => {
  const open = (view: Framed): Action => ({ type: "open", recipe, view, notes: [] });
  const tune: Action = { type: "set", parameters: { T: 8, lr: 0.01 } };

  test("what is hidden or locked keeps its value, whoever sets it", () => {
    const state = after(open({ hide: ["lr"], lock: ["seed"] }), tune, { type: "seed", seed: 5 });
    expect(state.recipe).toEqual({ ...recipe, parameters: { T: 8, lr: 0.002 } });
    expect(after(open({ lock: ["T", "lr"] }), tune).recipe).toBe(recipe);
  });

  test("a result is claimed for one recipe only, and nothing of the frame goes along to another experiment", () => {
    const result = "wasm~0.1.0~studentAccuracy~0.8";
    const opened = after(open({ name: "Week 3", result, language: "zh" }));
    expect(opened).toMatchObject({ view: { language: "zh" }, frame: { name: "Week 3", result } });
    expect(reduce(opened, { type: "set", parameters: { T: 4 } }).frame.result).toBe(result);
    expect(reduce(opened, { type: "look", view: { theme: "dark" } }).frame.result).toBe(result);
    for (const action of [tune, { type: "seed", seed: 2 } as const]) {
      expect(reduce(opened, action).frame).toMatchObject({ name: "Week 3", result: undefined });
    }
    for (const action of [{ type: "enter", recipe } as const, { type: "leave" } as const]) {
      expect(reduce(opened, action)).toMatchObject({ view: { language: "zh" }, frame: {}, guess: null });
    }
  });

  test("no run begins before the guess is made or skipped, and another recipe is another question", () => {
    const asked = after(open({ guess: "studentAccuracy" }), started, { type: "play" });
    expect(asked.run.status).toBe("ready");
    const skip: Action = { type: "guess", guess: { metric: "studentAccuracy", value: null, skipped: true } };
    expect(after(open({ guess: "studentAccuracy" }), started, skip, { type: "play" }).run.status).toBe("playing");
    const guessed: Action = { type: "guess", guess: { metric: "studentAccuracy", value: 0.8, skipped: false } };
    const played = [guessed, { type: "play" } as const].reduce(reduce, asked);
    expect(played.run.status).toBe("playing");
    const other: Action = { type: "loading", of: 100, other: true };
    expect(reduce(played, other).guess?.value).toBe(0.8);
    expect(reduce(reduce(played, advance("students", 100, 100, true)), other).guess?.value).toBeNull();
    expect(reduce(reduce(played, advance("students", 100, 100, true)), loading).guess?.value).toBe(0.8);
  });

  test("only an experiment is presented", () => {
    expect(after({ type: "present", on: true }).presenting).toBe(true);
    expect(after({ type: "present", on: true }, { type: "leave" }).presenting).toBe(false);
    expect(reduce(initialState, { type: "present", on: true }).presenting).toBe(false);
  });
});

test("the reducer changes nothing in place", () => {
  const state = structuredClone({ ...initialState, recipe });
  const frozen = structuredClone(state);
  const actions: Action[] = [started, { type: "play" }, advance("a", 1, 2), { type: "pause" }, { type: "leave" }];
  for (const action of actions) reduce(state, action);
  expect(state).toEqual(frozen);
});
