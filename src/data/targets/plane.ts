/**
 * What generative models of the plane are to imitate. Every target, shapes and people's own points too, IS a mixture
 * of isotropic Gaussians, so that its density, score and denoiser are exact at every noise level (math/mixture.ts).
 */
import { mixture, type Mixture } from "../../math/mixture.ts";
import type { Mode } from "./modes.ts";
import { planeShapes, planeTargetIds, type PlaneTargetId } from "./shapes.ts";

export { planeTargetIds, type PlaneTargetId };

/** A target, moved and scaled to mean 0 and variance 1. */
export interface PlaneTarget {
  /** One of `planeTargetIds`, or `"mixture"` or `"points"`. */
  readonly id: string;
  /** Mean exactly 0; the mean of its two variances exactly 1. */
  readonly mixture: Mixture;
  /** Whether its components are modes, so that samples can be counted by mode; those of shapes and points overlap. */
  readonly modal: boolean;
  /** How given coordinates became these: shown = (given − offset) / scale. One scale keeps components round. */
  readonly normalised: { readonly offset: readonly [number, number]; readonly scale: number };
  /** Half side of the square about 0 that holds every component's 3-sd disc, a multiple of 0.5. */
  readonly extent: number;
}

/** The preset of that name. */
export function planeTarget(id: PlaneTargetId): PlaneTarget {
  return normalise(id, planeShapes[id]());
}

/** The mixture of modes placed by hand, whose weights need not sum to one. Throws RangeError as `mixture()` does. */
export function mixtureTarget(modes: readonly Mode[]): PlaneTarget {
  const given = mixture({
    means: modes.map((mode) => mode.mean),
    sds: modes.map((mode) => mode.sd),
    weights: modes.map((mode) => mode.weight),
  });
  // Modes that people place are meant as modes, even where they overlap.
  return { ...normalise("mixture", given), modal: true };
}

/** A mixture of the plane as a target. */
export function normalise(id: string, given: Mixture): PlaneTarget {
  const { weights } = given;
  const average = (value: (k: number) => number) => weights.reduce((sum, w, k) => sum + w * value(k), 0);
  const offset = [average((k) => given.means[2 * k]), average((k) => given.means[2 * k + 1])] as const;
  const centred = given.means.map((v, i) => v - offset[i % 2]);
  const scale = Math.sqrt(average((k) => (centred[2 * k] ** 2 + centred[2 * k + 1] ** 2) / 2 + given.sds[k] ** 2));
  const shown = { ...given, means: centred.map((v) => v / scale), sds: given.sds.map((sd) => sd / scale) };
  const reach = shown.means.reduce((most, v, i) => Math.max(most, Math.abs(v) + 3 * shown.sds[i >> 1]), 0);
  return {
    id,
    mixture: shown,
    modal: standApart(shown),
    normalised: { offset, scale },
    extent: Math.ceil(2 * reach) / 2,
  };
}

function standApart({ means, sds }: Mixture): boolean {
  for (let k = 1; k < sds.length; k++) {
    for (let j = 0; j < k; j++) {
      const distance = Math.hypot(means[2 * k] - means[2 * j], means[2 * k + 1] - means[2 * j + 1]);
      if (distance < 3 * (sds[k] + sds[j])) return false;
    }
  }
  return true;
}
