/** When and what a run measures. */
import type { Observable, RunEvent } from "../../lab/run.ts";

/** Measurements per phase of a run. */
const measurements = 50;

/** Whether to measure after a step: the first, the last, and evenly between. */
export const isDue = (step: number, of: number): boolean =>
  step === of || step === 1 || step % Math.max(1, Math.round(of / measurements)) === 0;

/** What is measured now; `own` are further numbers of the student, or of every one of several. */
export async function measured(
  observable: Observable,
  at: { readonly phase: string; readonly step: number },
  own: readonly Readonly<Record<string, number>>[] = [],
): Promise<RunEvent<never>> {
  const metrics = await observable.measure();
  const each = await observable.measureEach?.();
  if (!each) return { type: "measured", ...at, metrics: { ...metrics, ...own[0] } };
  return { type: "measured", ...at, metrics, each: each.map((ones, i) => ({ ...ones, ...own[i] })) };
}
