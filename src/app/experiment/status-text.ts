import { useTexts } from "../../i18n/t.ts";
import { useLabState } from "../lab.tsx";

/** What the run is doing, in a few words. */
export function useStatusText(): string {
  const t = useTexts();
  const status = useLabState((s) => s.run.status);
  const busy = useLabState((s) => s.run.busy);
  const restarting = useLabState((s) => s.run.restarting);
  const own = useLabState(
    ({ recipe, own: data, ownPoints }) =>
      (recipe?.parameters["dataset"] === "own" && data === null) ||
      (recipe?.parameters["target"] === "own" && ownPoints === 0),
  );
  const untrained = useLabState((s) => s.run.status === "done" && s.run.taken === 0);
  if (own) return t.status.own;
  if (restarting) return t.status.restarting;
  if (untrained) return t.status.untrained;
  return busy ? t.status[busy] : t.status[status];
}
