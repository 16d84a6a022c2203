/** Whether a model predicts the same end from everywhere on a path. */
import type { EndpointsView } from "../../lab/diffusion-views.ts";
import type { Observable } from "../../lab/run.ts";
import { evenNormal } from "../../math/lattice.ts";
import type { Rng } from "../../math/rng.ts";
import type { Generator } from "../generative/generator.ts";
import { each, type ByRole } from "../generative/plane-views.ts";

const [paths, steps] = [60, 18];

/** The teacher's paths, and what every generator predicts at their stops. */
export function watchEndpoints(
  teacher: Generator,
  generators: ByRole<Generator>,
  o: { readonly rng: Rng; readonly step: () => number },
): Pick<Observable, "views" | "measure"> {
  const z = evenNormal(o.rng.fold("endpoints"), paths);
  const row = z.length;
  const look = async () => {
    const { ratios, positions } = await teacher.path(z, { schedule: "edm", sampler: "heun", steps });
    const predictions = await each(generators, async (generator) => {
      if (!generator.denoise) return positions;
      const ends = new Float32Array(positions.length);
      for (const [i, ratio] of ratios.entries()) {
        const scale = Math.hypot(1, ratio);
        const at = positions.slice(i * row, (i + 1) * row);
        // At the data themselves the boundary condition holds: the end is where one is.
        const level = { alpha: 1 / scale, sigma: ratio / scale };
        ends.set(ratio > 0 ? await generator.denoise(at, level) : at, i * row);
      }
      return ends;
    });
    return { ratios, positions, predictions };
  };
  return {
    async views(isWatched) {
      if (!isWatched("endpoints")) return [];
      const { ratios, positions, predictions } = await look();
      const view: EndpointsView = { kind: "endpoints", step: o.step(), sigma: ratios, paths: positions, predictions, n: paths }; // prettier-ignore
      return [view];
    },
    async measure() {
      const { student, teacher } = (await look()).predictions;
      const measured: Record<string, number> = { teacherSelfConsistency: spread(teacher!, row) };
      if (student) measured["selfConsistency"] = spread(student, row);
      return measured;
    },
  };
}

/** Mean squared distance of the predictions `[stops, n, 2]` along a path from the path's own mean of them. */
function spread(ends: Float32Array, row: number): number {
  const stops = ends.length / row;
  let sum = 0;
  for (let j = 0; j < row; j++) {
    let [mean, square] = [0, 0];
    for (let i = 0; i < stops; i++) {
      mean += ends[i * row + j] / stops;
      square += ends[i * row + j] ** 2 / stops;
    }
    sum += square - mean ** 2;
  }
  return sum / (row / 2);
}
