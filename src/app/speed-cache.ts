/** How fast each backend trains a recipe on this machine, remembered between visits. */
import type { BackendReport } from "../engine/client.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { Backend, Recipe } from "../lab/recipe.ts";

/** Raised when networks or kernels change so much that old timings mislead. */
const version = 1;

export interface SpeedCache {
  read(key: string): readonly BackendReport[] | null;
  write(key: string, reports: readonly BackendReport[]): void;
}

/** Recipes of one key cost the same: the same networks on the same kind of data. */
export function speedKey(spec: MethodSpec, recipe: Recipe): string {
  const parts = Object.entries(spec.controls)
    .filter(([, c]) => !c.live && (c.kind === "choice" || c.group === "teacher" || c.group === "student"))
    .filter(([, c]) => c.when?.(recipe.parameters) ?? true)
    .map(([name]) => `${name}=${recipe.parameters[name]}`);
  return [spec.id, spec.version, ...parts].join(" ");
}

/** The fastest backend measured; null where nothing was. */
export function fastest(
  reports: readonly BackendReport[],
  except?: Backend,
): { backend: Backend; stepMs: number } | null {
  let best: { backend: Backend; stepMs: number } | null = null;
  for (const r of reports) {
    if (!r.available || r.stepMs === null || r.backend === except) continue;
    if (!best || r.stepMs < best.stepMs) best = { backend: r.backend, stepMs: r.stepMs };
  }
  return best;
}

/** In `storage` (localStorage; may be missing or full, then nothing is remembered), valid for one browser version. */
export function createSpeedCache(storage: Storage | null, browser: string): SpeedCache {
  const name = "distillation-lab.speed";
  const visit = new Map<string, readonly BackendReport[]>();
  const load = (): Record<string, readonly BackendReport[]> => {
    try {
      const stored = JSON.parse(storage?.getItem(name) ?? "null") as unknown;
      if (typeof stored !== "object" || stored === null) return {};
      const { version: v, browser: b, speeds } = stored as Record<string, unknown>;
      return v === version && b === browser ? (speeds as Record<string, readonly BackendReport[]>) : {};
    } catch {
      return {};
    }
  };
  return {
    read(key) {
      const reports = visit.get(key) ?? load()[key];
      return Array.isArray(reports) ? reports : null;
    },
    write(key, reports) {
      visit.set(key, reports);
      try {
        const speeds = Object.fromEntries([...Object.entries(load()).slice(-30), [key, reports]]);
        storage?.setItem(name, JSON.stringify({ version, browser, speeds }));
      } catch {
        // Remembered for this visit only.
      }
    },
  };
}
