/** Watches generators of images or clips: all views and all measures, from the same noise. */
import type { ImageTarget, PathsView } from "../../lab/diffusion-views.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf } from "../../nn/tf.ts";
import { classOf, taken, type Generator, type Setting } from "./generator.ts";
import { clipJudge } from "./clip-judge.ts";
import { imageJudge, type DrawReal, type Judge } from "./image-judge.ts";
import { digitClasses, digitSize, type ImageSpace } from "./images.ts";
import { copies, each, type ByRole } from "./plane-views.ts";
import { asOfNow } from "./as-of-now.ts";
import { collector } from "./collector.ts";
import { ladderOf, type RungOf } from "./ladder.ts";
import { remembered } from "./remembered.ts";

export interface WatchedImages {
  readonly space: ImageSpace;
  /** What images are judged by. */
  readonly classifier: Network;
  readonly generators: ByRole<Generator>;
  readonly setting: () => Setting;
  /** Number of images measured now. */
  readonly n: () => number;
  readonly prefixes: ByRole<string>;
  readonly declared: readonly string[];
  readonly rng: Rng;
  readonly step: () => number;
  /** What the method itself shows and measures beside. */
  readonly also?: Pick<Observable, "views" | "measure">;
  /** Every student so far, each at its own number of steps; for runs that make several. */
  readonly rungs?: readonly RungOf[];
  /** What a role is shown and measured with, whatever is set; compared at every number of steps all the same. */
  readonly own?: ByRole<Partial<Setting>>;
  /** Numbers of steps at which quality is compared. */
  readonly comparedSteps?: readonly number[];
  /** Real pictures, by which generated ones are judged; those of the space by default. */
  readonly draw?: DrawReal;
}

/** Pictures shown as samples, on rungs and on their paths, and compared at several numbers of steps. */
const ofImages = { shown: 40, onRungs: 20, onPaths: 10, compared: 500 };
const ofClips = { shown: 20, onRungs: 9, onPaths: 1, compared: 100 };

export function watchImages({ space, classifier, generators, rng, ...live }: WatchedImages): Observable {
  let now = asOfNow(live);
  const { frames } = space;
  const amount = frames > 1 ? ofClips : ofImages;
  const { draw: drawReal = space.draw, comparedSteps = [1, 2, 4, 8, 16, 32] } = live;
  const settingOf = (role: Role): Setting => ({ ...now.setting(), ...live.own?.[role] });
  const noise = rng.fold("samples");
  const zOf = (n: number) => noise.fold().normal(n * space.dims);
  const labelsOf = (n: number) => Uint8Array.from({ length: n }, (_, i) => classOf(i, digitClasses));
  const decoded = async (examples: Float32Array) => {
    const input = tf.tensor2d(examples, [examples.length / space.dims, space.dims]);
    const images = space.decode(input);
    input.dispose();
    return taken(images);
  };
  const draw = async (generator: Generator, n: number, how: Setting) => decoded(await generator.samples(zOf(n), how));
  const judges = new Map<number, Promise<Judge>>();
  const judgeOf = (n: number) => {
    const stream = rng.fold("truth");
    const make = () =>
      frames > 1 ? clipJudge(classifier, n, stream, drawReal, frames) : imageJudge(classifier, n, stream, drawReal);
    const known = judges.get(n) ?? make();
    judges.set(n, known);
    return known;
  };

  const shownNow = remembered(generators, (generator, role) => {
    const setting = settingOf(role);
    return { key: [JSON.stringify(setting)], make: () => draw(generator, amount.shown, setting) };
  });
  const metricsNow = remembered(generators, (generator, role) => {
    const setting = settingOf(role);
    return {
      key: [JSON.stringify(setting), now.n()],
      make: async () => {
        const n = now.n();
        const judge = await judgeOf(n);
        return { ...(await judge(await draw(generator, n, setting), labelsOf(n))), nfe: generator.nfe(setting) };
      },
    };
  });
  const qualityAt = remembered(generators, (generator) => {
    const { steps: _, ...rest } = now.setting();
    return {
      key: [JSON.stringify(rest)],
      make: async () => {
        const judge = await judgeOf(amount.compared);
        const values: number[] = [];
        for (const steps of comparedSteps) {
          const images = await draw(generator, amount.compared, { ...rest, steps });
          values.push((await judge(images, labelsOf(amount.compared))).frechet);
        }
        return Float32Array.from(values);
      },
    };
  });
  const rungsNow = ladderOf({
    samples: (generator, how) => draw(generator, amount.onRungs, how),
    metrics: async (generator, how) => {
      const judge = await judgeOf(amount.compared);
      return judge(await draw(generator, amount.compared, how), labelsOf(amount.compared));
    },
  });
  const { collect } = collector(now.prefixes, now.declared);
  const measure = async () => {
    now = asOfNow(live);
    return { ...collect(await metricsNow()), ...(await now.also?.measure()) };
  };

  /** What every model expects at the stops of its path. */
  const pathsView = async (setting: Setting, step: number): Promise<PathsView> => {
    const z = zOf(amount.onPaths);
    let sigma = new Float32Array(0);
    const positions = await each(generators, async (generator) => {
      const path = await generator.path(z, setting);
      sigma = Float32Array.from(path.ratios);
      const expectations = new Float32Array(sigma.length * amount.onPaths * frames * digitSize ** 2);
      for (const [i, ratio] of sigma.entries()) {
        const u = path.positions.slice(i * z.length, (i + 1) * z.length);
        const scale = Math.hypot(1, ratio);
        const level = ratio === Infinity ? { alpha: 0, sigma: 1 } : { alpha: 1 / scale, sigma: ratio / scale };
        const expected = ratio > 0 ? await generator.denoise!(u, level, setting.guidance) : u;
        expectations.set(await decoded(expected), (i * expectations.length) / sigma.length);
      }
      return expectations;
    });
    return { kind: "paths", step, sigma, positions, n: amount.onPaths };
  };

  const views: Observable["views"] = async (isWatched) => {
    now = asOfNow(live);
    const step = now.step();
    const setting = now.setting();
    const samples = copies(await shownNow());
    const nfe = await each(generators, async (generator, role) => generator.nfe(settingOf(role)));
    const shown: ViewData[] = [{ kind: "samples", step, samples, nfe, labels: labelsOf(amount.shown) }];
    if (isWatched("paths")) shown.push(await pathsView(setting, step));
    if (isWatched("ladder") && now.rungs) shown.push({ kind: "ladder", step, rungs: await rungsNow(now.rungs) });
    if (now.also) shown.push(...(await now.also.views(isWatched)));
    if (isWatched("numbers"))
      shown.push({ kind: "numbers", metrics: { ...collect(await metricsNow()), ...(await now.also?.measure()) } });
    if (isWatched("quality-steps")) {
      const values = copies(await qualityAt());
      const { frechetFloor: floor } = await (
        await judgeOf(amount.compared)
      )(drawReal(rng.fold("floor"), amount.compared).images, labelsOf(amount.compared));
      const compared = { steps: comparedSteps, metric: "frechet", better: "lower", floor } as const;
      shown.push({ kind: "quality-steps", step, values, ...compared });
    }
    return shown;
  };

  const real = drawReal(rng.fold("shown truth"), amount.shown);
  const target: ImageTarget = {
    kind: "target",
    shape: "image",
    height: digitSize,
    width: digitSize,
    ...(frames > 1 && { frames }),
    classNames: Array.from({ length: digitClasses }, (_, i) => String(i)),
    samples: real.images,
    labels: real.labels,
  };
  // Models of tokens take many times as long for a picture as perceptrons.
  return { views, measure, fixed: [target], costly: space.tokens !== undefined };
}
