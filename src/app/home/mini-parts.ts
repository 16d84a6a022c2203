/** What the pictures of the miniatures are made of. */
import { logDensity } from "../../math/mixture.ts";
import { square } from "../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../ui/canvas/scene.ts";
import { densityLevels, pathOf } from "../../ui/figures/plane-marks.ts";
import { noiseOf, target } from "./exact-paths.ts";

export const extent = 2.2;
export const bounds = square(extent);
/** Cells on a side of the ground. */
export const size = 64;
export const samples = noiseOf(400);
/** Few enough for their ways to be told apart. */
export const few = noiseOf(48);
export const fine = 32;

export interface Mini {
  readonly slider: { readonly min: number; readonly max: number; readonly step: number; readonly start: number };
  /** The picture for a value of the slider, and what its caption is filled with. */
  readonly draw: (value: number) => { scene: Scene; share?: number; by?: number; sigma?: number; part?: number };
}

/** The middles of a square's cells, row by row from the bottom left, `[side², 2]`. */
export function cells(side: number): Float64Array {
  return Float64Array.from({ length: 2 * side * side }, (_, i) => {
    const place = i % 2 ? Math.floor((i >> 1) / side) : (i >> 1) % side;
    return ((2 * place + 1) / side - 1) * extent;
  });
}

export const density = densityLevels(logDensity(target, cells(size)));

export const ground: Mark = { kind: "shade", levels: density, size, extent, color: "var(--truth)" };

export const dots = (points: Float32Array, whose: "teacher" | "student" | "control" | "truth", radius = 2): Mark => ({
  kind: "points",
  points,
  color: `var(--${whose})`,
  marker: whose === "student" ? "square" : "circle",
  radius,
  opacity: 0.85,
});

/** The ways of particles, positions `[stops, n, 2]`, through every `by`th stop. */
export function waysOf(path: Float32Array, n: number, by: number, color: string, opacity: number): Mark {
  const every = (whole: Float32Array) => whole.filter((_, i) => (i >> 1) % by === 0);
  const lines = Array.from({ length: n }, (_, i) => ({ points: every(pathOf(path, n, i)), color, width: 1.1 }));
  return { kind: "lines", lines, opacity };
}
