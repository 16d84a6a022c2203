import { useMemo, useState } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { responsibilities, ring } from "../../math/mixture.ts";
import { softmax } from "../../math/statistics.ts";
import { square } from "../../ui/canvas/plane.ts";
import { classLetter } from "../../ui/roles.ts";
import { ProbabilityBars } from "../../ui/ProbabilityBars.tsx";
import { RegionMap } from "../../ui/RegionMap.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { regionGrid } from "../selectors.ts";

const clouds = ring(3, 1.8, 0.95);
const classes = 3;
const bounds = square(3.6);
const size = 48;
const names = Array.from({ length: classes }, (_, k) => classLetter(k));

/** ln p(class | x): logits whose softmax at T = 1 is the exact posterior. */
function logits(points: ArrayLike<number>): Float32Array {
  return Float32Array.from(responsibilities(clouds, points), (p) => Math.log(Math.max(p, 1e-30)));
}

function cells(): Float64Array {
  const at = (i: number) => ((2 * i + 1) / size - 1) * bounds.xMax;
  return Float64Array.from({ length: 2 * size * size }, (_, i) =>
    i % 2 ? at(Math.floor(i / 2 / size)) : at((i / 2) % size),
  );
}

/** Soft labels by formula alone: the exact class probabilities under the pointer, softened by T. */
export function Miniature() {
  const { mini } = useHomeTexts();
  const [T, setT] = useState(2);
  const [at, setAt] = useState({ x: 1.1, y: 0.75 });
  const plane = useMemo(() => logits(cells()), []);
  const grid = useMemo(() => regionGrid(plane, size, classes, T), [plane, T]);
  const values = softmax(logits([at.x, at.y]), classes, T);
  return (
    <div className="mini">
      <RegionMap
        label={mini.plane}
        grid={grid}
        bounds={bounds}
        classNames={names}
        cursor={at}
        readout={false}
        onHover={(hover) => hover && setAt({ x: hover.x, y: hover.y })}
      />
      <div className="mini-side">
        <ProbabilityBars
          caption={mini.caption}
          classNames={names}
          series={[{ role: "truth", name: mini.soft, values }]}
          layout="columns"
        />
        <Slider
          label={mini.temperature}
          value={T}
          min={0.5}
          max={8}
          step={0.1}
          default={2}
          onInput={setT}
          onCommit={setT}
        />
      </div>
    </div>
  );
}
