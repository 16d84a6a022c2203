/** The ladder of a run as the page lays it out: the rungs that are there, and those still to come. */
import { studentSteps } from "../../../lab/stages.ts";
import type { LadderView, Rung } from "../../../lab/diffusion-views.ts";
import type { ControlValue } from "../../../lab/controls.ts";
import type { Role } from "../../../lab/method.ts";

export interface Place {
  readonly role: Role;
  readonly steps: number;
  /** Null: its turn has not come. */
  readonly rung: Rung | null;
}

/** Steps of the students that a recipe makes, one after another: progressive/train.ts. */
export function plannedSteps(p: Readonly<Record<string, ControlValue>>): number[] {
  const stride = p["stride"] === "all" ? "all" : Number(p["stride"] ?? 2);
  return studentSteps(Number(p["teacherSteps"] ?? 1), stride);
}

/** The rungs, followed by those that the recipe still promises. */
export function placesOf({ rungs }: LadderView, p: Readonly<Record<string, ControlValue>>): Place[] {
  const students = rungs.filter(({ role }) => role === "student").length;
  const controls = rungs.filter(({ role }) => role === "control").length;
  const there = rungs.map((rung): Place => ({ role: rung.role, steps: rung.steps, rung }));
  const coming = plannedSteps(p).slice(students);
  return [
    ...there,
    ...coming.map((steps): Place => ({ role: "student", steps, rung: null })),
    ...(p["direct"] === true && controls === 0 ? [{ role: "control", steps: 1, rung: null } as const] : []),
  ];
}

/** Index of the rung that is being trained: always the last one; −1 before the first step and after the last. */
export function trainedAt({ rungs }: LadderView, run: { readonly phase: string; readonly done: boolean }): number {
  const last = rungs.at(-1);
  if (!last || run.done || run.phase === "") return -1;
  return (last.role === "teacher") === (run.phase === "teacher") ? rungs.length - 1 : -1;
}

/** Hops from noise to data, as a path in a box of 100 by `tall`: the fewer, the higher. */
export function hops(steps: number, tall: number): string {
  const wide = 100 / steps;
  const high = (2 * tall) / Math.sqrt(steps);
  const round = (v: number) => Math.round(v * 100) / 100;
  const one = (i: number) => `Q${round((i + 0.5) * wide)} ${round(tall - high)} ${round((i + 1) * wide)} ${tall}`;
  return `M0 ${tall}${Array.from({ length: steps }, (_, i) => one(i)).join("")}`;
}
