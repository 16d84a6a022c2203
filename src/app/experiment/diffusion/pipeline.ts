/** Where a run is in its chain of phases. */
import type { Stage } from "../../../lab/method.ts";
import type { RunState } from "../../state.ts";

export interface StageState {
  readonly state: "shipped" | "skipped" | "waiting" | "running" | "done";
  /** Of a running phase, 0 … 1. */
  readonly part: number;
}

/** State of the i-th phase: those before the run's own are done, those after it to come. */
export function stateOf(
  stages: readonly Stage[],
  i: number,
  { phase, step, of, status }: Pick<RunState, "phase" | "step" | "of" | "status">,
): StageState {
  const { how } = stages[i];
  if (how !== "run") return { state: how, part: 0 };
  const now = stages.findIndex((stage) => stage.phase === phase);
  if (now < i || step === 0) return { state: "waiting", part: 0 };
  if (now > i || status === "done") return { state: "done", part: 1 };
  return { state: "running", part: of > 0 ? step / of : 0 };
}
