/** Watches generators of points of the plane: all views and all measures, from the same noise. */
import type { PlaneTarget } from "../../data/targets/plane.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import { sample } from "../../math/mixture.ts";
import { evenNormal } from "../../math/lattice.ts";
import type { Rng } from "../../math/rng.ts";
import { densityThreshold, modeMetrics, planeJudge, TRUE_QUALITY, type PlaneMetrics } from "../../metrics/plane.ts";
import { logDensity } from "../../math/mixture.ts";
import type { Generator, Setting } from "./generator.ts";
import { mapMetrics, straightnessOf } from "./map-metrics.ts";
import { each, fieldView, modesView, noiseMapView, pathsView, targetView, type ByRole } from "./plane-views.ts";

export interface Watched {
  readonly target: PlaneTarget;
  readonly generators: ByRole<Generator>;
  /** How samples are taken now. */
  readonly setting: () => Setting;
  /** Number of samples shown and measured now. */
  readonly n: () => number;
  /** The moment whose field is shown, 0 … 1. */
  readonly fieldTime: () => number;
  /** What a role's metrics are called: a prefix; the role without one gives the run's plain names. */
  readonly prefixes: ByRole<string>;
  /** Names of the metrics that the method declares; others are not reported. */
  readonly declared: readonly string[];
  readonly rng: Rng;
  readonly step: () => number;
}

/** Numbers of steps at which quality is compared. */
const comparedSteps = [1, 2, 4, 8, 16, 32, 64, 128];
const comparedSamples = 1000;

export function watchPlane({ target, generators, rng, ...now }: Watched): Observable {
  const noise = rng.fold("samples");
  const quality = qualityOf(target);
  let judging: { n: number; judge: (x: Float32Array) => PlaneMetrics } | null = null;
  const judge = (n: number) => {
    if (judging?.n !== n) judging = { n, judge: planeJudge(target, n, { rng: rng.fold("truth") }) };
    return judging.judge;
  };
  const zOf = (n: number) => evenNormal(noise.fold(), n);
  const samplesNow = remembered(generators, (generator) => {
    const setting = now.setting();
    return { key: [JSON.stringify(setting), now.n()], make: () => generator.samples(zOf(now.n()), setting) };
  });
  const metricsNow = remembered(generators, (generator, role) => ({
    key: [JSON.stringify(now.setting()), now.n()],
    make: async () => {
      const x = (await samplesNow())[role]!;
      return { ...judge(now.n())(x), nfe: generator.nfe(now.setting()) };
    },
  }));
  const qualityAt = remembered(generators, (generator) => {
    const { sampler, schedule, condition } = now.setting();
    return {
      key: [sampler, schedule, JSON.stringify(condition)],
      make: async () => {
        const values: number[] = [];
        for (const steps of comparedSteps) {
          const x = await generator.samples(zOf(comparedSamples), { ...now.setting(), steps });
          values.push(quality(x));
        }
        return Float32Array.from(values);
      },
    };
  });

  const mapNow = remembered(generators, (generator, role) => ({
    key: [JSON.stringify(now.setting())],
    make: async () =>
      isDeclared(role, "stretchMedian") ? mapMetrics(generator, now.setting(), rng.fold("stretch")) : {},
  }));
  const flowNow = remembered(generators, (generator, role) => ({
    key: [],
    make: async () =>
      isDeclared(role, "straightness")
        ? { straightness: await straightnessOf(generator, rng.fold("straightness")) }
        : {},
  }));

  const nameOf = (role: Role, name: string) =>
    name === "slicedW2Floor" ? name : named(now.prefixes[role] ?? "", name);
  const isDeclared = (role: Role, name: string) => now.declared.includes(nameOf(role, name));
  /** One set of measures of every role, under the method's names. */
  const collect = (of: ByRole<object>) =>
    Object.fromEntries(
      (Object.entries(of) as [Role, Record<string, number>][]).flatMap(([role, measured]) =>
        Object.entries(measured)
          .filter(([name]) => isDeclared(role, name))
          .map(([name, value]) => [nameOf(role, name), value]),
      ),
    ) as Record<string, number>;
  const measure = async () => ({
    ...collect(await metricsNow()),
    ...collect(await mapNow()),
    ...collect(await flowNow()),
  });

  const views: Observable["views"] = async (isWatched) => {
    const step = now.step();
    const setting = now.setting();
    const samples = await samplesNow();
    const nfe = await each(generators, async (generator) => generator.nfe(setting));
    const copies = Object.fromEntries(Object.entries(samples).map(([role, x]) => [role, x.slice()]));
    const shown: ViewData[] = [{ kind: "samples", step, samples: copies, nfe }];
    if (isWatched("paths")) shown.push(await pathsView(generators, zOf(now.n()), setting, step));
    if (isWatched("field")) shown.push(await fieldView(generators, target, { setting, time: now.fieldTime(), step }));
    if (isWatched("noise-map")) shown.push(await noiseMapView(generators, setting, step));
    if (isWatched("modes") && target.modal) shown.push(modesView(target, samples, step));
    if (isWatched("numbers")) shown.push({ kind: "numbers", metrics: collect(await metricsNow()) });
    if (isWatched("quality-steps")) {
      const values = Object.fromEntries(Object.entries(await qualityAt()).map(([role, v]) => [role, v.slice()]));
      const compared = { steps: comparedSteps, metric: "highQuality", better: "higher", floor: TRUE_QUALITY } as const;
      shown.push({ kind: "quality-steps", step, values, ...compared });
    }
    return shown;
  };

  const x0 = sample(target.mixture, rng.fold("forward"), 1000).x;
  const fixed: ViewData[] = [
    targetView(target, rng.fold("shown truth")),
    { kind: "forward", x0, noise: rng.fold("forward", "noise").normal(x0.length) },
  ];
  return { views, measure, fixed };
}

const named = (prefix: string, name: string) => (prefix ? prefix + name[0].toUpperCase() + name.slice(1) : name);

function qualityOf({ mixture, modal }: PlaneTarget): (x: Float32Array) => number {
  if (modal) return (x) => modeMetrics(mixture, x).highQuality;
  const least = densityThreshold(mixture);
  return (x) => logDensity(mixture, x).filter((density) => density > least).length / (x.length / 2);
}

/** Something of every generator, made anew only where the generator or the key changed. */
function remembered<T>(
  generators: ByRole<Generator>,
  how: (generator: Generator, role: Role) => { key: readonly unknown[]; make: () => Promise<T> },
): () => Promise<ByRole<T>> {
  const known = new Map<Role, { key: string; value: T }>();
  return () =>
    each(generators, async (generator, role) => {
      const { key, make } = how(generator, role);
      const full = JSON.stringify([...key, generator.version()]);
      const before = known.get(role);
      if (before?.key === full) return before.value;
      const value = await make();
      known.set(role, { key: full, value });
      return value;
    });
}
