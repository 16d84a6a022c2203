/** Everything that can go wrong with a run, as data: the page and the command line put it into words. */

export type LabError =
  | { readonly type: "Diverged"; readonly step: number; readonly metric: string; readonly learningRate?: number }
  | { readonly type: "DeviceLost"; readonly backend: string; readonly reason: string }
  | { readonly type: "OutOfMemory"; readonly backend: string }
  | { readonly type: "BadParameters"; readonly problems: readonly { name: string; given: string; accepted: string }[] }
  | {
      readonly type: "Unsupported";
      readonly feature: "backend" | "method" | "artifact" | "data";
      readonly detail: string;
    }
  | { readonly type: "Internal"; readonly message: string };

/** A LabError on its way up. */
export class LabFailure extends Error {
  constructor(readonly error: LabError) {
    super(describe(error));
    this.name = "LabFailure";
  }
}

/** The error of a run whose metrics after a step are not all numbers; null when they are. */
export function divergence(
  step: number,
  metrics: Readonly<Record<string, number>>,
  parameters: Readonly<Record<string, unknown>>,
): LabError | null {
  const metric = Object.keys(metrics).find((name) => !Number.isFinite(metrics[name]));
  if (metric === undefined) return null;
  const learningRate = parameters["lr"];
  return { type: "Diverged", step, metric, ...(typeof learningRate === "number" ? { learningRate } : {}) };
}

/** Plain English for logs and the command line. */
export function describe(error: LabError): string {
  switch (error.type) {
    case "Diverged":
      return `${error.metric} is no longer a number at step ${error.step}: the training diverged. Lower the learning rate.`;
    case "DeviceLost":
      return `The ${error.backend} device was lost (${error.reason}).`;
    case "OutOfMemory":
      return `The ${error.backend} backend ran out of memory. Choose a smaller network or batch.`;
    case "BadParameters":
      return error.problems.map((p) => `${p.name}: "${p.given}" is not accepted (${p.accepted})`).join("; ");
    case "Unsupported":
      return `Unsupported ${error.feature}: ${error.detail}`;
    case "Internal":
      return error.message;
  }
}

/** Any thrown value as a LabError; allocation failures of the backends are recognised by their messages. */
export function toLabError(thrown: unknown, backend: string): LabError {
  if (thrown instanceof LabFailure) return thrown.error;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/out of memory|allocation failed|memory access out of bounds|Array buffer allocation/i.test(message)) {
    return { type: "OutOfMemory", backend };
  }
  // "A valid external Instance reference no longer exists" is what Chromium says when its GPU process has gone.
  if (/device.*lost|lost.*device|context.*lost|external Instance reference/i.test(message))
    return { type: "DeviceLost", backend, reason: message };
  return { type: "Internal", message };
}
