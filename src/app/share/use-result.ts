import { formatFingerprint, labVersion, mainMetrics, type Fingerprint } from "../../lab/fingerprint.ts";
import { useLab, useLabState, useMethod, useSignal } from "../lab.tsx";

export interface Result {
  /** As a link carries it; null where there is none to carry. */
  readonly text: string | null;
  readonly metrics: Fingerprint["metrics"];
  /** Why there is none. */
  readonly missing: "run" | "tuned" | "nothing" | null;
}

/** The result of the run on screen, where a link can carry it: of a whole run that the recipe alone makes again. */
export function useResult(): Result {
  const { spec } = useMethod();
  const { history } = useLab();
  useSignal(history.changed);
  const isDone = useLabState(({ run }) => run.status === "done" && !run.restarting && !run.stale);
  const isTuned = useLabState((s) => s.tuned.length > 0);
  const backend = useLabState((s) => s.run.backend);
  const none = (missing: Result["missing"]): Result => ({ text: null, metrics: {}, missing });
  if (isTuned) return none("tuned");
  if (!isDone || !backend) return none("run");
  const metrics = mainMetrics(spec, history.latest);
  if (Object.keys(metrics).length === 0) return none("nothing");
  return { text: formatFingerprint({ backend, version: labVersion, metrics }), metrics, missing: null };
}
