/** A method tried out in a test: run in this process, on small settings, with nothing drawn that is not asked for. */
import type { Engine, Measurement, Slice, StartRequest } from "../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../lab/controls.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { ViewData, ViewKind } from "../lab/views.ts";
import { nodeEngine } from "./engine.ts";

export type Settings = Readonly<Record<string, ControlValue>>;

/** @param short What every request begins with, over the method's own defaults. */
export async function tried(spec: MethodSpec, short: Settings, engine: Engine = nodeEngine()) {
  await engine.watch([]);
  const request = (set: Settings = {}, seed = 1): StartRequest => ({
    recipe: { method: spec.id, parameters: { ...defaultsOf(spec.controls), ...short, ...set }, seed },
    backend: "wasm",
  });
  /** Every slice to the end. */
  async function finish(): Promise<Slice[]> {
    const slices: Slice[] = [];
    for (;;) {
      slices.push(await engine.next({ budgetMs: 1000, views: false }));
      if (slices.at(-1)!.done) return slices;
    }
  }
  return {
    engine,
    request,
    finish,
    async run(set?: Settings, seed?: number): Promise<Slice[]> {
      await engine.start(request(set, seed));
      return finish();
    },
    /** The same as `run`, looked at on the way. */
    async runWatched(kinds: readonly ViewKind[], set?: Settings): Promise<Slice[]> {
      await engine.start(request(set));
      await engine.watch(kinds);
      for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: true });
      await engine.watch([]);
      return finish();
    },
    /** Tensors that are left when a run is ended after three steps. */
    async leftBy(set: Settings): Promise<number> {
      await engine.start(request(set));
      for (let k = 0; k < 3; k++) await engine.next({ budgetMs: 0, views: false });
      return engine.cancel();
    },
    async look(...kinds: ViewKind[]): Promise<readonly ViewData[]> {
      await engine.watch(kinds);
      const views = await engine.look();
      await engine.watch([]);
      return views;
    },
  };
}

export const measurementsOf = (slices: readonly Slice[]): Measurement[] => slices.flatMap((s) => s.measurements);
/** The last value of every metric. */
export const metricsOf = (slices: readonly Slice[]): Record<string, number> =>
  Object.assign({}, ...measurementsOf(slices).map((m) => m.metrics));
export const phasesOf = (slices: readonly Slice[]) => [...new Set(measurementsOf(slices).map((m) => m.phase))];
export const artifactsOf = (slices: readonly Slice[]) => slices.flatMap((s) => s.artifacts);
/** Of the first network that was made. */
export const thetaOf = (slices: readonly Slice[]): Float32Array => artifactsOf(slices)[0].theta;

export const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((v): v is Extract<ViewData, { kind: K }> => v.kind === kind)!;

/** Names that were measured and are no metrics of the method: none, if all is well. */
export const undeclared = (spec: MethodSpec, metrics: Readonly<Record<string, number>>) =>
  Object.keys(metrics).filter((name) => !(name in spec.metrics));

/** Some metrics to two digits: as much as all machines agree on. */
export const traceOf = (metrics: Readonly<Record<string, number>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, Number(metrics[name].toPrecision(2))]));
