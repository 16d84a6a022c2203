/** A picture of the plane as data: the same marks go on a canvas and into an SVG file. */
import { levelColor } from "../figures/spectrum.ts";
import { currentTheme, resolveVar, rgbOf } from "../theme.ts";
import { drawPoints, drawTrails, mapping, type Bounds, type PointLayer, type Trail } from "./plane.ts";

export type Mark =
  /** A soft ground: levels 0 … 1 of `[size·size]` cells of a square about the origin, row by row from the bottom left. */
  | {
      readonly kind: "shade";
      readonly levels: Float32Array;
      readonly size: number;
      /** Half the square's side. */
      readonly extent: number;
      readonly color: string;
    }
  | ({ readonly kind: "points" } & PointLayer)
  | { readonly kind: "lines"; readonly lines: readonly Trail[]; readonly opacity?: number }
  /** Straight strokes x0, y0, x1, y1 in turn, `[n, 4]`: with heads they are arrows; with levels 0 … 1 each has its colour. */
  | {
      readonly kind: "segments";
      readonly ends: ArrayLike<number>;
      readonly color: string;
      readonly width: number;
      readonly heads?: boolean;
      readonly levels?: ArrayLike<number>;
    }
  /** Discs x, y, r in turn in units of the plane, `[n, 3]`; without a filling they are rings. */
  | { readonly kind: "discs"; readonly discs: ArrayLike<number>; readonly color: string; readonly filled: boolean };

export type Scene = readonly Mark[];

/** How dark the ground is where it is darkest. */
export const shadeStrength = 0.36;

/** Draws the marks in order over a box of so many CSS pixels. */
export function drawScene(
  g: CanvasRenderingContext2D,
  scene: Scene,
  bounds: Bounds,
  width: number,
  height: number,
  ratio: number,
): void {
  const m = mapping(bounds, width, height);
  for (const mark of scene) {
    switch (mark.kind) {
      case "shade": {
        const { levels, size, extent, color } = mark;
        const [x, y] = [m.toX(-extent), m.toY(extent)];
        g.imageSmoothingEnabled = true;
        g.imageSmoothingQuality = "high";
        g.drawImage(shadeImage(levels, size, color), x, y, m.toX(extent) - x, m.toY(-extent) - y);
        break;
      }
      case "points":
        drawPoints(g, m, mark, () => ({ color: "var(--ink)", marker: "circle" }), ratio);
        break;
      case "lines":
        g.globalAlpha = mark.opacity ?? 1;
        drawTrails(g, m, mark.lines);
        g.globalAlpha = 1;
        break;
      case "segments":
        drawSegments(g, mark, m);
        break;
      case "discs": {
        const { discs } = mark;
        g.fillStyle = g.strokeStyle = resolveVar(mark.color);
        g.lineWidth = 1.5;
        for (let i = 0; i + 2 < discs.length; i += 3) {
          g.beginPath();
          g.arc(m.toX(discs[i]), m.toY(discs[i + 1]), m.toX(discs[i + 2]) - m.toX(0), 0, 2 * Math.PI);
          if (mark.filled) g.fill();
          else g.stroke();
        }
        break;
      }
      default:
        mark satisfies never;
    }
  }
}

function drawSegments(
  g: CanvasRenderingContext2D,
  { ends, color, width, heads, levels }: Extract<Mark, { kind: "segments" }>,
  m: ReturnType<typeof mapping>,
): void {
  g.lineWidth = width;
  g.lineCap = "round";
  const stroke = resolveVar(color);
  const theme = currentTheme();
  for (let i = 0; 4 * i + 3 < ends.length; i++) {
    const [x0, y0] = [m.toX(ends[4 * i]), m.toY(ends[4 * i + 1])];
    const [x1, y1] = [m.toX(ends[4 * i + 2]), m.toY(ends[4 * i + 3])];
    g.strokeStyle = levels ? levelColor(levels[i], theme) : stroke;
    g.beginPath();
    g.moveTo(x0, y0);
    g.lineTo(x1, y1);
    for (const [x, y] of heads ? barbs(x0, y0, x1, y1) : []) {
      g.moveTo(x1, y1);
      g.lineTo(x, y);
    }
    g.stroke();
  }
}

/** The two ends of an arrow's head, in pixels. */
export function barbs(x0: number, y0: number, x1: number, y1: number): readonly (readonly [number, number])[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 2) return [];
  const size = Math.min(4.5, 0.45 * length) / length;
  const [dx, dy] = [(x0 - x1) * size, (y0 - y1) * size];
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  return [
    [x1 + c * dx - s * dy, y1 + s * dx + c * dy],
    [x1 + c * dx + s * dy, y1 - s * dx + c * dy],
  ];
}

/** Grounds drawn before: a picture that changes often mostly keeps its ground. */
const grounds = new WeakMap<Float32Array, { readonly color: string; readonly image: HTMLCanvasElement }>();

/** The ground as a picture, its first row on top. */
export function shadeImage(levels: Float32Array, size: number, given: string): HTMLCanvasElement {
  const color = resolveVar(given);
  const known = grounds.get(levels);
  if (known?.color === color) return known.image;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const g = canvas.getContext("2d")!;
  const image = g.createImageData(size, size);
  const [red, green, blue] = rgbOf(color);
  for (let row = 0; row < size; row++) {
    for (let col = 0; col < size; col++) {
      const at = 4 * ((size - 1 - row) * size + col);
      image.data.set([red, green, blue, 255 * shadeStrength * levels[row * size + col]], at);
    }
  }
  g.putImageData(image, 0, 0);
  grounds.set(levels, { color, image: canvas });
  return canvas;
}
