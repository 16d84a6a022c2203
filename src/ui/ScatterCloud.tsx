import { useEffect, useRef } from "react";
import { drawAxes, drawPoints, drawTrails, mapping, type Bounds, type PointLayer, type Trail } from "./canvas/plane.ts";
import { prepareCanvas, useBox, useThemeVersion } from "./hooks.ts";
import { classColor, classMarkers } from "./roles.ts";
import "./canvas.css";

interface ScatterCloudProps {
  /** What is to be seen, in words that say the finding. */
  label: string;
  layers: readonly PointLayer[];
  bounds: Bounds;
  trails?: readonly Trail[];
  /** Coordinate axes; on by default. */
  axes?: boolean;
  /** A place was clicked. For what can be reached by keys elsewhere. */
  onPick?: (x: number, y: number) => void;
}

/** Clouds of points in the plane, drawn in order; tens of thousands per frame. */
export function ScatterCloud({ label, layers, bounds, trails, axes = true, onPick }: ScatterCloudProps) {
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBox(root);
  const theme = useThemeVersion();
  useEffect(() => {
    if (!canvas.current || box.width === 0) return;
    const g = prepareCanvas(canvas.current, box.width, box.height, box.ratio);
    const m = mapping(bounds, box.width, box.height);
    if (axes) drawAxes(g, m, box.width, box.height);
    if (trails) drawTrails(g, m, trails);
    for (const layer of layers) drawPoints(g, m, layer, classStyle, box.ratio);
  }, [layers, bounds, trails, axes, box, theme]);
  return (
    <div ref={root} className={onPick ? "ui-plane ui-regions" : "ui-plane"} style={{ aspectRatio: aspect(bounds) }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        onPointerUp={(e) => {
          if (!onPick) return;
          const r = e.currentTarget.getBoundingClientRect();
          const m = mapping(bounds, r.width, r.height);
          onPick(m.fromX(e.clientX - r.left), m.fromY(e.clientY - r.top));
        }}
      />
    </div>
  );
}

export const classStyle = (k: number) => ({ color: classColor(k), marker: classMarkers[k % classMarkers.length] });

export const aspect = (b: Bounds): string => `${b.xMax - b.xMin} / ${b.yMax - b.yMin}`;
