/** Watches generators of points of the plane: all views and all measures, from the same noise. */
import type { PlaneTarget } from "../../data/targets/plane.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import { evenNormal } from "../../math/lattice.ts";
import { logDensity, sample } from "../../math/mixture.ts";
import type { Rng } from "../../math/rng.ts";
import { densityThreshold, modeMetrics, planeJudge, TRUE_QUALITY, type PlaneMetrics } from "../../metrics/plane.ts";
import type { Generator, Setting } from "./generator.ts";
import { mapMetrics, straightnessOf, stretchAt } from "./map-metrics.ts";
import { ladderOf, type RungOf } from "./ladder.ts";
import { asOfNow } from "./as-of-now.ts";
import { collector } from "./collector.ts";
import { remembered } from "./remembered.ts";
import { copies, each, fieldView, modesView, noiseMapView, pathsView, targetView, type ByRole } from "./plane-views.ts";

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
  /** Whether nothing will be trained: then everything is measured at once. */
  readonly untrained?: boolean;
  /** Whether the map's slopes, which cost more than samples, are measured now; always by default. */
  readonly looksAtMap?: () => boolean;
  /** What the method itself shows and measures beside. */
  readonly also?: Pick<Observable, "views" | "measure">;
  /** Every student so far, each at its own number of steps; for runs that make several. */
  readonly rungs?: readonly RungOf[];
}

/** Numbers of steps at which quality is compared. */
const comparedSteps = [1, 2, 4, 8, 16, 32, 64, 128];
const comparedSamples = 1000;
/** Few: of these, quality is a metric where a method declares it, whatever is on screen. */
const fewSteps = 4;
/** Samples on a rung of the ladder. */
const shownOnRungs = 500;
/** Enough steps for a sampler to do what the flow itself does. */
const wholeFlow: Setting = { schedule: "flow", sampler: "euler", steps: 100 };
/** Places where the map's slopes are taken, and where the steepest is looked for; fewer where the exact model is slow. */
const thorough = { slopes: 1000, steepest: 4000 };
const hasty = { slopes: 200, steepest: 400 };
const manyComponents = 32;
/** Half the distance over which the steepest slope is taken. */
const nearby = 1e-3;

export function watchPlane({ target, generators, rng, ...live }: Watched): Observable {
  let now = asOfNow(live);
  const { isDeclared, collect } = collector(now.prefixes, now.declared);
  const places = target.mixture.weights.length > manyComponents ? hasty : thorough;
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
  /** The map's Lipschitz constant is at least this. */
  const steepest = async (generator: Generator, how: Setting) =>
    Math.max(...(await stretchAt(generator, evenNormal(rng.fold("steepest"), places.steepest), nearby, how)));
  const qualityAt = remembered(generators, (generator) => {
    const { sampler, schedule } = now.setting();
    return {
      key: [sampler, schedule],
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
    make: async () => ({
      ...(isDeclared(role, "stretchMedian") &&
        (await mapMetrics(generator, now.setting(), rng.fold("stretch"), places.slopes))),
      ...(isDeclared(role, "stretchMax") && { stretchMax: await steepest(generator, now.setting()) }),
    }),
  }));
  /** Of the flow itself, however many steps are on screen. */
  const flowNow = remembered(generators, (generator, role) => ({
    key: [],
    make: async () => {
      const measured: Record<string, number> = {};
      if (isDeclared(role, "straightness"))
        measured["straightness"] = await straightnessOf(generator, rng.fold("straightness"));
      if (isDeclared(role, "mapStretchMedian")) {
        const map = await mapMetrics(generator, wholeFlow, rng.fold("stretch"), places.slopes);
        Object.assign(measured, { mapStretchMedian: map.stretchMedian, mapStretchP99: map.stretchP99 });
        measured["mapStretchMax"] = await steepest(generator, wholeFlow);
      }
      return measured;
    },
  }));
  const fewNow = remembered(generators, (generator, role) => ({
    key: [now.setting().sampler, now.n()],
    make: async () =>
      isDeclared(role, "fourStepQuality")
        ? { fourStepQuality: quality(await generator.samples(zOf(now.n()), { ...now.setting(), steps: fewSteps })) }
        : {},
  }));

  const rungsNow = ladderOf({
    samples: (generator, how) => generator.samples(zOf(shownOnRungs), how),
    metrics: async (generator, how) =>
      target.modal ? modeMetrics(target.mixture, await generator.samples(zOf(comparedSamples), how)) : {},
  });

  const measure = async () => {
    now = asOfNow(live);
    const metrics = { ...collect(await metricsNow()), ...(await now.also?.measure()) };
    // Before the first step of a training nobody waits for more.
    if (now.step() === 0 && !now.untrained) return metrics;
    return {
      ...metrics,
      ...((now.looksAtMap?.() ?? true) && collect(await mapNow())),
      ...collect(await flowNow()),
      ...collect(await fewNow()),
    };
  };

  const views: Observable["views"] = async (isWatched) => {
    now = asOfNow(live);
    const step = now.step();
    const setting = now.setting();
    const samples = await samplesNow();
    const nfe = await each(generators, async (generator) => generator.nfe(setting));
    const shown: ViewData[] = [{ kind: "samples", step, samples: copies(samples), nfe }];
    if (isWatched("paths")) shown.push(await pathsView(generators, zOf(now.n()), setting, step));
    if (isWatched("field")) shown.push(await fieldView(generators, target, { setting, time: now.fieldTime(), step }));
    if (isWatched("noise-map")) shown.push(await noiseMapView(generators, setting, step));
    if (isWatched("modes") && target.modal) shown.push(modesView(target, samples, step));
    if (isWatched("ladder") && now.rungs) shown.push({ kind: "ladder", step, rungs: await rungsNow(now.rungs) });
    if (now.also) shown.push(...(await now.also.views(isWatched)));
    if (isWatched("numbers")) shown.push({ kind: "numbers", metrics: collect(await metricsNow()) });
    if (isWatched("quality-steps")) {
      const values = copies(await qualityAt());
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

function qualityOf({ mixture, modal }: PlaneTarget): (x: Float32Array) => number {
  if (modal) return (x) => modeMetrics(mixture, x).highQuality;
  const least = densityThreshold(mixture);
  return (x) => logDensity(mixture, x).filter((density) => density > least).length / (x.length / 2);
}
