/** Training a generator of several steps where it will stand: Yin et al. 2024, DMD2 (arXiv:2405.14867, section 4.5). */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf, type Angle } from "../../diffusion/parameterisation.ts";
import { networkRows, noisedRows } from "../../diffusion/rows.ts";
import type { Rng } from "../../math/rng.ts";
import { schedule } from "../../math/schedules.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import { rowsAt } from "../generative/one-step.ts";

/** The levels that a sampler of n steps jumps from, `[n]`, pure noise first (generative/multistep.ts). */
export const levelsOf = (n: number): Angle[] =>
  Array.from({ length: n }, (_, i) => angleOf(schedule("edm").at(1 - i / n)));

/** Where a jump begins: noisy examples u `[n, d]` and their level. */
export interface Standing {
  readonly u: Tensor;
  readonly angles: readonly Angle[];
}

/**
 * What the generator will be given at one of its steps, drawn at random: its own samples of the steps before, noised
 * again. To be called within a tidy.
 * @param z pure noise `[n, d]`
 */
export function standing(
  G: Denoiser,
  levels: readonly Angle[],
  { z, labels }: { readonly z: Tensor; readonly labels?: ArrayLike<number> | undefined },
  now: Rng,
): Standing {
  const n = z.shape[0];
  const [j] = now.fold("j").integers(1, levels.length);
  let angles = rowsAt(levels[0], n);
  let u: Tensor = tf.mul(z, levels[0].sin);
  for (let i = 1; i <= j; i++) {
    const x0 = networkRows(G)(u, angles, labels);
    angles = rowsAt(levels[i], n);
    u = noisedRows(x0, normalNoise(now.fold("again", i), z.shape), angles);
  }
  return { u, angles };
}
