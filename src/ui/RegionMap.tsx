import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { drawPoints, mapping, type Bounds, type PointLayer } from "./canvas/plane.ts";
import { regionEdges, regionLetters, regionPixels, type RegionGrid } from "./figures/regions.ts";
import { formatPercent } from "./format.ts";
import { prepareCanvas, useBox, useThemeVersion } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { classColor, classLetter } from "./roles.ts";
import { aspect, classStyle } from "./ScatterCloud.tsx";
import { resolveVar, rgbOf } from "./theme.ts";
import "./canvas.css";

export interface RegionHover {
  readonly x: number;
  readonly y: number;
  readonly k: number;
  readonly confidence: number;
}

interface RegionMapProps {
  label: string;
  grid: RegionGrid;
  bounds: Bounds;
  classNames: readonly string[];
  layers?: readonly PointLayer[];
  /** Shown by a small cross: what another map's pointer points at. */
  cursor?: { x: number; y: number } | null;
  /** Says class and confidence of the place pointed at; on by default. */
  readout?: boolean;
  onHover?: (at: RegionHover | null) => void;
  /** A place was chosen, by click or Enter. */
  onPick?: (x: number, y: number) => void;
}

/** Which class a network chooses where, and how surely. Arrow keys move the pointer as well. */
export function RegionMap({
  label,
  grid,
  bounds,
  classNames,
  layers = [],
  cursor,
  readout = true,
  onHover,
  onPick,
}: RegionMapProps) {
  const text = useLabels();
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBox(root);
  const theme = useThemeVersion();
  const [at, setAt] = useState<RegionHover | null>(null);

  useEffect(() => {
    if (!canvas.current || box.width === 0) return;
    const g = prepareCanvas(canvas.current, box.width, box.height, box.ratio);
    const picture = document.createElement("canvas");
    picture.width = grid.width;
    picture.height = grid.height;
    const colors = Array.from({ length: 10 }, (_, k) => rgbOf(classColor(k)));
    const pixels = regionPixels(grid, colors, rgbOf("var(--surface)"));
    picture.getContext("2d")!.putImageData(new ImageData(pixels, grid.width, grid.height), 0, 0);
    g.imageSmoothingEnabled = true;
    g.drawImage(picture, 0, 0, box.width, box.height);

    const sx = box.width / grid.width;
    const sy = box.height / grid.height;
    const edges = regionEdges(grid);
    g.strokeStyle = resolveVar("var(--ink-2)");
    g.lineWidth = 1.25;
    g.lineCap = "round";
    g.beginPath();
    for (let i = 0; i < edges.length; i += 4) {
      g.moveTo(edges[i] * sx, box.height - edges[i + 1] * sy);
      g.lineTo(edges[i + 2] * sx, box.height - edges[i + 3] * sy);
    }
    g.stroke();

    const m = mapping(bounds, box.width, box.height);
    for (const layer of layers) drawPoints(g, m, layer, classStyle, box.ratio);

    const size = Math.max(12, Math.min(22, box.width / 14));
    g.font = `700 ${size}px ${resolveVar("var(--font)")}`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.lineWidth = size / 5;
    g.lineJoin = "round";
    g.strokeStyle = resolveVar("var(--surface)");
    g.fillStyle = resolveVar("var(--ink)");
    for (const { k, x, y } of regionLetters(grid)) {
      g.strokeText(classLetter(k), x * sx, box.height - y * sy);
      g.fillText(classLetter(k), x * sx, box.height - y * sy);
    }
  }, [grid, bounds, layers, box, theme]);

  const look = (x: number, y: number): RegionHover | null => {
    const col = Math.floor(((x - bounds.xMin) / (bounds.xMax - bounds.xMin)) * grid.width);
    const row = Math.floor(((y - bounds.yMin) / (bounds.yMax - bounds.yMin)) * grid.height);
    if (col < 0 || row < 0 || col >= grid.width || row >= grid.height) return null;
    const i = row * grid.width + col;
    return { x, y, k: grid.classes[i], confidence: grid.confidence[i] };
  };
  const point = (next: RegionHover | null) => {
    setAt(next);
    onHover?.(next);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === "Enter" && at) onPick?.(at.x, at.y);
    const dir = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[e.key];
    if (!dir) return;
    e.preventDefault();
    const from = at ?? { x: (bounds.xMin + bounds.xMax) / 2, y: (bounds.yMin + bounds.yMax) / 2 };
    const pace = e.shiftKey ? 0.1 : 0.02;
    const next = look(
      from.x + dir[0] * pace * (bounds.xMax - bounds.xMin),
      from.y + dir[1] * pace * (bounds.yMax - bounds.yMin),
    );
    if (next) point(next);
  };
  const shown = cursor ? look(cursor.x, cursor.y) : at;
  const called = (k: number) => [...new Set([classLetter(k), classNames[k]])].filter(Boolean).join(" ");
  const words = shown
    ? `${called(shown.k)}${text.comma}${text.confidence} ${formatPercent(shown.confidence, text.locale, 0)}`
    : "";

  return (
    <div
      ref={root}
      className="ui-plane ui-regions"
      style={{ aspectRatio: aspect(bounds) }}
      role="group"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKey}
      onBlur={() => point(null)}
      onPointerMove={(e) => {
        const r = e.currentTarget.getBoundingClientRect();
        const m = mapping(bounds, r.width, r.height);
        point(look(m.fromX(e.clientX - r.left), m.fromY(e.clientY - r.top)));
      }}
      onPointerLeave={() => point(null)}
      onClick={() => at && onPick?.(at.x, at.y)}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      {shown && <Cursor at={shown} bounds={bounds} />}
      <output className="ui-plane-readout" hidden={!shown || !readout}>
        {words}
      </output>
    </div>
  );
}

function Cursor({ at, bounds }: { at: RegionHover; bounds: Bounds }) {
  const left = ((at.x - bounds.xMin) / (bounds.xMax - bounds.xMin)) * 100;
  const top = ((bounds.yMax - at.y) / (bounds.yMax - bounds.yMin)) * 100;
  return <span className="ui-plane-cursor" aria-hidden="true" style={{ left: `${left}%`, top: `${top}%` }} />;
}
