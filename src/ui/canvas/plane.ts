/** A rectangle of the plane on a canvas; y points up. */
import type { Marker } from "../roles.ts";
import { resolveVar } from "../theme.ts";
import { stampOf } from "./markers.ts";

export interface Bounds {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

export interface Mapping {
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  readonly fromX: (px: number) => number;
  readonly fromY: (py: number) => number;
}

export function mapping(b: Bounds, width: number, height: number): Mapping {
  const sx = width / (b.xMax - b.xMin);
  const sy = height / (b.yMax - b.yMin);
  return {
    toX: (x) => (x - b.xMin) * sx,
    toY: (y) => (b.yMax - y) * sy,
    fromX: (px) => b.xMin + px / sx,
    fromY: (py) => b.yMax - py / sy,
  };
}

export const square = (extent: number): Bounds => ({ xMin: -extent, xMax: extent, yMin: -extent, yMax: extent });

/** Points that look alike, or by `classes` like their class. */
export interface PointLayer {
  /** x and y in turn, `[n, 2]`. */
  readonly points: ArrayLike<number>;
  /** Class index per point: gives colour and marker. */
  readonly classes?: ArrayLike<number>;
  /** Colour without classes, such as `var(--student)`. */
  readonly color?: string;
  readonly marker?: Marker;
  /** Radius in CSS pixels. */
  readonly radius?: number;
  readonly opacity?: number;
}

/** Draws a layer, each marker stamped from a picture of itself. */
export function drawPoints(
  g: CanvasRenderingContext2D,
  m: Mapping,
  layer: PointLayer,
  classStyle: (k: number) => { color: string; marker: Marker },
  ratio: number,
): void {
  const { points, classes, radius = 3 } = layer;
  const rim = resolveVar("var(--surface)");
  const plain: { color: string; marker: Marker } = {
    color: layer.color ?? "var(--ink)",
    marker: layer.marker ?? "circle",
  };
  const stampFor = ({ color, marker }: typeof plain) =>
    stampOf(layer.marker ?? marker, resolveVar(color), rim, radius, ratio);
  const alike = classes ? null : stampFor(plain);
  g.globalAlpha = layer.opacity ?? 1;
  for (let i = 0; 2 * i + 1 < points.length; i++) {
    const stamp = alike ?? stampFor(classStyle(classes![i]));
    const size = stamp.image.width / ratio;
    g.drawImage(stamp.image, m.toX(points[2 * i]) - stamp.half, m.toY(points[2 * i + 1]) - stamp.half, size, size);
  }
  g.globalAlpha = 1;
}

/** A line through points, such as a sample's way from noise to data. */
export interface Trail {
  readonly points: ArrayLike<number>;
  readonly color: string;
  readonly width?: number;
}

export function drawTrails(g: CanvasRenderingContext2D, m: Mapping, trails: readonly Trail[]): void {
  g.lineJoin = "round";
  for (const trail of trails) {
    g.strokeStyle = resolveVar(trail.color);
    g.lineWidth = trail.width ?? 1;
    g.beginPath();
    for (let i = 0; 2 * i + 1 < trail.points.length; i++)
      g.lineTo(m.toX(trail.points[2 * i]), m.toY(trail.points[2 * i + 1]));
    g.stroke();
  }
}

/** The coordinate axes, faintly. */
export function drawAxes(g: CanvasRenderingContext2D, m: Mapping, width: number, height: number): void {
  g.strokeStyle = resolveVar("var(--line)");
  g.lineWidth = 1;
  g.beginPath();
  const x = Math.round(m.toX(0)) + 0.5;
  const y = Math.round(m.toY(0)) + 0.5;
  g.moveTo(x, 0);
  g.lineTo(x, height);
  g.moveTo(0, y);
  g.lineTo(width, y);
  g.stroke();
}
