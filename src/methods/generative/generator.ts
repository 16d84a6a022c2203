/** Anything that turns noise into samples, for looking at and measuring: plain numbers in, plain numbers out. */
import type { Rng } from "../../math/rng.ts";
import type { Mixture } from "../../math/mixture.ts";
import { schedule, type Level, type ScheduleId, type Stop } from "../../math/schedules.ts";
import { costOf, denoiseWith, type Condition, type Denoiser } from "../../diffusion/denoiser.ts";
import { exactNumbers } from "../../diffusion/exact.ts";
import { evaluations, sample, walk, type SamplerId } from "../../diffusion/samplers.ts";
import { numbers, tensors } from "../../diffusion/spaces.ts";
import { tf, type Tensor } from "../../nn/tf.ts";

/** How the samples are taken. */
export interface Setting {
  readonly schedule: ScheduleId;
  readonly sampler: SamplerId;
  readonly steps: number;
  /** Where given, the stops are every (thinned / steps)-th of as many steps: those that a student was trained at. */
  readonly thinned?: number;
  /** How much the class counts, for models that take one (`Condition.guidance`); 1 by default. */
  readonly guidance?: number;
}

/** Where a sampler stops. @throws Error where `steps` does not divide `thinned` */
export function stopsOf({ schedule: id, steps, thinned = steps }: Setting): Stop[] {
  if (thinned % steps !== 0) throw new Error(`${thinned} steps cannot be thinned to ${steps}`);
  return schedule(id)
    .stops(thinned)
    .filter((_, i) => i % (thinned / steps) === 0);
}

export interface Path {
  /** σ/α at every stop, falling; the last is 0. */
  readonly ratios: Float32Array;
  /** Where the samples are at every stop, scaled to unit variance, `[stops, n, d]`. */
  readonly positions: Float32Array;
}

export interface Generator {
  /** Samples `[n, d]` from standard normal numbers `[n, d]`; row i of class `classOf(i)` where the model takes one. */
  samples(z: Float32Array, how: Setting): Promise<Float32Array>;
  path(z: Float32Array, how: Setting): Promise<Path>;
  /** E[x0 | x] for x = α x0 + σ ε `[n, d]`, where the generator knows it at any noise level. */
  denoise?(x: Float32Array, level: Level, guidance?: number): Promise<Float32Array>;
  /** Evaluations of the network for one sample. */
  nfe(how: Setting): number;
  /** Changes whenever the samples for the same noise may. */
  version(): number;
}

/** The class of sample i: all in turn, so that every number of samples is balanced. */
export const classOf = (i: number, classes: number): number => i % classes;

const scaled = (z: Float32Array, by: number) => Float64Array.from(z, (v) => v * by);

/** A mixture's own denoiser. `rng` names the noise of stochastic samplers. */
export function exactGenerator(m: Mixture, rng: Rng): Generator {
  const denoise = exactNumbers(m);
  const given = (z: Float32Array, how: Setting) => {
    const stops = stopsOf(how);
    const x = scaled(z, stops[0].sigma);
    return { stops, x, space: numbers(z.length, rng), denoise };
  };
  return {
    async samples(z, how) {
      const { x, ...rest } = given(z, how);
      return Float32Array.from(sample(how.sampler, rest, x));
    },
    async path(z, how) {
      const { x, ...rest } = given(z, how);
      const positions = new Float32Array(z.length * rest.stops.length);
      let at = 0;
      for (const now of walk(how.sampler, rest, x)) {
        const scale = 1 / scaleAt(rest.stops[at]);
        positions.set(
          now.map((v) => v * scale),
          at++ * z.length,
        );
      }
      return { ratios: ratiosOf(rest.stops), positions };
    },
    denoise: async (x, level) => Float32Array.from(denoise(Float64Array.from(x), level)),
    nfe: ({ sampler, steps }) => evaluations(sampler, steps),
    version: () => 0,
  };
}

const scaleAt = ({ alpha, sigma }: Level) => Math.hypot(alpha, sigma);
const ratiosOf = (stops: readonly Level[]) => Float32Array.from(stops, ({ alpha, sigma }) => sigma / alpha);

/** A network as a denoiser, sampled like the exact one from the same noise. */
export function networkGenerator(denoiser: Denoiser, rng: Rng): Generator {
  const { dims, classes } = denoiser.meaning;
  const conditionOf = (n: number, guidance = 1): Condition | undefined =>
    classes > 0 ? { labels: Array.from({ length: n }, (_, i) => classOf(i, classes)), guidance } : undefined;
  const given = (z: Float32Array, how: Setting) => {
    const shape = [z.length / dims, dims];
    const stops = stopsOf(how);
    const x: Tensor = tf.tensor(
      z.map((v) => v * stops[0].sigma),
      shape,
    );
    return {
      stops,
      x,
      space: tensors(shape, rng),
      denoise: denoiseWith(denoiser, conditionOf(shape[0], how.guidance)),
    };
  };
  return {
    async samples(z, how) {
      const { x, ...rest } = given(z, how);
      const y = sample(how.sampler, rest, x);
      x.dispose();
      return taken(y);
    },
    async path(z, how) {
      const { x, ...rest } = given(z, how);
      const seen = [...walk(how.sampler, rest, x)];
      const positions = tf.tidy(() => tf.stack(seen.map((now, i) => tf.div(now, scaleAt(rest.stops[i])))));
      tf.dispose(seen);
      return { ratios: ratiosOf(rest.stops), positions: await taken(positions) };
    },
    denoise: (x, level, guidance) => {
      const n = x.length / dims;
      const input = tf.tensor(x, [n, dims]);
      const y = denoiseWith(denoiser, conditionOf(n, guidance))(input, level);
      input.dispose();
      return taken(y);
    },
    nfe: ({ sampler, steps, guidance }) => evaluations(sampler, steps) * costOf(conditionOf(0, guidance)),
    version: () => denoiser.network.version,
  };
}

/** A generator that always takes its samples in its own way. */
export const always = (generator: Generator, own: Setting): Generator => ({
  ...generator,
  samples: (z) => generator.samples(z, own),
  path: (z) => generator.path(z, own),
  nfe: () => generator.nfe(own),
});

/** The values of a tensor, which is freed. */
export async function taken(tensor: Tensor): Promise<Float32Array> {
  try {
    return Float32Array.from((await tensor.data()) as Float32Array);
  } finally {
    tensor.dispose();
  }
}
