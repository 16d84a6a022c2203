import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { Rng } from "../../../math/rng.ts";
import { Button } from "../../../ui/Button.tsx";
import { square } from "../../../ui/canvas/plane.ts";
import type { Scene } from "../../../ui/canvas/scene.ts";
import { formatInteger } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { Plane } from "../../../ui/Plane.tsx";
import { roleLines } from "../../../ui/roles.ts";

/** Half the side of the sheet, the spread of the can, points per puff, and how far apart puffs are at least. */
const can = { extent: 2, sd: 0.07, puff: 4, pace: 0.05 } as const;
const most = 5000;

const bounds = square(can.extent);
const rng = Rng.fromSeed(1).fold("spray");

/** A sheet to spray points on, by hand or by keys. */
export function SprayPad({ onUse }: { onUse: (points: Float32Array) => void }) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const [points, setPoints] = useState<readonly number[]>([]);
  const [cursor, setCursor] = useState<readonly [number, number] | null>(null);
  const last = useRef<readonly [number, number] | null>(null);
  const n = points.length / 2;
  const shown = useMemo(() => Float32Array.from(points), [points]);
  const scene = useMemo<Scene>(
    () => [
      { kind: "points", points: shown, color: "var(--truth)", marker: roleLines.truth.marker, radius: 2, opacity: 0.8 },
      ...(cursor
        ? [{ kind: "discs", discs: [...cursor, 2 * can.sd], color: "var(--focus)", filled: false } as const]
        : []),
    ],
    [shown, cursor],
  );
  const spray = (x: number, y: number) =>
    setPoints((now) => {
      if (now.length >= 2 * most) return now;
      const z = rng.fold("puff", now.length).normal(2 * can.puff);
      return [...now, ...Array.from(z, (v, i) => (i % 2 ? y : x) + can.sd * v)];
    });
  const onPointer = (e: PointerEvent<HTMLDivElement>, x: number, y: number) => {
    if (e.type === "pointerdown") {
      if (e.button !== 0) return;
      e.currentTarget.setPointerCapture(e.pointerId);
    } else if (!e.currentTarget.hasPointerCapture(e.pointerId) || e.type !== "pointermove") {
      last.current = null;
      return;
    } else if (last.current && Math.hypot(last.current[0] - x, last.current[1] - y) < can.pace) return;
    last.current = [x, y];
    spray(x, y);
  };
  const onKey = (e: KeyboardEvent) => {
    const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[e.key];
    const [x, y] = cursor ?? [0, 0];
    const inside = (v: number) => Math.min(can.extent, Math.max(-can.extent, v));
    if (by) setCursor([inside(x + 0.1 * by[0]), inside(y + 0.1 * by[1])]);
    else if (e.key === " ") spray(x, y);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className="spray">
      <h3>{words.own.pad}</h3>
      <Plane
        label={fill(words.own.padLabel, { n: formatInteger(n, locale) })}
        {...{ scene, bounds, onPointer, onKey }}
      />
      <p className="ui-quiet">{words.own.padHint}</p>
      <div className="spray-tools">
        <Button small variant="primary" disabled={n < 3} onClick={() => onUse(shown)}>
          {n < 3 ? words.own.few : fill(words.own.use, { n: formatInteger(n, locale) })}
        </Button>
        <Button small disabled={n === 0} onClick={() => setPoints([])}>
          {words.own.clear}
        </Button>
      </div>
    </div>
  );
}
