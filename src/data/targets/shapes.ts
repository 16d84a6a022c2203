/**
 * The presets, in coordinates of their own (normalised in plane.ts). A shape is DEFINED as Gaussians along its curves
 * or inside its cells, at most 200, no further apart than 2.3 sd: half-way between two neighbours the density is less
 * than a tenth below that on them.
 */
import { grid, mixture, ring, type Mixture } from "../../math/mixture.ts";

/** The presets, in the order of a menu. */
export const planeTargetIds = [
  "ring8",
  "grid25",
  "unequal",
  "moons",
  "spirals",
  "checkerboard",
  "pinwheel",
  "letters",
] as const;
export type PlaneTargetId = (typeof planeTargetIds)[number];

type Point = readonly [number, number];
type Curve = (t: number) => Point;

export const planeShapes: Record<PlaneTargetId, () => Mixture> = {
  /** Eight equal Gaussians on a circle: R = 2, sd 0.1; normalised sd 0.0705. */
  ring8: () => ring(8, 2, 0.1),

  /** Five by five equal Gaussians, 2 apart, sd 0.1; normalised sd 0.0353. */
  grid25: () => grid(5, 2, 0.1),

  /** Six Gaussians on a circle, R = 2, sd 0.1, each half as heavy as the one before: 32/63 … 1/63. */
  unequal: () => ({ ...ring(6, 2, 0.1), weights: Float64Array.from({ length: 6 }, (_, k) => 2 ** (5 - k) / 63) }),

  /** Two interleaved half circles of radius 1, sd 0.06 (64 components). */
  moons: () =>
    equal(
      [
        ...along((t) => [Math.cos(Math.PI * t) - 0.5, Math.sin(Math.PI * t) - 0.25], 0.1),
        ...along((t) => [0.5 - Math.cos(Math.PI * t), 0.25 - Math.sin(Math.PI * t)], 0.1),
      ],
      0.06,
    ),

  /** Two Archimedean arms of 1.5 turns out to radius 3, sd 0.1. */
  spirals: () =>
    equal(
      [0, Math.PI].flatMap((start) =>
        along((t) => {
          const radius = 0.3 + 2.7 * t;
          return polar(radius, start + 3 * Math.PI * t);
        }, 0.16),
      ),
      0.1,
    ),

  /** The eight dark cells, side 1, of a 4 × 4 board: 5 × 5 components of sd 0.09 in each. */
  checkerboard: () => {
    const cells = Array.from({ length: 16 }, (_, i) => [i % 4, i >> 2]).filter(([i, j]) => (i + j) % 2 === 0);
    const inside = Array.from({ length: 25 }, (_, i) => [(i % 5) / 5 + 0.1, Math.floor(i / 5) / 5 + 0.1]);
    return equal(
      cells.flatMap(([i, j]) => inside.map(([u, v]): Point => [i + u - 2, j + v - 2])),
      0.09,
    );
  },

  /**
   * Five blades after Johnson et al. 2016 (arXiv:1603.06277, figure 1): radius r ~ N(1, 0.3²), turned by 0.25·exp(r)
   * radians, sd 0.05 across (40 components a blade, weighted by the density of r).
   */
  pinwheel: () => {
    const z = Array.from({ length: 40 }, (_, i) => (i - 19.5) / 8);
    const blade = (k: number) => z.map((v) => polar(1 + 0.3 * v, (2 * Math.PI * k) / 5 + 0.25 * Math.exp(1 + 0.3 * v)));
    const means = [0, 1, 2, 3, 4].flatMap(blade);
    return mixture({ means, sds: 0.05, weights: means.map((_, i) => Math.exp(-(z[i % 40] ** 2) / 2)) });
  },

  /** The letters KD, two units high, sd 0.06. */
  letters: () => {
    const strokes: Curve[] = [
      line([-1.6, -1], [-1.6, 1]),
      line([-1.5, -0.1], [-0.4, 1]),
      line([-1.2, 0.2], [-0.4, -1]),
      line([0.3, -1], [0.3, 1]),
      (t) => [0.35 + 1.2 * Math.sin(Math.PI * t), Math.cos(Math.PI * t)],
    ];
    return equal(
      strokes.flatMap((stroke) => along(stroke, 0.1)),
      0.06,
    );
  },
};

const equal = (means: readonly Point[], sd: number) => mixture({ means, sds: sd });

const polar = (radius: number, angle: number): Point => [radius * Math.cos(angle), radius * Math.sin(angle)];

const line =
  ([x0, y0]: Point, [x1, y1]: Point): Curve =>
  (t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];

/** Points about `spacing` apart along a curve, t from 0 to 1, evenly by length; half a step from either end. */
function along(curve: Curve, spacing: number): Point[] {
  const fine = Array.from({ length: 1001 }, (_, i) => curve(i / 1000));
  const length = [0];
  for (let i = 1; i < fine.length; i++) {
    length.push(length[i - 1] + Math.hypot(fine[i][0] - fine[i - 1][0], fine[i][1] - fine[i - 1][1]));
  }
  const count = Math.round(length[1000] / spacing);
  return Array.from(
    { length: count },
    (_, i) => fine[length.findIndex((l) => l >= ((i + 0.5) / count) * length[1000])],
  );
}
