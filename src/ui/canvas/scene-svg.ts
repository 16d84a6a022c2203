/** A scene of the plane as the text of an SVG file. */
import { levelColor } from "../figures/spectrum.ts";
import type { Theme } from "../theme.ts";
import { markerPath } from "./markers.ts";
import { mapping, type Bounds, type Mapping } from "./plane.ts";
import { barbs, type Mark, type Scene } from "./scene.ts";

interface SvgOptions {
  /** Side lengths in SVG units. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly theme: Theme;
  /** The paper. */
  readonly ground: string;
  /** What a colour such as `var(--ink)` is now. */
  readonly resolve: (color: string) => string;
  /** A ground's picture, as a data URL. */
  readonly shade: (mark: Extract<Mark, { kind: "shade" }>) => string;
}

export function sceneSvg(scene: Scene, bounds: Bounds, o: SvgOptions): string {
  const m = mapping(bounds, o.width, o.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${o.width} ${o.height}" width="${o.width}" height="${o.height}">`,
    `<title>${escaped(o.title)}</title>`,
    `<rect width="100%" height="100%" fill="${o.resolve(o.ground)}"/>`,
    ...scene.flatMap((mark) => markSvg(mark, m, o)),
    "</svg>",
  ].join("\n");
}

function markSvg(mark: Mark, m: Mapping, o: SvgOptions): string[] {
  switch (mark.kind) {
    case "shade": {
      const [x, y] = [m.toX(-mark.extent), m.toY(mark.extent)];
      const size = `width="${short(m.toX(mark.extent) - x)}" height="${short(m.toY(-mark.extent) - y)}"`;
      return [`<image x="${short(x)}" y="${short(y)}" ${size} preserveAspectRatio="none" href="${o.shade(mark)}"/>`];
    }
    case "points": {
      const { points, color = "var(--ink)", marker = "circle", radius = 3, opacity = 1 } = mark;
      const shape = markerPath(marker, radius);
      const at = Array.from({ length: points.length >> 1 }, (_, i) => i);
      return [
        `<g fill="${o.resolve(color)}" opacity="${opacity}">`,
        ...at.map(
          (i) =>
            `<path d="${shape}" transform="translate(${short(m.toX(points[2 * i]))} ${short(m.toY(points[2 * i + 1]))})"/>`,
        ),
        "</g>",
      ];
    }
    case "lines":
      return [
        `<g fill="none" opacity="${mark.opacity ?? 1}">`,
        ...mark.lines.map(({ points, color, width = 1 }) => {
          const at = Array.from({ length: points.length >> 1 }, (_, i) =>
            [m.toX(points[2 * i]), m.toY(points[2 * i + 1])].map(short).join(" "),
          );
          return `<path d="M${at.join("L")}" stroke="${o.resolve(color)}" stroke-width="${width}"/>`;
        }),
        "</g>",
      ];
    case "segments": {
      const { ends, levels, color, width, heads } = mark;
      const at = Array.from({ length: ends.length >> 2 }, (_, i) => i);
      return [
        `<g fill="none" stroke="${o.resolve(color)}" stroke-width="${width}" stroke-linecap="round">`,
        ...at.map((i) => {
          const [x0, y0] = [m.toX(ends[4 * i]), m.toY(ends[4 * i + 1])];
          const [x1, y1] = [m.toX(ends[4 * i + 2]), m.toY(ends[4 * i + 3])];
          const head = heads
            ? barbs(x0, y0, x1, y1).map(([x, y]) => `M${short(x1)} ${short(y1)}L${short(x)} ${short(y)}`)
            : [];
          const own = levels ? ` stroke="${levelColor(levels[i], o.theme)}"` : "";
          return `<path d="M${short(x0)} ${short(y0)}L${short(x1)} ${short(y1)}${head.join("")}"${own}/>`;
        }),
        "</g>",
      ];
    }
    case "discs": {
      const { discs, filled } = mark;
      const color = o.resolve(mark.color);
      const look = filled ? `fill="${color}"` : `fill="none" stroke="${color}" stroke-width="1.5"`;
      return Array.from(
        { length: Math.floor(discs.length / 3) },
        (_, i) =>
          `<circle cx="${short(m.toX(discs[3 * i]))}" cy="${short(m.toY(discs[3 * i + 1]))}" r="${short(m.toX(discs[3 * i + 2]) - m.toX(0))}" ${look}/>`,
      );
    }
  }
}

const short = (v: number): string => String(Math.round(100 * v) / 100);
const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c]!);
