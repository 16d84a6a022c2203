/** The contract between a training function and whoever drives it (worker, tests, command line). */
import type { Artifact, Costs } from "./artifact.ts";
import type { ViewData, ViewKind } from "./views.ts";

/** What a training function yields. `T` is the tensor type of the engine; losses stay on the device until read. */
export type RunEvent<T> =
  /** Everything is set up; no step has been taken. The first event of every run. */
  | {
      readonly type: "ready";
      readonly observable: Observable;
      /** Whether there is nothing to train: everything can be seen already. */
      readonly untrained?: boolean;
    }
  /** One training step is done. The losses belong to the engine from here on, which reads and disposes them. */
  | {
      readonly type: "step";
      readonly phase: string;
      readonly step: number;
      readonly of: number;
      readonly losses: Readonly<Record<string, T>>;
    }
  /** Numbers measured on held-out data. */
  | {
      readonly type: "measured";
      readonly phase: string;
      readonly step: number;
      readonly metrics: Readonly<Record<string, number>>;
      /** Where several recipes are trained together: what each has of its own. */
      readonly each?: readonly Readonly<Record<string, number>>[];
    }
  /** A network worth keeping. */
  | { readonly type: "artifact"; readonly artifact: Artifact; readonly costs?: Costs };

/** What a training function lets others look at while it runs and after. Closures over its live networks. */
export interface Observable {
  /**
   * Computes what the views show, now. Called between steps; must not change the run. Views that nobody looks at need
   * not be computed.
   */
  views(isWatched: (kind: ViewKind) => boolean): Promise<ViewData[]>;
  /** Data of the views that never changes, sent once. */
  readonly fixed: readonly ViewData[];
  /** Whether measuring before the first step would keep the first picture waiting for seconds. */
  readonly costly?: boolean;
  /** What can be measured before the first step. */
  measure(): Promise<Readonly<Record<string, number>>>;
  /** Where several recipes are trained together: what each has of its own; `measure` has the rest. */
  measureEach?(): Promise<readonly Readonly<Record<string, number>>[]>;
  /** Logits of new examples `[n, d]` by every network, `[n, classes]` each. */
  classify?(x: Float32Array): Promise<Readonly<Record<string, Float32Array>>>;
}

export type Run<T> = AsyncGenerator<RunEvent<T>, void, void>;
