/** Evenly spread random numbers: an estimate from n of them errs far less than one from n independent ones. */
import type { Rng } from "./rng.ts";

/** The plastic number's powers: the two-dimensional golden ratio (Roberts 2018, "The R2 sequence"). */
const plastic = 1.324717957244746;
const [stepU, stepV] = [1 / plastic, 1 / plastic ** 2];

/**
 * `n` points `[n, 2]`, each standard normal, together evenly spread: the R2 lattice moved by a random shift (Cranley &
 * Patterson 1976, "Randomization of number theoretic methods"), through Box–Muller. Fewer points of the same stream are
 * the first of more. Takes one draw of `rng`.
 */
export function evenNormal(rng: Rng, n: number): Float32Array {
  const [shiftU, shiftV] = rng.uniform(2);
  const points = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const u = 1 - ((shiftU + i * stepU) % 1);
    const angle = 2 * Math.PI * ((shiftV + i * stepV) % 1);
    const radius = Math.sqrt(-2 * Math.log(u));
    points[2 * i] = radius * Math.cos(angle);
    points[2 * i + 1] = radius * Math.sin(angle);
  }
  return points;
}
