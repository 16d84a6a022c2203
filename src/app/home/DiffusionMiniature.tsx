import { useMemo, useState } from "react";
import { useDiffusionTexts } from "../../i18n/diffusion.ts";
import { fill } from "../../i18n/t.ts";
import { formatNumber, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Plane } from "../../ui/Plane.tsx";
import { Slider } from "../../ui/Slider.tsx";
import type { MiniId } from "./mini-ids.ts";
import { bounds, fine } from "./mini-parts.ts";
import { minis } from "./minis.ts";

/** What a generative method is about: a picture, what it says, and a slider that computes it anew. */
export default function DiffusionMiniature({ id }: { id: MiniId }) {
  const { [id]: words } = useDiffusionTexts().mini;
  const { locale } = useLabels();
  const { slider, draw } = minis[id];
  const { start, ...scale } = slider;
  const [value, setValue] = useState(start);
  const { scene, share = 0, by = 1, sigma = 0, part = 0 } = useMemo(() => draw(value), [draw, value]);
  const caption = fill(words.caption, {
    value: formatNumber(value, locale),
    steps: formatNumber(fine / by, locale),
    by: formatNumber(by, locale),
    t: formatPercent(value / slider.max, locale),
    sigma: formatNumber(sigma, locale, 2),
    share: formatPercent(share, locale),
    part: formatPercent(part, locale),
  });
  return (
    <div className="mini mini-plane">
      <Plane label={caption} scene={scene} bounds={bounds} axes={false} />
      <div className="mini-side">
        <p className="mini-caption" aria-hidden="true">
          {caption}
        </p>
        <Slider label={words.slider} {...scale} value={value} default={start} onInput={setValue} onCommit={setValue} />
      </div>
    </div>
  );
}
