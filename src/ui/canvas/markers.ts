/** Marker shapes, of about equal weight at the same radius. */
import type { Marker } from "../roles.ts";

/** A closed SVG path around the origin. */
export function markerPath(marker: Marker, r: number): string {
  switch (marker) {
    case "circle":
      return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case "square":
      return polygon(4, r * 1.25, Math.PI / 4);
    case "diamond":
      return polygon(4, r * 1.25, 0);
    case "triangle-up":
      return polygon(3, r * 1.35, -Math.PI / 2);
    case "triangle-down":
      return polygon(3, r * 1.35, Math.PI / 2);
    case "pentagon":
      return polygon(5, r * 1.12, -Math.PI / 2);
    case "hexagon":
      return polygon(6, r * 1.08, 0);
    case "star":
      return polygon(10, r * 1.4, -Math.PI / 2, 0.45);
    case "cross":
      return plus(r * 1.2, r * 0.42, 0);
    case "x":
      return plus(r * 1.3, r * 0.42, Math.PI / 4);
  }
}

function path(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}z`;
}

const round = (v: number): number => Math.round(v * 1000) / 1000;

/** A regular polygon, or with `inner` a star. */
function polygon(n: number, r: number, turn: number, inner = 1): string {
  return path(
    Array.from({ length: n }, (_, k) => {
      const rho = k % 2 === 1 ? r * inner : r;
      const phi = turn + (2 * Math.PI * k) / n;
      return [rho * Math.cos(phi), rho * Math.sin(phi)] as const;
    }),
  );
}

function plus(r: number, w: number, turn: number): string {
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const outline = [
    [w, r],
    [w, w],
    [r, w],
    [r, -w],
    [w, -w],
    [w, -r],
    [-w, -r],
    [-w, -w],
    [-r, -w],
    [-r, w],
    [-w, w],
    [-w, r],
  ] as const;
  return path(outline.map(([x, y]) => [c * x - s * y, s * x + c * y] as const));
}

/** A marker drawn once, to be stamped many times: much faster than a path per point. */
export interface Stamp {
  readonly image: HTMLCanvasElement;
  /** Half its side, in CSS pixels. */
  readonly half: number;
}

const stamps = new Map<string, Stamp>();

/** The stamp of a marker in a colour (already resolved), with a rim that keeps neighbours apart. */
export function stampOf(marker: Marker, color: string, rim: string, r: number, ratio: number): Stamp {
  const key = `${marker}|${color}|${rim}|${r}|${ratio}`;
  let stamp = stamps.get(key);
  if (!stamp) {
    if (stamps.size > 400) stamps.clear();
    const half = Math.ceil(r * 1.5 + 2);
    const image = document.createElement("canvas");
    image.width = image.height = Math.ceil(2 * half * ratio);
    const g = image.getContext("2d")!;
    g.scale(ratio, ratio);
    g.translate(half, half);
    const shape = new Path2D(markerPath(marker, r));
    g.lineWidth = r > 2.5 ? 1.6 : 0;
    g.lineJoin = "round";
    g.strokeStyle = rim;
    if (g.lineWidth > 0 && r > 2.5) g.stroke(shape);
    g.fillStyle = color;
    g.fill(shape);
    stamp = { image, half };
    stamps.set(key, stamp);
  }
  return stamp;
}
