import { useEffect, useState } from "react";
import { createEngineClient } from "../../engine/client.ts";
import { browserClock } from "../clock.ts";
import { useSignal } from "../lab.tsx";
import { hold } from "../leaving.ts";
import { createSweep, type Sweep } from "../sweep/sweep.ts";
import { liveRuns, type LivePlan, type LiveRun } from "./live.ts";

export interface Live {
  readonly sweep: Sweep<LivePlan>;
  /** Everything measured since the page was opened. */
  readonly runs: readonly LiveRun[];
  start(plan: LivePlan): void;
}

/** One worker, as one process recorded: the times of a step compare. Whoever leaves the page ends it. */
export function useLive(): Live {
  const [sweep] = useState(() =>
    // A worker that dies between two calls is replaced by the next call.
    createSweep<LivePlan>({ newEngine: () => createEngineClient(() => undefined), workers: 1, clock: browserClock }),
  );
  const [kept, setKept] = useState<readonly LiveRun[]>([]);
  useSignal(sweep.changed);
  useEffect(() => sweep.changed.watch(() => hold(sweep, sweep.status === "running")), [sweep]);
  useEffect(() => () => sweep.stop(), [sweep]);
  const runs = liveRuns(kept, sweep.plan, sweep.outcomes);
  return {
    sweep,
    runs,
    start(plan) {
      setKept(runs);
      sweep.start(plan, { backend: "wasm", ownData: null, ownPoints: null });
    },
  };
}
