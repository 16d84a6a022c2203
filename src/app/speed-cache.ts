/** How fast each backend trains a recipe on this machine, remembered between visits. */
import type { BackendReport } from "../engine/client.ts";
import type { Control } from "../lab/controls.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { Backend, Recipe } from "../lab/recipe.ts";
import type { OwnSummary } from "./state.ts";

/** Raised when networks or kernels change so much that old timings mislead. */
const version = 2;

export interface SpeedCache {
  read(key: string): readonly BackendReport[] | null;
  write(key: string, reports: readonly BackendReport[]): void;
  forget(key: string): void;
}

/** How much data there is and what it is like: no step is slower for it. */
const ofTheData = /examples|steps|noise/i;

/**
 * Recipes of one key cost about the same: the same kind of step on networks, batches and inputs of about the same
 * size. Sizes on a logarithmic scale count by powers of two.
 */
export function speedKey(spec: MethodSpec, recipe: Recipe, own: OwnSummary | null): string {
  const parts = Object.entries(spec.controls)
    .filter(([, c]) => c.when?.(recipe.parameters) ?? true)
    .flatMap(([name, c]) => costOf(name, c, recipe.parameters[name]) ?? []);
  const inputs = recipe.parameters["dataset"] === "own" && own ? [`own=${own.dims}x${own.classes}`] : [];
  return [spec.id, spec.version, ...parts, ...inputs].join(" ");
}

/** What a parameter says about the cost of a step; null for one that has no part in it. */
function costOf(name: string, control: Control, value: unknown): string | null {
  const { group } = control;
  switch (control.kind) {
    case "choice":
    case "toggle":
      return group !== "data" || name === "dataset" ? `${name}=${String(value)}` : null;
    case "text":
      return null;
    case "slider":
      if (name === "batch" || ((group === "teacher" || group === "student") && !ofTheData.test(name)))
        return `${name}=${control.scale === "log" ? 2 ** Math.round(Math.log2(Number(value))) : Number(value)}`;
      // A part of the objective that is off at 0 may bring a network of its own.
      return group === "objective" && !control.live && control.default === 0 ? `${name}=${Number(value) > 0}` : null;
  }
}

/** The fastest backend measured; null where nothing was. */
export function fastest(reports: readonly BackendReport[]): { backend: Backend; stepMs: number } | null {
  let best: { backend: Backend; stepMs: number } | null = null;
  for (const r of reports) {
    if (!r.available || r.stepMs === null) continue;
    if (!best || r.stepMs < best.stepMs) best = { backend: r.backend, stepMs: r.stepMs };
  }
  return best;
}

/** This browser or machine does not have the backend (nn/backends.ts), as opposed to one that failed just now. */
const isAbsent = (reason: string) => /^no .* in this environment$|found no adapter$/.test(reason);

/** A backend must be this much faster to be worth a change. */
const worthChanging = 0.85;

/** The backend to change to; null where the present one is as good. */
export function clearlyFaster(reports: readonly BackendReport[], present: Backend | null): Backend | null {
  const best = fastest(reports);
  if (!best || best.backend === present) return null;
  const now = reports.find((r) => r.backend === present);
  const isWorth = !now?.available || now.stepMs === null || best.stepMs < worthChanging * now.stepMs;
  return isWorth ? best.backend : null;
}

/**
 * In `storage` (localStorage; may be missing or full, then nothing is remembered), valid for one browser version.
 * Where a backend failed, the timings hold for this visit only: next time it may work.
 */
export function createSpeedCache(storage: Storage | null, browser: string): SpeedCache {
  const name = "distillation-lab.speed";
  type Speeds = Readonly<Record<string, readonly BackendReport[]>>;
  const visit = new Map<string, readonly BackendReport[]>();
  const load = (): Speeds => {
    try {
      const stored = JSON.parse(storage?.getItem(name) ?? "null") as unknown;
      if (typeof stored !== "object" || stored === null) return {};
      const { version: v, browser: b, speeds } = stored as Record<string, unknown>;
      return v === version && b === browser ? (speeds as Speeds) : {};
    } catch {
      return {};
    }
  };
  const save = (key: string, reports: readonly BackendReport[]) => {
    try {
      const others = Object.entries(load()).filter(([k]) => k !== key);
      const speeds = Object.fromEntries([...others.slice(-30), ...(reports.length > 0 ? [[key, reports]] : [])]);
      storage?.setItem(name, JSON.stringify({ version, browser, speeds }));
    } catch {
      // Remembered for this visit only.
    }
  };
  return {
    read(key) {
      const reports = visit.get(key) ?? load()[key];
      return Array.isArray(reports) ? reports : null;
    },
    write(key, reports) {
      visit.set(key, reports);
      save(key, reports.every((r) => r.available || isAbsent(r.reason)) ? reports : []);
    },
    forget(key) {
      visit.delete(key);
      save(key, []);
    },
  };
}
