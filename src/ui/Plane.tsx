import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { drawAxes, mapping, type Bounds } from "./canvas/plane.ts";
import { drawScene, type Scene } from "./canvas/scene.ts";
import { cx, prepareCanvas, useBox, useThemeVersion } from "./hooks.ts";
import { aspect } from "./ScatterCloud.tsx";
import "./canvas.css";

export interface PlaneProps {
  /** What is to be seen, in words that say the finding. */
  label: string;
  scene: Scene;
  bounds: Bounds;
  /** Coordinate axes; on by default. */
  axes?: boolean;
  /** Where the pointer is, in units of the plane; null when it has left. */
  onHover?: (at: readonly [number, number] | null) => void;
  /** Pointer events with their place, for drawing and dragging; the plane then takes touches for itself. */
  onPointer?: (e: PointerEvent<HTMLDivElement>, x: number, y: number) => void;
  /** Makes the plane reachable by keys. */
  onKey?: (e: KeyboardEvent) => void;
  onWheel?: (by: number) => void;
  /** Over the picture: a readout. */
  children?: ReactNode;
}

/** A picture of the plane. */
export function Plane({ label, scene, bounds, axes = true, onHover, onPointer, onKey, onWheel, children }: PlaneProps) {
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBox(root);
  const theme = useThemeVersion();
  useEffect(() => {
    if (!canvas.current || box.width === 0) return;
    const g = prepareCanvas(canvas.current, box.width, box.height, box.ratio);
    if (axes) drawAxes(g, mapping(bounds, box.width, box.height), box.width, box.height);
    drawScene(g, scene, bounds, box.width, box.height, box.ratio);
  }, [scene, bounds, axes, box, theme]);
  // React's own wheel listeners are passive: the page would scroll along.
  useEffect(() => {
    const element = root.current;
    if (!element || !onWheel) return;
    const turn = (e: WheelEvent) => {
      e.preventDefault();
      onWheel(Math.sign(e.deltaY));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [onWheel]);

  const place = (e: PointerEvent<HTMLDivElement>): readonly [number, number] => {
    const r = e.currentTarget.getBoundingClientRect();
    const m = mapping(bounds, r.width, r.height);
    return [m.fromX(e.clientX - r.left), m.fromY(e.clientY - r.top)];
  };
  const tell = onPointer && ((e: PointerEvent<HTMLDivElement>) => onPointer(e, ...place(e)));
  return (
    <div
      ref={root}
      className={cx("ui-plane", (onPointer || onHover) && "ui-regions", onPointer && "ui-plane-drawn")}
      style={{ aspectRatio: aspect(bounds) }}
      {...(onKey ? { role: "group", "aria-label": label, tabIndex: 0, onKeyDown: onKey } : {})}
      onPointerDown={tell}
      onPointerUp={tell}
      onPointerCancel={tell}
      onPointerMove={tell ?? (onHover && ((e) => onHover(place(e))))}
      onPointerLeave={onHover && (() => onHover(null))}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      {children}
    </div>
  );
}
