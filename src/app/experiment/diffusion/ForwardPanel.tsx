import { useMemo, useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ForwardView, ImageTarget, PlaneTarget } from "../../../lab/diffusion-views.ts";
import { schedule, scheduleIds, type ScheduleId } from "../../../math/schedules.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Scene } from "../../../ui/canvas/scene.ts";
import { Chart } from "../../../ui/Chart.tsx";
import { snrFigure } from "../../../ui/figures/snr.ts";
import { formatFixed, formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleLines } from "../../../ui/roles.ts";
import { Scrubber } from "../../../ui/Scrubber.tsx";
import { ImageSheet } from "./ImageSheet.tsx";
import { useGround } from "./SamplesPanel.tsx";
import { pointColumns, useParameter, useView } from "./use-views.ts";

/** Images shown while they dissolve. */
const most = 15;

/** Data becoming noise: computed here, from the schedule alone. */
export function ForwardPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const target = useView("target")!;
  const view = useView("forward")!;
  const given = useParameter("schedule");
  const id = scheduleIds.find((one) => one === given) ?? "flow";
  const [time, setTime] = useState(0.25);
  const { alpha, sigma } = schedule(id).at(time);
  const x = useMemo(() => mixed(view, alpha, sigma), [view, alpha, sigma]);
  const facts = {
    t: formatFixed(time, locale, 2),
    alpha: formatNumber(alpha, locale),
    sigma: formatNumber(sigma, locale),
  };
  return (
    <div className="diffusion-views">
      <Scrubber
        label={words.forward.time}
        value={time}
        max={1}
        step={0.01}
        text={fill(words.forward.at, facts)}
        onChange={setTime}
      />
      <div className="forward">
        {target.shape === "plane" ? (
          <NoisedPoints target={target} x={x} label={fill(words.forward.label, facts)} />
        ) : (
          <NoisedImages target={target} view={view} x={x} />
        )}
        <Snr id={id} time={time} />
      </div>
      <p className="ui-quiet">{id === "edm" ? words.forward.noteScaled : words.forward.note}</p>
    </div>
  );
}

/** (α·x0 + σ·noise) / √(α² + σ²) for the schedule whose noise outgrows the picture; the others stay as they are. */
function mixed({ x0, noise }: ForwardView, alpha: number, sigma: number): Float32Array {
  const scale = Math.max(1, Math.hypot(alpha, sigma));
  return x0.map((v, i) => (alpha * v + sigma * noise[i]) / scale);
}

function NoisedPoints({ target, x, label }: { target: PlaneTarget; x: Float32Array; label: string }) {
  const words = useDiffusionTexts();
  const ground = useGround(target);
  const bounds = useMemo(() => square(Math.max(target.extent, 3)), [target]);
  const scene = useMemo<Scene>(
    () => [
      ground,
      { kind: "points", points: x, color: "var(--truth)", marker: roleLines.truth.marker, radius: 2, opacity: 0.7 },
    ],
    [ground, x],
  );
  return (
    <PlanePicture
      title={words.forward.what}
      label={label}
      scene={scene}
      bounds={bounds}
      columns={() => pointColumns(x)}
    />
  );
}

function NoisedImages({ target, view, x }: { target: ImageTarget; view: ForwardView; x: Float32Array }) {
  const words = useDiffusionTexts();
  const { width, height } = target;
  const { offset, scale } = view.ink ?? { offset: 0, scale: 1 };
  const pixels = useMemo(() => x.map((v) => offset + scale * v), [x, offset, scale]);
  return (
    <ImageSheet
      title={words.forward.what}
      whose="truth"
      {...{ pixels, width, height }}
      count={Math.min(most, pixels.length / (width * height))}
      describe={(i) => fill(words.forward.image, { n: i + 1 })}
    />
  );
}

function Snr({ id, time }: { id: ScheduleId; time: number }) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const { schedules: names, chart, snr, time: axis, summary } = words.forward;
  const figure = useMemo(() => {
    const t = Float64Array.from({ length: 101 }, (_, i) => i / 100);
    const lines = scheduleIds.map((one) => ({
      name: names[one],
      current: one === id,
      values: t.map((at) => logSnr(one, at)),
    }));
    return snrFigure({ t, lines, now: time, xTitle: axis, yTitle: snr });
  }, [id, time, names, axis, snr]);
  const said = { schedule: names[id], t: formatFixed(time, locale, 2), snr: formatFixed(logSnr(id, time), locale, 1) };
  return <Chart title={chart} figure={figure} summary={fill(summary, said)} height={16} />;
}

function logSnr(id: ScheduleId, t: number): number {
  const { alpha, sigma } = schedule(id).at(t);
  return 2 * Math.log10(alpha / sigma);
}
