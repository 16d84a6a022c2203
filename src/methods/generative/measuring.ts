/** Measurements per phase of a run: each samples some thousand points, so there are few. */
const measurements = 12;

/** Whether to measure after a step: evenly, and after the last. */
export const isDue = (step: number, of: number): boolean =>
  step === of || step % Math.max(1, Math.round(of / measurements)) === 0;
