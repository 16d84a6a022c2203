/** What the page knows, and what can happen to it. Measured series and view data live in history.ts and exhibits.ts. */
import type { BackendReport } from "../engine/client.ts";
import type { ControlValue } from "../lab/controls.ts";
import type { LabError } from "../lab/errors.ts";
import type { LinkNote } from "../lab/link.ts";
import type { Backend, Frame, Framed, Recipe, View } from "../lab/recipe.ts";
import type { ExampleShape } from "../math/example-shape.ts";
import type { Note } from "../data/readers/notes.ts";
import type { Preferences } from "./preferences.ts";

export type Status = "idle" | "loading" | "ready" | "playing" | "paused" | "done" | "failed";
export type Speed = "full" | "50" | "10";
export const speeds = ["full", "50", "10"] as const satisfies readonly Speed[];

export interface RunState {
  readonly status: Status;
  /** Training is to begin as soon as the run is ready. */
  readonly wanted: boolean;
  /** A change waits for the restart that it needs. */
  readonly restarting: boolean;
  /** What is still shown was measured under another recipe than the one being prepared. */
  readonly stale: boolean;
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
  /** Features per example. */
  readonly dims: number;
  readonly shape: ExampleShape;
  readonly notes: readonly Note[];
}

/** A method that is on its way, so that its link can be read. */
export interface Opening {
  readonly method: string;
  /** It did not arrive. */
  readonly failed: boolean;
}

/** What a person expects of a run before it begins. */
export interface Guess {
  readonly metric: string;
  /** In the metric's own unit; null while they think. */
  readonly value: number | null;
  /** They would rather not say. */
  readonly skipped: boolean;
}

export type Notice =
  | { readonly kind: "link"; readonly notes: readonly LinkNote[] }
  | { readonly kind: "error"; readonly error: LabError }
  | { readonly kind: "hung" }
  /** A newer build of the page waits. */
  | { readonly kind: "update" }
  /** A long run was left for another experiment. */
  | { readonly kind: "given-up"; readonly method: string; readonly step: number }
  /** The words of a language did not arrive. */
  | { readonly kind: "no-language"; readonly language: NonNullable<View["language"]> }
  | { readonly kind: "resumed"; readonly lost: Backend; readonly backend: Backend; readonly step: number };

export interface State {
  /** Null: the experiment that is being opened, else the home page, or the one that the view names. */
  readonly recipe: Recipe | null;
  readonly opening: Opening | null;
  readonly view: View;
  /** How the person has it where the link does not say. */
  readonly preferences: Preferences;
  /** What the link's author put around the experiment; its result goes with the first change of the recipe. */
  readonly frame: Frame;
  readonly run: RunState;
  readonly speed: Speed;
  readonly machine: readonly BackendReport[];
  readonly notices: readonly Notice[];
  readonly tuned: readonly Tuned[];
  readonly own: OwnSummary | null;
  /** How many own points of the plane there are. */
  readonly ownPoints: number;
  /** Null: nothing was asked. While it is open, no run begins. */
  readonly guess: Guess | null;
  /** Stage, a chart and the transport fill the screen. */
  readonly presenting: boolean;
}

/** The run waits for a guess. */
export const isAsking = ({ guess }: State): boolean => guess !== null && guess.value === null && !guess.skipped;

export type Action =
  /** A link was opened, or the history went back or forth. */
  | {
      readonly type: "open";
      readonly recipe: Recipe | null;
      readonly view: Framed;
      readonly notes: readonly LinkNote[];
    }
  /** A link was opened that can be read only once its method is here. */
  | { readonly type: "opening"; readonly method: string; readonly view: Framed }
  | { readonly type: "not-opened" }
  /** To an experiment with these parameters, all of them; or home. */
  | { readonly type: "enter"; readonly recipe: Recipe }
  | { readonly type: "leave" }
  | { readonly type: "set"; readonly parameters: Readonly<Record<string, ControlValue>> }
  | { readonly type: "seed"; readonly seed: number }
  | { readonly type: "look"; readonly view: View }
  /** Chosen by the person: from now on the link says nothing of it. */
  | { readonly type: "prefer"; readonly change: Partial<Preferences> }
  | { readonly type: "speed"; readonly speed: Speed }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "restart-due"; readonly due: boolean }
  /** `other`: what is shown belongs to another recipe. */
  | { readonly type: "loading"; readonly of: number; readonly other: boolean }
  /** There is nothing to run: no experiment, or its data are not here. */
  | { readonly type: "stopped" }
  | { readonly type: "started"; readonly backend: Backend; readonly of: number; readonly done?: boolean }
  | { readonly type: "advanced"; readonly phase: string; readonly step: number; readonly of: number; readonly done: boolean; readonly taken: number; readonly stepMs: number | null; readonly tensors: number } // prettier-ignore
  | { readonly type: "busy"; readonly busy: RunState["busy"] }
  | { readonly type: "calibrated"; readonly reports: readonly BackendReport[] }
  | { readonly type: "tuned"; readonly changes: readonly Tuned[] }
  | { readonly type: "failed"; readonly error: LabError }
  | { readonly type: "own-data"; readonly summary: OwnSummary }
  | { readonly type: "own-points"; readonly count: number }
  | { readonly type: "guess"; readonly guess: Guess | null }
  | { readonly type: "present"; readonly on: boolean }
  | { readonly type: "tell"; readonly notice: Notice }
  | { readonly type: "dismiss"; readonly kind: Notice["kind"] };

export const idle: RunState = {
  status: "idle",
  wanted: false,
  restarting: false,
  stale: false,
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
  opening: null,
  view: {},
  preferences: { language: "en", theme: null, size: "normal" },
  frame: {},
  run: idle,
  speed: "full",
  machine: [],
  notices: [],
  tuned: [],
  own: null,
  ownPoints: 0,
  guess: null,
  presenting: false,
};
