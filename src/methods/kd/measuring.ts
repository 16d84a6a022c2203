/** Measurements per phase of a run. */
const measurements = 50;

/** Whether to measure after a step: the first, the last, and evenly between. */
export const isDue = (step: number, of: number): boolean =>
  step === of || step === 1 || step % Math.max(1, Math.round(of / measurements)) === 0;
