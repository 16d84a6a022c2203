/** Sampling from a consistency function: Song et al. 2023 (arXiv:2303.01469, algorithm 1). */
import { denoiseWith, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf } from "../../nn/tf.ts";
import { classOf, networkGenerator, taken, type Generator } from "../generative/generator.ts";

/** Where the noise levels of k steps lie: evenly in the time of Karras et al., from the top. */
export const levelsOf = (k: number): number[] =>
  Array.from({ length: k }, (_, i) => schedule("edm").at(1 - i / k).sigma);

/** The first step jumps from pure noise to the end; every further one adds noise again, less each time, and jumps. */
export function consistencyGenerator(f: Denoiser, rng: Rng): Generator {
  return {
    ...networkGenerator(f, rng),
    samples(z, { steps }) {
      const shape = [z.length / f.meaning.dims, f.meaning.dims];
      const { classes } = f.meaning;
      const labels = Array.from({ length: shape[0] }, (_, i) => classOf(i, classes));
      const jump = denoiseWith(f, classes > 0 ? { labels, guidance: 1 } : undefined);
      const x = tf.tidy(() => {
        let now = tf.zeros(shape);
        levelsOf(steps).forEach((sigma, i) => {
          const noise = i === 0 ? tf.tensor(z, shape) : normalNoise(rng.fold("step", i), shape);
          now = jump(tf.add(now, tf.mul(noise, sigma)), { alpha: 1, sigma });
        });
        return now;
      });
      return taken(x);
    },
    nfe: ({ steps }) => steps,
  };
}
