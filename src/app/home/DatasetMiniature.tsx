import { useMemo, useState } from "react";
import { DIGIT_SIZE, drawDigits } from "../../data/digits/digits.ts";
import { useDatasetTexts } from "../../i18n/dataset.ts";
import { fill } from "../../i18n/t.ts";
import { Rng } from "../../math/rng.ts";
import { ImageGrid } from "../../ui/ImageGrid.tsx";
import { Slider } from "../../ui/Slider.tsx";

const classes = 10;
const pixels = DIGIT_SIZE ** 2;
const most = 60;
const start = 12;
/** Every block of ten holds each digit once. */
const drawn = drawDigits(Rng.fromSeed(1), most * classes, { ambiguity: 0 });

/** The mean of the first `n` drawings of each digit, digit after digit. */
function meansOf(n: number): Float32Array {
  const means = new Float32Array(classes * pixels);
  for (let i = 0; i < n * classes; i++) {
    for (let j = 0; j < pixels; j++) means[drawn.y[i] * pixels + j] += drawn.x[i * pixels + j] / n;
  }
  return means;
}

/** The simplest image that stands for many: their mean, computed here. */
export default function DatasetMiniature() {
  const { caption, slider, image } = useDatasetTexts().mini;
  const [n, setN] = useState(start);
  const images = useMemo(() => ({ pixels: meansOf(n), width: DIGIT_SIZE, height: DIGIT_SIZE }), [n]);
  const sentence = fill(caption, { n });
  const describe = (i: number) => fill(image, { c: i });
  return (
    <div className="mini mini-plane">
      <ImageGrid label={sentence} images={images} count={classes} columns={4} describe={describe} />
      <div className="mini-side">
        <p className="mini-caption" aria-hidden="true">
          {sentence}
        </p>
        <Slider label={slider} value={n} min={1} max={most} step={1} default={start} onInput={setN} onCommit={setN} />
      </div>
    </div>
  );
}
