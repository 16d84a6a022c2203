import { useTexts } from "../../i18n/t.ts";
import { useLabState } from "../lab.tsx";

/** What the run is doing, in a few words. */
export function useStatusText(): string {
  const t = useTexts();
  const status = useLabState((s) => s.run.status);
  const busy = useLabState((s) => s.run.busy);
  const restarting = useLabState((s) => s.run.restarting);
  const own = useLabState((s) => s.recipe?.parameters["dataset"] === "own" && s.own === null);
  if (own) return t.status.own;
  if (restarting) return t.status.restarting;
  return busy ? t.status[busy] : t.status[status];
}
