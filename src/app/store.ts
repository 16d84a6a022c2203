/** The state of the page: one store, one pure reducer. Measured series and view data live in history.ts and exhibits.ts. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { BackendReport } from "../engine/client.ts";
import type { ControlValue } from "../lab/controls.ts";
import type { LabError } from "../lab/errors.ts";
import type { LinkNote } from "../lab/link.ts";
import type { Backend, Recipe, View } from "../lab/recipe.ts";
import type { ExampleShape } from "../math/example-shape.ts";
import type { Note } from "../data/readers/notes.ts";
import { unreachable } from "./unreachable.ts";

export type Status = "idle" | "loading" | "ready" | "playing" | "paused" | "done" | "failed";
export type Speed = "full" | "50" | "10";
export const speeds = ["full", "50", "10"] as const satisfies readonly Speed[];

export interface RunState {
  readonly status: Status;
  /** Training is to begin as soon as the run is ready. */
  readonly wanted: boolean;
  /** A change waits for the restart that it needs. */
  readonly restarting: boolean;
  /** Why the page waits for more than a start. */
  readonly busy: "calibrating" | "replaying" | null;
  readonly phase: string;
  /** Steps of the present phase: taken, and of how many. */
  readonly step: number;
  readonly of: number;
  /** Steps taken in all phases. */
  readonly taken: number;
  /** Smoothed time of a step, milliseconds. */
  readonly stepMs: number | null;
  readonly tensors: number;
  readonly backend: Backend | null;
  readonly error: LabError | null;
}

/** A live parameter changed in the middle of a run: a link alone does not make that run again. */
export interface Tuned {
  readonly phase: string;
  readonly step: number;
  /** Steps taken in all phases when it was changed. */
  readonly taken: number;
  readonly name: string;
  readonly value: ControlValue;
}

/** The person's own data, in words; the data themselves are kept beside the store. */
export interface OwnSummary {
  readonly files: string;
  readonly train: number;
  readonly test: number;
  readonly classes: number;
  readonly shape: ExampleShape;
  readonly notes: readonly Note[];
}

export type Notice =
  | { readonly kind: "link"; readonly notes: readonly LinkNote[] }
  | { readonly kind: "error"; readonly error: LabError }
  | { readonly kind: "hung" }
  | { readonly kind: "resumed"; readonly lost: Backend; readonly backend: Backend; readonly step: number };

export interface State {
  /** Null: the home page. */
  readonly recipe: Recipe | null;
  readonly view: View;
  readonly run: RunState;
  readonly speed: Speed;
  readonly machine: readonly BackendReport[];
  readonly notices: readonly Notice[];
  readonly tuned: readonly Tuned[];
  readonly own: OwnSummary | null;
}

export type Action =
  /** A link was opened, or the history went back or forth. */
  | { readonly type: "open"; readonly recipe: Recipe | null; readonly view: View; readonly notes: readonly LinkNote[] }
  /** To an experiment with these parameters, all of them; or home. */
  | { readonly type: "enter"; readonly recipe: Recipe }
  | { readonly type: "leave" }
  | { readonly type: "set"; readonly parameters: Readonly<Record<string, ControlValue>> }
  | { readonly type: "seed"; readonly seed: number }
  | { readonly type: "look"; readonly view: View }
  | { readonly type: "speed"; readonly speed: Speed }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "restart-due"; readonly due: boolean }
  | { readonly type: "loading" }
  /** There is nothing to run: no experiment, or its data are not here. */
  | { readonly type: "stopped" }
  | { readonly type: "started"; readonly backend: Backend; readonly of: number }
  | { readonly type: "advanced"; readonly phase: string; readonly step: number; readonly of: number; readonly done: boolean; readonly stepMs: number | null; readonly tensors: number } // prettier-ignore
  | { readonly type: "busy"; readonly busy: RunState["busy"] }
  | { readonly type: "calibrated"; readonly reports: readonly BackendReport[] }
  | { readonly type: "tuned"; readonly changes: readonly Tuned[] }
  | { readonly type: "failed"; readonly error: LabError }
  | { readonly type: "own-data"; readonly summary: OwnSummary }
  | { readonly type: "tell"; readonly notice: Notice }
  | { readonly type: "dismiss"; readonly kind: Notice["kind"] };

export const idle: RunState = {
  status: "idle",
  wanted: false,
  restarting: false,
  busy: null,
  phase: "",
  step: 0,
  of: 0,
  taken: 0,
  stepMs: null,
  tensors: 0,
  backend: null,
  error: null,
};

export const initialState: State = {
  recipe: null,
  view: {},
  run: idle,
  speed: "full",
  machine: [],
  notices: [],
  tuned: [],
  own: null,
};

/** A notice of a kind replaces the previous one of that kind. */
function tell(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((n) => n.kind !== notice.kind), notice];
}

const without = (notices: readonly Notice[], ...kinds: Notice["kind"][]) =>
  notices.filter((n) => !kinds.includes(n.kind));

/** Smooths the measured time of a step, so that the time left does not jump about. */
const smooth = (old: number | null, now: number | null) =>
  old === null || now === null ? (now ?? old) : 0.8 * old + 0.2 * now;

/** Steps of a phase that had not been reported when the next phase began. */
const rest = (run: RunState) => (run.phase === "" ? 0 : run.of - run.step);

export function reduce(state: State, action: Action): State {
  const { run } = state;
  switch (action.type) {
    case "open": {
      const notices = without(state.notices, "link");
      return {
        ...state,
        recipe: action.recipe,
        view: action.view,
        notices: action.notes.length > 0 ? tell(notices, { kind: "link", notes: action.notes }) : notices,
        run: action.recipe ? run : idle,
        tuned: action.recipe ? state.tuned : [],
      };
    }
    case "enter":
      return {
        ...state,
        recipe: action.recipe,
        view: { ...state.view, example: undefined },
        notices: without(state.notices, "link"),
      };
    case "leave":
      return { ...state, recipe: null, view: { ...state.view, example: undefined }, run: idle, tuned: [], notices: [] };
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
        case "playing":
        case "done":
        case "failed":
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
        run: {
          ...run,
          status: "loading",
          wanted: run.wanted || run.status === "playing",
          restarting: false,
          error: null,
        },
      };
    case "stopped":
      return { ...state, tuned: [], run: idle };
    case "started":
      return {
        ...state,
        tuned: [],
        run: { ...idle, wanted: run.wanted, busy: run.busy, status: "ready", backend: action.backend, of: action.of },
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
          taken: run.taken + (action.phase === run.phase ? action.step - run.step : rest(run) + action.step),
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
        run: { ...run, status: "failed", wanted: false, restarting: false, busy: null, error: action.error },
      };
    case "own-data":
      return { ...state, own: action.summary };
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
