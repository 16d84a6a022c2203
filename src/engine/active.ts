/** A run under way: how it is set up, taken further and ended. */
import type { Artifact, Costs, Spent } from "../lab/artifact.ts";
import { completeValues, type ControlValue } from "../lab/controls.ts";
import { divergence, LabFailure, toLabError } from "../lab/errors.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { Backend, BackendChoice } from "../lab/recipe.ts";
import type { Observable, Run } from "../lab/run.ts";
import { trainedTogether } from "../lab/sweep.ts";
import { Rng } from "../math/rng.ts";
import { loaders } from "../methods/loaders.ts";
import { methods } from "../methods/specs.ts";
import { useBackend } from "../nn/backends.ts";
import { decodeSafetensors } from "../nn/safetensors.ts";
import { Scope } from "../nn/scope.ts";
import type { Scalar } from "../nn/tf.ts";
import { LossMeter } from "./loss-meter.ts";
import type { Measurement, StartRequest } from "./protocol.ts";

export interface EngineOptions {
  /** Bytes of a file of `public/`, by its path there; rejects when there is none. */
  readonly readPublic: (path: string) => Promise<Uint8Array>;
}

/** A run under way, with everything it owns. */
export interface Active {
  readonly spec: MethodSpec;
  /** Of every recipe trained together. */
  readonly parameters: readonly Record<string, ControlValue>[];
  readonly run: Run<Scalar>;
  readonly scope: Scope;
  readonly meter: LossMeter;
  readonly observable: Observable;
  readonly backend: Backend;
  phase: string;
  step: number;
  of: number;
  done: boolean;
  /** Steps taken in all phases, and the time that they took, in milliseconds. */
  taken: number;
  spentMs: number;
}

/** Order in which a backend is looked for when nothing is known about the machine: these networks are small. */
const fallback: readonly Backend[] = ["wasm", "webgpu", "webgl", "cpu"];

async function chooseBackend(choice: BackendChoice): Promise<Backend> {
  const reasons: string[] = [];
  for (const backend of choice === "auto" ? fallback : [choice]) {
    const reason = await useBackend(backend);
    if (reason === null) return backend;
    reasons.push(`${backend}: ${reason}`);
  }
  throw new LabFailure({ type: "Unsupported", feature: "backend", detail: reasons.join("; ") });
}

async function loadPretrained(options: EngineOptions, name: string): Promise<Artifact> {
  try {
    return decodeSafetensors(await options.readPublic(`artifacts/${name}.safetensors`));
  } catch (error) {
    const detail = `${name} (${error instanceof Error ? error.message : String(error)})`;
    throw new LabFailure({ type: "Unsupported", feature: "artifact", detail });
  }
}

/** Sets a run up, up to its first step. Frees everything when that fails. */
export async function begin(options: EngineOptions, request: StartRequest): Promise<Active> {
  const { recipe, together = [], inputs = {} } = request;
  const spec = Object.hasOwn(methods, recipe.method) ? methods[recipe.method].spec : undefined;
  if (!spec) throw new LabFailure({ type: "Unsupported", feature: "method", detail: recipe.method });
  const recipes = [recipe, ...together].map((one) => {
    const { values, dropped } = completeValues(spec.controls, one.parameters);
    if (dropped.length) throw new LabFailure({ type: "BadParameters", problems: dropped });
    return { ...one, parameters: values };
  });
  if (together.some(({ method }) => method !== recipe.method) || trainedTogether(spec, recipes).length > 1) {
    throw new Error("These recipes cannot be trained together.");
  }
  const each = recipes.map(({ parameters }) => parameters);
  const [values] = each;
  const train = await loaders[recipe.method]();
  const backend = await chooseBackend(request.backend);
  const scope = new Scope();
  const flags = Object.entries(values).flatMap(([name, value]) =>
    value === spec.controls[name].default ? [] : [`--set ${name}=${value}`],
  );
  const run = train({
    p: values,
    each,
    rng: Rng.fromSeed(recipe.seed),
    scope,
    ownData: request.ownData,
    ownPoints: request.ownPoints,
    inputs,
    pretrained: (name) => loadPretrained(options, name),
    lineage: {
      method: spec.id,
      version: spec.version,
      parameters: { ...values },
      seed: recipe.seed,
      command: ["npm run lab -- run", spec.id, `--seed ${recipe.seed}`, ...flags].join(" "),
      parents: Object.values(inputs).map(({ lineage }) => lineage.command),
    },
  });
  try {
    const first = await run.next();
    if (first.done || first.value.type !== "ready") throw new Error(`method ${spec.id} did not begin with "ready"`);
    const { observable, untrained: done = false } = first.value;
    const meter = new LossMeter();
    return {
      spec,
      parameters: each,
      run,
      scope,
      meter,
      observable,
      backend,
      phase: "",
      step: 0,
      of: 0,
      done,
      taken: 0,
      spentMs: 0,
    };
  } catch (error) {
    scope.dispose();
    throw new LabFailure(toLabError(error, backend));
  }
}

/** Ends a run and frees what it owns. */
export async function end(active: Active): Promise<void> {
  await useBackend(active.backend);
  await active.run.return().catch(() => undefined);
  active.meter.dispose();
  active.scope.dispose();
}

/** What one pull of the run's events brought. */
export interface Pulled {
  readonly measurements: Measurement[];
  readonly artifacts: Artifact[];
}

function spentBy({ spentMs, taken, backend }: Active, costs?: Costs): Spent {
  return { seconds: Math.round(spentMs / 100) / 10, steps: taken, backend, ...costs };
}

/**
 * Advances a run to its next step, taking in what it reports on the way; with `until: "measured"` no further than the
 * next measurement, which follows the last step of every phase.
 */
export async function advance(active: Active, into: Pulled, until: "step" | "measured" = "step"): Promise<void> {
  for (;;) {
    const began = performance.now();
    const { value: event, done } = await active.run.next();
    active.spentMs += performance.now() - began;
    if (done) {
      active.done = true;
      return;
    }
    switch (event.type) {
      case "ready":
        break;
      case "step":
        if (event.phase !== active.phase) active.meter.dispose();
        active.phase = event.phase;
        active.step = event.step;
        active.of = event.of;
        active.taken++;
        active.meter.add(event.losses);
        return;
      case "measured": {
        const { phase, step } = event;
        const losses = await active.meter.read();
        const metrics = { ...event.metrics, ...losses.metrics };
        const each = event.each?.map((own, i) => ({ ...own, ...losses.each[i] }));
        into.measurements.push({ phase, step, metrics, ...(each ? { each } : {}) });
        const error = divergence(step, metrics, active.parameters[0]);
        if (error) throw new LabFailure(error);
        if (until === "measured") return;
        break;
      }
      case "artifact":
        into.artifacts.push({ ...event.artifact, spent: spentBy(active, event.costs) });
        break;
    }
  }
}
