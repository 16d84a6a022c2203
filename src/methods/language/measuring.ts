/** How a run reports its steps, and when it measures. */
import type { Observable, Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";

/** Measurements per phase of a run: each lets every model that has changed write some hundred texts. */
const measurements = 8;

/** Whether to measure after a step: evenly, and after the last. */
const isDue = (step: number, of: number): boolean =>
  step === of || step % Math.max(1, Math.round(of / measurements)) === 0;

/** Where the reports of a run go. */
export interface Reporter {
  readonly observable: Observable;
  readonly onStep: (step: number) => void;
}

/** Reports that a step is done, the first of which is 1, and measures where it is time. */
export async function* report(
  { observable, onStep }: Reporter,
  { phase, step, of, losses }: { phase: string; step: number; of: number; losses: Readonly<Record<string, Scalar>> },
): Run<Scalar> {
  onStep(step);
  yield { type: "step", phase, step, of, losses };
  if (isDue(step, of)) yield { type: "measured", phase, step, metrics: await observable.measure() };
}
