/** Where a generator's loss pushes its samples, and what a discriminator thinks of the plane. */
import type { CriticView } from "../../lab/diffusion-views.ts";
import type { Observable } from "../../lab/run.ts";
import { evenNormal } from "../../math/lattice.ts";
import type { Rng } from "../../math/rng.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import type { Generator, Setting } from "./generator.ts";
import { taken } from "./generator.ts";
import { cellPoints } from "./plane-views.ts";

const [arrows, cells, extent] = [150, 48, 2.5];

export interface Critic {
  readonly generator: Generator;
  /** −∂loss/∂x at samples x `[n, 2]`, in any unit; within a tidy. */
  readonly push: (x: Tensor) => Tensor;
  /** The discriminator's logit `[n, 1]` at clean points x `[n, 2]`; within a tidy. */
  readonly surface?: (x: Tensor) => Tensor;
  readonly rng: Rng;
  readonly step: () => number;
}

const anyway: Setting = { schedule: "edm", sampler: "ddim", steps: 1 };

/** The critic's view of points of the plane; nothing is measured. */
export function watchCritic({ generator, push, surface, rng, step }: Critic): Pick<Observable, "views" | "measure"> {
  const z = evenNormal(rng.fold("critic"), arrows);
  return {
    async views(isWatched) {
      if (!isWatched("critic")) return [];
      const points = await generator.samples(z, anyway);
      const at = (values: Float32Array) => tf.tensor2d(values, [values.length / 2, 2]);
      const view: CriticView = {
        kind: "critic",
        step: step(),
        extent,
        points,
        push: await taken(tf.tidy(() => push(at(points)))),
        surface: surface ? await taken(tf.tidy(() => surface(at(cellPoints(extent, cells))))) : null,
        size: cells,
      };
      return [view];
    },
    measure: async () => ({}),
  };
}
