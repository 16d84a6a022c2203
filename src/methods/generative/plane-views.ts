/** What is shown of generators of points of the plane. */
import type { PlaneTarget } from "../../data/targets/plane.ts";
import type {
  FieldView,
  ModesView,
  NoiseMapView,
  PathsView,
  PlaneTarget as TargetView,
} from "../../lab/diffusion-views.ts";
import type { Role } from "../../lab/method.ts";
import { logDensity, noised, sample } from "../../math/mixture.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule, type Level } from "../../math/schedules.ts";
import { modeShares } from "../../metrics/plane.ts";
import type { Generator, Setting } from "./generator.ts";
import { stretchAt } from "./map-metrics.ts";

export type ByRole<T> = Partial<Record<Role, T>>;

/** Points a side: of the shading, of the arrows, and of the noise that is mapped. */
const sizes = { density: 96, field: 25, map: 33 } as const;
/** Noise is mapped from −2.5 to 2.5: 98.8 % of each coordinate. */
const mapExtent = 2.5;
/** Half the distance over which the map's slope is taken. */
const mapStep = 0.01;
/** Where there is no noise no direction leads to less: nearer to the data than this the field is shown as it is here. */
const leastTime = 1e-3;
const shownTruth = 2000;
export const shownPaths = 200;

/** The middle points of a square's cells, row by row from the bottom left, `[size², 2]`. */
export function cellPoints(extent: number, size: number): Float32Array {
  return Float32Array.from({ length: 2 * size * size }, (_, i) => {
    const at = i % 2 ? Math.floor((i >> 1) / size) : (i >> 1) % size;
    return ((2 * at + 1) / size - 1) * extent;
  });
}

export function targetView({ mixture, modal, normalised, extent }: PlaneTarget, rng: Rng): TargetView {
  const size = sizes.density;
  return {
    kind: "target",
    shape: "plane",
    extent,
    samples: sample(mixture, rng, shownTruth).x,
    logDensity: Float32Array.from(logDensity(mixture, cellPoints(extent, size))),
    size,
    modes: modal
      ? {
          means: Float32Array.from(mixture.means),
          sds: Float32Array.from(mixture.sds),
          weights: Float32Array.from(mixture.weights),
        }
      : null,
    normalised,
  };
}

/** The same thing of every role's generator. */
export async function each<T>(
  generators: ByRole<Generator>,
  make: (generator: Generator, role: Role) => Promise<T> | undefined,
): Promise<ByRole<T>> {
  const made: ByRole<T> = {};
  for (const [role, generator] of Object.entries(generators) as [Role, Generator][]) {
    const one = await make(generator, role);
    if (one !== undefined) made[role] = one;
  }
  return made;
}

/** What the page takes over, so that what is remembered here stays. */
export const copies = (of: ByRole<Float32Array>): ByRole<Float32Array> =>
  Object.fromEntries(Object.entries(of).map(([role, values]) => [role, values.slice()]));

export async function pathsView(
  generators: ByRole<Generator>,
  z: Float32Array,
  how: Setting,
  step: number,
): Promise<PathsView> {
  const some = z.subarray(0, 2 * shownPaths);
  const stops = schedule(how.schedule).stops(how.steps);
  const sigma = Float32Array.from(stops, (stop) => stop.sigma / stop.alpha);
  const paths = await each(generators, (generator) => generator.path(some, how));
  // A model that always takes the same few steps has no stops in common with the others.
  const alike = Object.entries(paths).filter(([, path]) => path.ratios.length === sigma.length);
  const positions = Object.fromEntries(alike.map(([role, path]) => [role, path.positions]));
  return { kind: "paths", step, sigma, positions, n: some.length / 2 };
}

export async function fieldView(
  generators: ByRole<Generator>,
  { mixture, extent }: PlaneTarget,
  o: { readonly setting: Setting; readonly time: number; readonly step: number },
): Promise<FieldView> {
  const { time, step } = o;
  const { alpha, sigma } = schedule(o.setting.schedule).at(Math.max(time, leastTime));
  const scale = Math.hypot(alpha, sigma);
  const level: Level = { alpha: alpha / scale, sigma: sigma / scale };
  const size = sizes.field;
  const points = cellPoints(extent, size);
  const vectors = await each(generators, (generator) =>
    generator.denoise?.(points, level).then((x0) => x0.map((v, i) => (level.alpha * v - points[i]) / level.sigma)),
  );
  const shading = noised(mixture, level.alpha, level.sigma);
  return {
    kind: "field",
    step,
    time,
    alpha,
    sigma,
    extent,
    size,
    vectors,
    logDensity: Float32Array.from(logDensity(shading, cellPoints(extent, sizes.density))),
  };
}

export async function noiseMapView(generators: ByRole<Generator>, how: Setting, step: number): Promise<NoiseMapView> {
  const size = sizes.map;
  const z = cellPoints((mapExtent * size) / (size - 1), size);
  const ends = await each(generators, (generator) => generator.samples(z, how));
  const stretch = await each(generators, (generator) => stretchAt(generator, z, mapStep, how));
  return { kind: "noise-map", step, extent: mapExtent, size, ends, stretch };
}

export function modesView({ mixture }: PlaneTarget, samples: ByRole<Float32Array>, step: number): ModesView {
  const shares = Object.fromEntries(
    Object.entries(samples).map(([role, x]) => [role, Float32Array.from(modeShares(mixture, x))]),
  );
  return { kind: "modes", step, shares };
}
