/** Sampling from a consistency function: Song et al. 2023 (arXiv:2303.01469, algorithm 1); Luo et al. 2023, algorithm 3. */
import { denoiseWith, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule, type ScheduleId } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf } from "../../nn/tf.ts";
import { classOf, networkGenerator, taken, type Generator } from "./generator.ts";

/**
 * The first step jumps from pure noise to the end; every further one adds noise again, less each time, and jumps. The
 * levels lie evenly in the schedule's time, from the top.
 */
export function multistepGenerator(f: Denoiser, rng: Rng, id: ScheduleId): Generator {
  const { dims, classes } = f.meaning;
  return {
    ...networkGenerator(f, rng),
    samples(z, { steps, guidance = 1 }) {
      const shape = [z.length / dims, dims];
      const labels = Array.from({ length: shape[0] }, (_, i) => classOf(i, classes));
      const jump = denoiseWith(f, classes > 0 ? { labels, guidance } : undefined);
      const x = tf.tidy(() => {
        let x0 = tf.zeros(shape);
        for (let i = 0; i < steps; i++) {
          const level = schedule(id).at(1 - i / steps);
          const noise = i === 0 ? tf.tensor(z, shape) : normalNoise(rng.fold("step", i), shape);
          x0 = jump(tf.add(tf.mul(x0, level.alpha), tf.mul(noise, level.sigma)), level);
        }
        return x0;
      });
      return taken(x);
    },
    nfe: ({ steps }) => steps,
  };
}
