/** What every contestant of the benchmark offers. */
import type { Problem } from "./problem.ts";

export type BenchBackend = "wasm" | "webgpu";
export const benchBackends: readonly BenchBackend[] = ["wasm", "webgpu"];

/** A training set up and ready, with all students of its problem. */
export interface Training {
  /** One step of every student; may return before the device has done it. */
  step(): void | Promise<void>;
  /** Mean over the students of the loss of the last step, as it was before that step's update. */
  loss(): Promise<number>;
  /** Returns when the last step, its update included, is done. */
  sync(): Promise<void>;
  dispose(): void;
}

export interface Contestant {
  readonly name: string;
  /** Whether it trains at all: a bound only multiplies. */
  readonly trains: boolean;
  /** How it treats several students. */
  readonly manner: string;
  setup(problem: Problem, backend: BenchBackend): Promise<Training>;
}
