import { useMemo } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import { square } from "../../ui/canvas/plane.ts";
import { ImageGrid } from "../../ui/ImageGrid.tsx";
import { ClassLegend } from "../../ui/Legend.tsx";
import { ScatterCloud } from "../../ui/ScatterCloud.tsx";
import { useLab, useSignal } from "../lab.tsx";
import { nearest } from "../selectors.ts";
import { useExample } from "../use-example.ts";

/** Enough to choose from; the arrows beside the example reach the rest. */
const most = 90;

/** The held-out examples, the most ambiguous to the teacher first. */
export function ExamplesPanel() {
  const t = useTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const { row, place, select } = useExample();
  const { examples, order } = exhibits;
  const count = Math.min(most, order.length);
  const pixels = useMemo(() => {
    if (examples?.shape.kind !== "image") return new Float32Array(0);
    const { x, d } = examples;
    const stack = new Float32Array(count * d);
    for (let i = 0; i < count; i++) stack.set(x.subarray(order[i] * d, (order[i] + 1) * d), i * d);
    return stack;
  }, [examples, order, count]);
  if (!examples) return null;
  const { shape, classNames, y } = examples;
  const note = `${t.stage.examplesNote} · ${fill(t.stage.more, { shown: count, total: order.length })}`;
  const describe = (i: number) => fill(t.stage.exampleItem, { n: order[i] + 1, c: classNames[y[order[i]]] });
  switch (shape.kind) {
    case "image":
      return (
        <div className="examples">
          <p className="ui-quiet">{note}</p>
          <div className="examples-scroll">
            <ImageGrid
              label={t.stage.examplesLabel}
              images={{ pixels, width: shape.width, height: shape.height }}
              count={count}
              size={2.5}
              captions={Array.from({ length: count }, (_, i) => classNames[y[order[i]]])}
              describe={describe}
              selected={place >= 0 && place < count ? place : undefined}
              onSelect={(i) => select(order[i])}
            />
          </div>
        </div>
      );
    case "points":
      return <PointExamples row={row} select={select} />;
    case "features":
      return null;
    default:
      return shape satisfies never;
  }
}

function PointExamples({ row, select }: { row: number; select: (row: number) => void }) {
  const t = useTexts();
  const { exhibits } = useLab();
  const { x, y, classNames } = exhibits.examples!;
  const extent = useMemo(() => 1.1 * x.reduce((a, b) => Math.max(a, Math.abs(b)), 0), [x]);
  const bounds = useMemo(() => square(extent), [extent]);
  const layers = useMemo(
    () => [
      { points: x, classes: y, radius: 2.5, opacity: 0.8 },
      { points: x.subarray(2 * row, 2 * row + 2), color: "var(--ink)", marker: "circle" as const, radius: 6.5 },
    ],
    [x, y, row],
  );
  return (
    <div className="examples point-examples">
      <div className="plane-box">
        <ScatterCloud
          label={t.stage.examplesLabel}
          layers={layers}
          bounds={bounds}
          onPick={(px, py) => select(nearest(x, px, py))}
        />
      </div>
      <ClassLegend classNames={classNames} />
    </div>
  );
}
