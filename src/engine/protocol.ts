/**
 * The engine's contract. Pull-based: the page asks for the next slice of at most so many milliseconds, so pausing is
 * not asking, a single step is a budget of zero, and a slow page throttles the training instead of queueing results.
 */
import type { ClassificationData } from "../data/dataset.ts";
import type { Artifact } from "../lab/artifact.ts";
import type { ControlValue } from "../lab/controls.ts";
import type { LabError } from "../lab/errors.ts";
import type { Backend, BackendChoice, Recipe } from "../lab/recipe.ts";
import type { ViewData, ViewKind } from "../lab/views.ts";

/** One backend on this machine: how fast it trains the chosen recipe, or why it cannot. */
export type BackendReport =
  | { readonly backend: Backend; readonly available: true; readonly stepMs: number | null }
  | { readonly backend: Backend; readonly available: false; readonly reason: string };

export interface StartRequest {
  readonly recipe: Recipe;
  /**
   * Recipes trained in the same run beside it, which may differ from it only in what the method's spec names under
   * `together`. Such a run only measures: it has no views, classifies nothing and leaves no artifacts.
   */
  readonly together?: readonly Recipe[];
  readonly backend: BackendChoice;
  /** Does not wait for measurements before the first step that take seconds. */
  readonly picturesFirst?: boolean;
  /** The person's own examples, for recipes whose data set is "own". */
  readonly ownData?: ClassificationData;
  /** The person's own points of the plane `[n, 2]`, for recipes whose target is "own"; in any unit. */
  readonly ownPoints?: Float32Array;
  /** Inputs taken from the shelf, by the name the method gives them. */
  readonly inputs?: Readonly<Record<string, Artifact>>;
}

export interface Started {
  readonly backend: Backend;
  /** Nothing to train: the run is at its end. */
  readonly done?: boolean;
  /** Everything that can be seen before the first step. */
  readonly views: readonly ViewData[];
  readonly metrics: readonly Measurement[];
}

/** A point of the measured series. `loss` series are means over the steps since the previous point. */
export interface Measurement {
  readonly phase: string;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
  /**
   * Where several recipes are trained together: what each has of its own. One that diverged has numbers that are none;
   * the others go on.
   */
  readonly each?: readonly Readonly<Record<string, number>>[];
}

export interface Slice {
  readonly phase: string;
  readonly step: number;
  readonly of: number;
  readonly done: boolean;
  /** Training steps taken in this slice, over all phases. */
  readonly taken: number;
  readonly measurements: readonly Measurement[];
  readonly views: readonly ViewData[];
  readonly artifacts: readonly Artifact[];
  /** Mean time of a training step in this slice, milliseconds; null when none ran. */
  readonly stepMs: number | null;
  /** Tensors alive in the engine, for the leak test and the machine panel. */
  readonly tensors: number;
}

export interface NextRequest {
  /** Stop after the step during which this many milliseconds have passed; 0 = exactly one step. */
  readonly budgetMs: number;
  /** Whether to compute the views at the end of the slice. */
  readonly views: boolean;
}

export interface Engine {
  start(request: StartRequest): Promise<Started>;
  next(request: NextRequest): Promise<Slice>;
  /** New values of live parameters, from the next step on. Rejects with BadParameters for others. */
  tune(parameters: Readonly<Record<string, ControlValue>>): Promise<void>;
  /** From now on, and for the runs to come, only these views need be computed; until then all are. */
  watch(kinds: readonly ViewKind[]): Promise<void>;
  /** The views as they are now. */
  look(): Promise<readonly ViewData[]>;
  /** Logits of examples `[n, d]` by every network of the run. */
  classify(x: Float32Array): Promise<Readonly<Record<string, Float32Array>>>;
  /** Times one training step of the recipe on every backend, beside the run under way, which stays as it is. */
  calibrate(request: StartRequest): Promise<readonly BackendReport[]>;
  /** Ends the run and frees everything it held; returns the number of tensors left. */
  cancel(): Promise<number>;
}

/** Messages to the worker: a call of one of the engine's functions. */
export type Call = {
  [K in keyof Engine]: { readonly id: number; readonly call: K; readonly argument: Parameters<Engine[K]>[0] };
}[keyof Engine];

/** Messages from the worker. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: LabError }
  | { readonly id: -1; readonly lost: LabError };
