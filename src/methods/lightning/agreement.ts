/** Whether a student's samples lie where the teacher's paths from the same noise lead. */
import type { PlaneTarget } from "../../data/targets/plane.ts";
import { evenNormal } from "../../math/lattice.ts";
import type { Rng } from "../../math/rng.ts";
import type { Generator, Setting } from "../generative/generator.ts";

const samples = 1000;

/** Index of the nearest mode of every sample `[n, 2]`, in standard deviations. */
export function nearestModes({ means, sds }: PlaneTarget["mixture"], x: ArrayLike<number>): Int32Array {
  const nearest = new Int32Array(x.length / 2);
  for (let i = 0; i < nearest.length; i++) {
    let least = Infinity;
    for (let k = 0; k < sds.length; k++) {
      const square = ((x[2 * i] - means[2 * k]) ** 2 + (x[2 * i + 1] - means[2 * k + 1]) ** 2) / sds[k] ** 2;
      if (square < least) [nearest[i], least] = [k, square];
    }
  }
  return nearest;
}

/** Share of samples that are nearest to the mode to which the teacher's path from the same noise leads, 0 … 1. */
export function agreementWith(teacher: Generator, how: Setting, { mixture }: PlaneTarget, rng: Rng) {
  const z = evenNormal(rng, samples);
  let led: Int32Array | null = null;
  return async (student: Generator): Promise<number> => {
    led ??= nearestModes(mixture, await teacher.samples(z, how));
    const landed = nearestModes(mixture, await student.samples(z, how));
    return landed.filter((mode, i) => mode === led![i]).length / samples;
  };
}
