/** The state of the page: one store, one pure reducer. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { heldBy, unframed, type Recipe } from "../lab/recipe.ts";
import { idle, initialState, isAsking, type Action, type Notice, type State } from "./state.ts";
import { unreachable } from "./unreachable.ts";

/** A notice of a kind replaces the previous one of that kind. */
function tell(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((n) => n.kind !== notice.kind), notice];
}

const without = (notices: readonly Notice[], ...kinds: Notice["kind"][]) =>
  notices.filter((n) => !kinds.includes(n.kind));

/** Smooths the measured time of a step, so that the time left does not jump about. */
const smooth = (old: number | null, now: number | null) =>
  old === null || now === null ? (now ?? old) : 0.8 * old + 0.2 * now;

/** Another recipe on screen: what the link said of a result was said of the one before. */
const withRecipe = (state: State, recipe: Recipe): State => ({
  ...state,
  recipe,
  frame: state.frame.result === undefined ? state.frame : { ...state.frame, result: undefined },
});

export function reduce(state: State, action: Action): State {
  const { run } = state;
  switch (action.type) {
    case "open": {
      const notices = without(state.notices, "link");
      return {
        ...state,
        recipe: action.recipe,
        opening: null,
        ...unframed(action.view),
        notices: action.notes.length > 0 ? tell(notices, { kind: "link", notes: action.notes }) : notices,
        run: action.recipe ? run : idle,
        tuned: action.recipe ? state.tuned : [],
        guess: action.recipe && action.view.guess ? { metric: action.view.guess, value: null, skipped: false } : null,
        presenting: state.presenting && action.recipe?.method === state.recipe?.method && action.recipe !== null,
      };
    }
    case "opening":
      return {
        ...state,
        recipe: null,
        opening: { method: action.method, failed: false },
        ...unframed(action.view),
        run: idle,
        tuned: [],
        notices: state.notices.filter((n) => n.kind === "update"),
        guess: null,
      };
    case "not-opened":
      return { ...state, opening: state.opening && { ...state.opening, failed: true } };
    case "enter":
      return {
        ...state,
        recipe: action.recipe,
        opening: null,
        view: { ...state.view, example: undefined, page: undefined },
        frame: {},
        notices: without(state.notices, "link"),
        guess: null,
        presenting: state.presenting && action.recipe.method === state.recipe?.method,
      };
    case "leave":
      return {
        ...state,
        recipe: null,
        opening: null,
        view: { ...state.view, example: undefined, page: undefined },
        frame: {},
        run: idle,
        tuned: [],
        notices: state.notices.filter((n) => n.kind === "update"),
        guess: null,
        presenting: false,
      };
    case "set": {
      if (!state.recipe) return state;
      const { parameters } = state.recipe;
      const held = heldBy(state.frame);
      const changes = Object.entries(action.parameters).filter(([n, v]) => v !== parameters[n] && !held.includes(n));
      if (changes.length === 0) return state;
      return withRecipe(state, { ...state.recipe, parameters: { ...parameters, ...Object.fromEntries(changes) } });
    }
    case "seed":
      if (!state.recipe || state.recipe.seed === action.seed || heldBy(state.frame).includes("seed")) return state;
      return withRecipe(state, { ...state.recipe, seed: action.seed });
    case "look":
      return { ...state, view: { ...state.view, ...action.view } };
    case "prefer": {
      const silent = Object.fromEntries(Object.keys(action.change).map((key) => [key, undefined]));
      return {
        ...state,
        view: { ...state.view, ...silent },
        preferences: { ...state.preferences, ...action.change },
      };
    }
    case "speed":
      return { ...state, speed: action.speed };
    case "play":
      if (isAsking(state)) return state;
      switch (run.status) {
        case "ready":
        case "paused":
          // A measurement or a replay under way comes first.
          if (run.busy) return { ...state, run: { ...run, wanted: true } };
          return { ...state, run: { ...run, status: "playing", wanted: false } };
        case "idle":
        case "loading":
          return { ...state, run: { ...run, wanted: true } };
        // It is started over: the training begins as soon as it is ready.
        case "done":
        case "failed":
          return { ...state, run: { ...run, wanted: true } };
        case "playing":
          return state;
        default:
          return unreachable(run.status);
      }
    case "pause":
      return { ...state, run: { ...run, wanted: false, status: run.status === "playing" ? "paused" : run.status } };
    case "restart-due":
      // A run that ends while its restart is due goes on playing after it all the same.
      return {
        ...state,
        run: { ...run, restarting: action.due, wanted: action.due && (run.wanted || run.status === "playing") },
      };
    case "loading":
      return {
        ...state,
        notices: without(state.notices, "error", "hung"),
        tuned: action.other ? [] : state.tuned,
        // Another recipe is another question, unless its training is under way already.
        guess:
          state.guess && action.other && !run.wanted && run.status !== "playing"
            ? { ...state.guess, value: null }
            : state.guess,
        run: {
          ...idle,
          status: "loading",
          wanted: run.wanted || run.status === "playing",
          stale: action.other,
          of: action.of,
          // Named until the new run has said where it is.
          backend: run.backend,
          tensors: run.tensors,
        },
      };
    case "stopped":
      return { ...state, tuned: [], run: idle };
    case "started":
      return {
        ...state,
        tuned: [],
        run: action.done
          ? { ...idle, status: "done", backend: action.backend }
          : { ...idle, wanted: run.wanted, busy: run.busy, status: "ready", backend: action.backend, of: action.of },
      };
    case "advanced":
      return {
        ...state,
        run: {
          ...run,
          status: action.done ? "done" : run.status === "ready" ? "paused" : run.status,
          phase: action.phase,
          step: action.step,
          of: action.of,
          taken: run.taken + action.taken,
          stepMs: smooth(run.phase === action.phase ? run.stepMs : null, action.stepMs),
          tensors: action.tensors,
        },
      };
    case "busy":
      return { ...state, run: { ...run, busy: action.busy } };
    case "calibrated":
      return { ...state, machine: action.reports };
    case "tuned":
      return { ...state, tuned: [...state.tuned, ...action.changes] };
    case "failed":
      return {
        ...state,
        notices: tell(state.notices, { kind: "error", error: action.error }),
        run: {
          ...run,
          status: "failed",
          wanted: false,
          restarting: false,
          stale: false,
          busy: null,
          error: action.error,
        },
      };
    case "own-data":
      return { ...state, own: action.summary };
    case "own-points":
      return { ...state, ownPoints: action.count };
    case "guess":
      return { ...state, guess: action.guess };
    case "present":
      return { ...state, presenting: action.on && state.recipe !== null };
    case "tell":
      return { ...state, notices: tell(state.notices, action.notice) };
    case "dismiss":
      return { ...state, notices: without(state.notices, action.kind) };
    default:
      return unreachable(action);
  }
}

export interface Store {
  readonly getState: () => State;
  readonly subscribe: StoreApi<State>["subscribe"];
  readonly dispatch: (action: Action) => void;
  readonly api: StoreApi<State>;
}

export function createLabStore(start: State = initialState): Store {
  const api = createStore<State>(() => start);
  return {
    api,
    getState: api.getState,
    subscribe: api.subscribe,
    dispatch: (action) => api.setState((state) => reduce(state, action), true),
  };
}
