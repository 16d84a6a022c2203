/** Noise and what a flow makes of it: the pairs between which the next flow is learned. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { denoiseWith } from "../../diffusion/denoiser.ts";
import { sample } from "../../diffusion/samplers.ts";
import { tensors } from "../../diffusion/spaces.ts";
import type { Observable, RunEvent } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import { classOf } from "../generative/generator.ts";

export interface Pairs {
  /** Noise and samples, `[n, d]` both. */
  readonly noise: Tensor;
  readonly samples: Tensor;
  /** The class of pair i, where the flow takes one. */
  readonly classAt: ((i: number) => number) | null;
}

/** Pairs per step of the phase: few enough for the page to stay in touch. */
const chunk = 1000;

/** Follows a flow from noise to data by Euler's method. The run's scope owns the pairs. */
export async function* pairsOf(
  flow: Denoiser,
  o: {
    readonly scope: Scope;
    readonly rng: Rng;
    readonly n: number;
    readonly steps: number;
    /** What every phase ends with. */
    readonly measure: Observable["measure"];
  },
): AsyncGenerator<RunEvent<Scalar>, Pairs, void> {
  const stops = schedule("flow").stops(o.steps);
  const chunks = Math.ceil(o.n / chunk);
  const { dims, classes } = flow.meaning;
  const classAt = classes > 0 ? (i: number) => classOf(i, classes) : null;
  const [noise, samples]: Tensor[][] = [[], []];
  try {
    for (let i = 0; i < chunks; i++) {
      const n = Math.min(chunk, o.n - i * chunk);
      const z = normalNoise(o.rng.fold(i), [n, dims]);
      noise.push(z);
      const labels = classAt && Array.from({ length: n }, (_, j) => classAt(i * chunk + j));
      const denoise = denoiseWith(flow, labels ? { labels, guidance: 1 } : undefined);
      samples.push(sample("euler", { space: tensors(z.shape, o.rng), denoise, stops }, z));
      yield { type: "step", phase: "pairs", step: i + 1, of: chunks, losses: {} };
    }
    yield { type: "measured", phase: "pairs", step: chunks, metrics: await o.measure() };
    const joined = (parts: Tensor[]) => o.scope.own(tf.concat(parts));
    return { noise: joined(noise), samples: joined(samples), classAt };
  } finally {
    tf.dispose([noise, samples]);
  }
}
