/** The denoiser of a mixture in closed form: a teacher without error. */
import type { Level } from "../math/schedules.ts";
import { denoise, type Mixture } from "../math/mixture.ts";
import type { Denoise } from "./samplers.ts";

/** E[x0 | x] of a mixture for arrays `[n, d]`. */
export const exactNumbers =
  (m: Mixture): Denoise<Float64Array> =>
  (x, { alpha, sigma }: Level) =>
    denoise(m, x, alpha, sigma);
