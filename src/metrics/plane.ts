/** Quality of samples of the plane against a target whose density is known; plain numbers. */
import type { PlaneTarget } from "../data/targets/plane.ts";
import { logDensity, sample, type Mixture } from "../math/mixture.ts";
import { Rng } from "../math/rng.ts";
import { klDivergence, mean, quantile } from "../math/statistics.ts";
import { mmdFrom } from "./mmd.ts";
import { planeDirections, slicedWasserstein, sortedProjections } from "./sliced-wasserstein.ts";

/** What a sample of the truth scores as high quality: 1 - exp(-9/2), the mass of a 2-D Gaussian within 3 sd. */
export const TRUE_QUALITY = 1 - Math.exp(-4.5);

export interface PlaneMetrics {
  /** Share of high-quality samples, 0 … 1; 0.989 for true ones. */
  readonly highQuality: number;
  /** Modes that hold more than a tenth of their fair share of the high-quality samples; modal targets only. */
  readonly modes?: number;
  /**
   * KL(shares of the modes among the high-quality samples ‖ weights), nats; modal targets only. Where no sample is of
   * high quality, the most it can be: all in the lightest mode.
   */
  readonly modeKl?: number;
  /** Mean natural-log density of the truth at the samples; higher is better, and higher than the truth is too narrow. */
  readonly logDensity: number;
  /** Sliced Wasserstein-2 distance to as many true samples, in normalised coordinates. */
  readonly slicedW2: number;
  /** The same of two sets of true samples: what a perfect model scores. */
  readonly slicedW2Floor: number;
  /** Unbiased squared maximum mean discrepancy to true samples; about 0 (it may be negative) for a perfect model. */
  readonly mmd: number;
}

/**
 * All measures of samples `[n, 2]`, n ≥ 2. The true samples they are compared with come from child streams of `rng`,
 * which is not advanced: from the same stream every model meets the same ones.
 */
export function planeMetrics(target: PlaneTarget, x: Float32Array, { rng }: { rng: Rng }): PlaneMetrics {
  return planeJudge(target, x.length / 2, { rng })(x);
}

/** The same for many sets of `n` samples: what concerns only the truth (more than half of the work) is done once. */
export function planeJudge(target: PlaneTarget, n: number, { rng }: { rng: Rng }): (x: Float32Array) => PlaneMetrics {
  const { mixture } = target;
  const truth = sample(mixture, rng.fold("truth"), n).x;
  const directions = planeDirections();
  const sorted = sortedProjections(truth, directions, 2);
  const other = sortedProjections(sample(mixture, rng.fold("other truth"), n).x, directions, 2);
  const slicedW2Floor = slicedWasserstein(other, sorted);
  const discrepancy = mmdFrom(truth, 2);
  const threshold = target.modal ? NaN : densityThreshold(mixture);
  return (x) => {
    const densities = logDensity(mixture, x);
    return {
      ...(target.modal ? modeMetrics(mixture, x) : { highQuality: shareAbove(densities, threshold) }),
      logDensity: mean(densities),
      slicedW2: slicedWasserstein(sortedProjections(x, directions, 2), sorted),
      slicedW2Floor,
      mmd: discrepancy(x),
    };
  };
}

/** Share of all samples `[n, 2]` within 3 sd of each component `[k]`, counted for the nearest one in sds. */
export function modeShares({ means, sds }: Mixture, x: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(sds.length);
  for (let i = 0; i < x.length; i += 2) {
    let [nearest, least] = [-1, 9];
    for (let k = 0; k < sds.length; k++) {
      const square = ((x[i] - means[2 * k]) ** 2 + (x[i + 1] - means[2 * k + 1]) ** 2) / sds[k] ** 2;
      if (square <= least) [nearest, least] = [k, square];
    }
    if (nearest >= 0) counts[nearest]++;
  }
  return counts.map((count) => count / (x.length / 2));
}

/** High quality is to lie within 3 sd of a mode. For modal targets. */
export function modeMetrics(
  mixture: Mixture,
  x: ArrayLike<number>,
): { highQuality: number; modes: number; modeKl: number } {
  const shares = modeShares(mixture, x);
  // Summed as counts, so that no rounding is left.
  const n = x.length / 2;
  const highQuality = shares.reduce((sum, share) => sum + Math.round(share * n), 0) / n;
  const histogram = shares.map((share) => share / highQuality);
  return {
    highQuality,
    modes: histogram.filter((share, k) => share > 0.1 * mixture.weights[k]).length,
    modeKl: highQuality ? klDivergence(histogram, mixture.weights) : -Math.log(Math.min(...mixture.weights)),
  };
}

/**
 * High quality where there are no modes to count is a natural-log density above this one, which a share TRUE_QUALITY of
 * the truth exceeds; estimated from 8000 true samples, always the same ones (standard error of that share 0.0012).
 */
export function densityThreshold(mixture: Mixture): number {
  const truth = sample(mixture, Rng.fromSeed(0).fold("density threshold"), 8000).x;
  return quantile(logDensity(mixture, truth), 1 - TRUE_QUALITY);
}

function shareAbove(values: Float64Array, least: number): number {
  return values.reduce((sum, v) => sum + (v > least ? 1 : 0), 0) / values.length;
}
