/** Whether a student has lost most of what it should make: judged by measured numbers alone. */
import type { ControlValue } from "../../../lab/controls.ts";
import type { MethodSpec } from "../../../lab/method.ts";

export type Collapse =
  /** Fewer than half of the target's modes; `before`: as the student began, where that was measured. */
  | { readonly kind: "modes"; readonly found: number; readonly of: number; readonly before?: number }
  /** The Fréchet distance has grown so many times over what it was when the student began. */
  | { readonly kind: "frechet"; readonly times: number };

export interface Measured {
  readonly metrics: MethodSpec["metrics"];
  readonly latest: (metric: string) => number | undefined;
  /** Of the target; null where it has none that stand apart. */
  readonly modes: number | null;
  /** The part of the present phase that is over, 0 … 1. */
  readonly progress: number;
}

/** A student that began with less than half has a quarter of the phase to find them. */
const patience = 0.25;
const tooFar = 3;

/** @returns null for methods that count no modes, before the training, and where all is well */
export function collapseOf({ metrics, latest, modes, progress }: Measured): Collapse | null {
  if (!Object.hasOwn(metrics, "modes") || progress === 0) return null;
  const [found, before] = [latest("modes"), latest("startModes")];
  if (modes !== null && found !== undefined) {
    const hadThem = before !== undefined && before >= modes / 2;
    if (found < modes / 2 && (hadThem || progress >= patience))
      return { kind: "modes", found, of: modes, ...(before === undefined ? {} : { before }) };
  }
  const [now, start] = [latest("frechet"), latest("startFrechet")];
  if (now === undefined || start === undefined || !(now > tooFar * start)) return null;
  return { kind: "frechet", times: now / start };
}

/** A control that usually helps when it is moved this way. */
export interface Help {
  readonly control: string;
  readonly way: "choose" | "more" | "less";
  /** To choose. */
  readonly option?: string;
}

const more = ["regression", "reconstruction", "distillation", "penalty", "fakeSteps"];
const rates = ["generatorRate", "lr"];

/** What of this method's controls usually helps, given how they stand; the surest first. */
export function helpsOf(controls: MethodSpec["controls"], parameters: Readonly<Record<string, ControlValue>>): Help[] {
  const helps: Help[] = [];
  const { start } = controls;
  if (start?.kind === "choice" && start.options.includes("consistency") && parameters["start"] !== "consistency")
    helps.push({ control: "start", way: "choose", option: "consistency" });
  for (const control of more) {
    const known = controls[control];
    if (known?.kind === "slider" && Number(parameters[control]) < known.max) helps.push({ control, way: "more" });
  }
  const rate = rates.find((name) => Object.hasOwn(controls, name));
  if (rate) helps.push({ control: rate, way: "less" });
  return helps.slice(0, 3);
}
