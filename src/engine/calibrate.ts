/** Times one training step of a recipe on every backend: small networks are not always fastest on the GPU. */
import { backends, type Backend } from "../lab/recipe.ts";
import { useBackend } from "../nn/backends.ts";
import { advance, begin, end, type EngineOptions } from "./active.ts";
import type { BackendReport, StartRequest } from "./protocol.ts";

const warmUp = 3;
const timed = 8;
/** A backend this slow is not worth more of anybody's waiting, milliseconds per step. */
const hopeless = 100;

/** Milliseconds per training step; null where there is nothing to train. */
async function timeSteps(options: EngineOptions, request: StartRequest, backend: Backend): Promise<number | null> {
  const active = await begin(options, { ...request, backend });
  try {
    if (active.done) return null;
    const pulled = { measurements: [], artifacts: [] };
    let began = performance.now();
    for (let i = 0; i < warmUp; i++) {
      began = performance.now();
      await advance(active, pulled);
      await active.meter.read();
      if (i > 0 && performance.now() - began > hopeless) return performance.now() - began;
    }
    began = performance.now();
    for (let i = 0; i < timed; i++) await advance(active, pulled);
    // Reading a loss waits for the device to finish what it was given.
    await active.meter.read();
    return (performance.now() - began) / timed;
  } finally {
    await end(active);
  }
}

/** A report per backend, in a fixed order. */
export async function timeBackends(options: EngineOptions, request: StartRequest): Promise<BackendReport[]> {
  const reports: BackendReport[] = [];
  for (const backend of backends) {
    const reason = await useBackend(backend);
    if (reason !== null) reports.push({ backend, available: false, reason });
    // Plain JavaScript never beats WASM; it is timed only where there is nothing else.
    else if (backend === "cpu" && reports.some((r) => r.available))
      reports.push({ backend, available: true, stepMs: null });
    else {
      try {
        reports.push({ backend, available: true, stepMs: await timeSteps(options, request, backend) });
      } catch (error) {
        reports.push({ backend, available: false, reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return reports;
}
