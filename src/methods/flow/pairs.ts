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

export interface Pairs {
  /** Noise and samples, `[n, 2]` both. */
  readonly noise: Tensor;
  readonly samples: Tensor;
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
  const [noise, samples]: Tensor[][] = [[], []];
  try {
    for (let i = 0; i < chunks; i++) {
      const z = normalNoise(o.rng.fold(i), [Math.min(chunk, o.n - i * chunk), 2]);
      noise.push(z);
      samples.push(sample("euler", { space: tensors(z.shape, o.rng), denoise: denoiseWith(flow), stops }, z));
      yield { type: "step", phase: "pairs", step: i + 1, of: chunks, losses: {} };
    }
    yield { type: "measured", phase: "pairs", step: chunks, metrics: await o.measure() };
    const joined = (parts: Tensor[]) => o.scope.own(tf.concat(parts));
    return { noise: joined(noise), samples: joined(samples) };
  } finally {
    tf.dispose([noise, samples]);
  }
}
