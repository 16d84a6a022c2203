/**
 * Two-dimensional classification problems whose truth is known: each class has a Gaussian-mixture density and
 * all classes are equally likely, so p(class | x) is exact.
 */

import { logDensity, mixture, ring, sample, type Mixture } from "../math/mixture.ts";
import type { Rng } from "../math/rng.ts";
import { mean, softmax } from "../math/statistics.ts";
import type { ClassificationData, LabelledSet } from "./dataset.ts";
import { balancedLabels } from "./shuffle.ts";

/** The problems, in the order of a menu. */
export const pointsIds = ["overlap8", "ring4", "moons", "spirals"] as const;
export type PointsId = (typeof pointsIds)[number];

/** Components of a class density that is spread along a curve. */
const ARC = 96;

/** Class densities `[classes]` with every standard deviation multiplied by `noise`. */
const densities: Record<PointsId, (noise: number) => Mixture[]> = {
  /** Eight Gaussians on a circle, radius 2, sd 0.75: they overlap, the best possible accuracy is 69.25 %. */
  overlap8: (noise) => oneEach(ring(8, 2, 0.75 * noise)),
  /** Four Gaussians on a circle, radius 2, sd 0.75: about 94 %. */
  ring4: (noise) => oneEach(ring(4, 2, 0.75 * noise)),
  /** Two interleaved half circles of radius 1.5, sd 0.3. */
  moons: (noise) => [
    along((t) => [1.5 * Math.cos(Math.PI * t) - 0.75, 1.5 * Math.sin(Math.PI * t) - 0.375], 0.3 * noise),
    along((t) => [0.75 - 1.5 * Math.cos(Math.PI * t), 0.375 - 1.5 * Math.sin(Math.PI * t)], 0.3 * noise),
  ],
  /** Three Archimedean arms of 0.8 turns from radius 0.4 to 2.6, sd 0.22. */
  spirals: (noise) =>
    [0, 1, 2].map((arm) =>
      along((t) => {
        // Radius² grows evenly with t, so components stand nearly evenly along the arm.
        const radius = Math.sqrt(0.16 + t * (6.76 - 0.16));
        const angle = 2 * Math.PI * (arm / 3 + 0.8 * ((radius - 0.4) / 2.2));
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }, 0.22 * noise),
    ),
};

function oneEach(m: Mixture): Mixture[] {
  return Array.from(m.sds, (sd, k) => mixture({ means: [[m.means[2 * k], m.means[2 * k + 1]]], sds: sd }));
}

/** The class density DEFINED as `ARC` equal Gaussians along a curve, t from 0 to 1. */
function along(curve: (t: number) => [number, number], sd: number): Mixture {
  return mixture({ means: Array.from({ length: ARC }, (_, i) => curve((i + 0.5) / ARC)), sds: sd });
}

/**
 * A 2-D problem. `train` and `test` count the examples; `noise` (> 0, default 1) multiplies the standard
 * deviations. In both sets every block of `classes` examples, from the first on, holds each class once in random
 * order, so any leading part of the pool is balanced. Uses child streams of `rng` only and does not advance it.
 */
export function pointsData(
  id: PointsId,
  { rng, train, test, noise = 1 }: { rng: Rng; train: number; test: number; noise?: number },
): ClassificationData {
  const parts = densities[id](noise);
  const classes = parts.length;
  return {
    id,
    shape: { kind: "points", dims: 2 },
    d: 2,
    classes,
    classNames: parts.map((_, c) => String(c + 1)),
    train: draw(parts, rng.fold("train"), train),
    test: draw(parts, rng.fold("test"), test),
    posterior: (x) => {
      const logs = parts.map((part) => logDensity(part, x));
      const rows = new Float64Array((x.length / 2) * classes);
      return softmax(
        rows.map((_, i) => logs[i % classes][Math.floor(i / classes)]),
        classes,
      );
    },
  };
}

function draw(parts: readonly Mixture[], rng: Rng, n: number): LabelledSet {
  const classes = parts.length;
  const y = balancedLabels(rng.fold("label"), n, classes);
  const x = new Float32Array(2 * n);
  const perClass = Math.ceil(n / classes);
  const pools = parts.map((part, c) => sample(part, rng.fold("class", c), perClass).x);
  for (let i = 0; i < n; i++) {
    const at = 2 * Math.floor(i / classes);
    x.set(pools[y[i]].subarray(at, at + 2), 2 * i);
  }
  return { x, y, n };
}

/**
 * The accuracy of the best possible classifier, estimated as the mean of max_c p(c | x) over the test points.
 * Throws TypeError for data without an exact posterior.
 */
export function pointsBayesAccuracy(data: ClassificationData): number {
  if (!data.posterior) throw new TypeError(`"${data.id}" has no exact posterior`);
  const p = data.posterior(data.test.x);
  const best = new Float64Array(data.test.n);
  for (let i = 0; i < p.length; i++) {
    const row = Math.floor(i / data.classes);
    best[row] = Math.max(best[row], p[i]);
  }
  return mean(best);
}
