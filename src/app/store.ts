/** The state of the page: one store, one pure reducer. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { idle, initialState, type Action, type Notice, type State } from "./state.ts";
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

export function reduce(state: State, action: Action): State {
  const { run } = state;
  switch (action.type) {
    case "open": {
      const notices = without(state.notices, "link");
      return {
        ...state,
        recipe: action.recipe,
        opening: null,
        view: action.view,
        notices: action.notes.length > 0 ? tell(notices, { kind: "link", notes: action.notes }) : notices,
        run: action.recipe ? run : idle,
        tuned: action.recipe ? state.tuned : [],
      };
    }
    case "opening":
      return {
        ...state,
        recipe: null,
        opening: { method: action.method, failed: false },
        view: action.view,
        run: idle,
        tuned: [],
        notices: [],
      };
    case "not-opened":
      return { ...state, opening: state.opening && { ...state.opening, failed: true } };
    case "enter":
      return {
        ...state,
        recipe: action.recipe,
        opening: null,
        view: { ...state.view, example: undefined, page: undefined },
        notices: without(state.notices, "link"),
      };
    case "leave":
      return {
        ...state,
        recipe: null,
        opening: null,
        view: { ...state.view, example: undefined, page: undefined },
        run: idle,
        tuned: [],
        notices: [],
      };
    case "set":
      if (!state.recipe) return state;
      return {
        ...state,
        recipe: { ...state.recipe, parameters: { ...state.recipe.parameters, ...action.parameters } },
      };
    case "seed":
      return state.recipe ? { ...state, recipe: { ...state.recipe, seed: action.seed } } : state;
    case "look":
      return { ...state, view: { ...state.view, ...action.view } };
    case "speed":
      return { ...state, speed: action.speed };
    case "play":
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
