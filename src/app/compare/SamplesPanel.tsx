import { useMemo } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import type { ComparisonView, Contestant } from "../../lab/compare-views.ts";
import type { ImageTarget, PlaneTarget } from "../../lab/diffusion-views.ts";
import { encodeLink } from "../../lab/link.ts";
import { square } from "../../ui/canvas/plane.ts";
import type { Scene } from "../../ui/canvas/scene.ts";
import { ImageGrid } from "../../ui/ImageGrid.tsx";
import { MarkerShape } from "../../ui/MarkerShape.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { PlanePicture } from "../../ui/PlanePicture.tsx";
import type { Look } from "../../ui/roles.ts";
import { useGround } from "../experiment/diffusion/SamplesPanel.tsx";
import { pointColumns, useView } from "../experiment/diffusion/use-views.ts";
import { specs, useLabState } from "../lab.tsx";
import { looksOf, useContestantName } from "./names.ts";

/** Everybody's samples of the same noise, beside real data. */
export function SamplesPanel() {
  const words = useCompareTexts();
  const target = useView("target");
  const { all } = useView("contestants")!;
  const view = useView("comparison");
  const looks = useMemo(() => looksOf(all), [all]);
  if (!target || !view) return null;
  // Every link leads to the network that made these.
  const shared = { all: all.map((one) => ({ ...one, ...view.made[one.id] })), looks, view };
  return (
    <section className="area" aria-labelledby="compare-samples">
      <header className="area-head">
        <h2 id="compare-samples">{words.samples.title}</h2>
      </header>
      {target.shape === "plane" ? <Clouds {...shared} target={target} /> : <Strips {...shared} target={target} />}
    </section>
  );
}

interface Shown {
  readonly all: readonly Contestant[];
  readonly looks: Readonly<Record<string, Look>>;
  readonly view: ComparisonView;
}

function useUsed({ nfe, used }: ComparisonView): (id: string) => string {
  const { samples } = useCompareTexts();
  return (id) => {
    const n = used[id];
    if (n === undefined) return samples.none;
    return n === 1 ? fill(samples.usedOne, { of: nfe }) : fill(samples.used, { n, of: nfe });
  };
}

function Clouds({ all, looks, view, target }: Shown & { target: PlaneTarget }) {
  const words = useCompareTexts();
  const bounds = useMemo(() => square(target.extent), [target]);
  const ground = useGround(target);
  const shownTruth = Math.min(target.samples.length, Object.values(view.samples)[0]?.length ?? Infinity);
  const truth = useMemo(() => target.samples.slice(0, shownTruth), [target, shownTruth]);
  const real: Look = { color: "var(--truth)", marker: "cross", dash: "solid" };
  const scene = useMemo<Scene>(() => [ground, cloud(truth, real.color)], [ground, truth, real.color]);
  return (
    <>
      <ul className="compare-clouds">
        <li>
          <PlanePicture
            title={words.truth}
            whose="truth"
            label={words.truth}
            scene={scene}
            bounds={bounds}
            columns={() => pointColumns(truth)}
          />
        </li>
        {all.map((one) => (
          <Cloud key={one.id} {...{ one, view, bounds, ground }} look={looks[one.id]} />
        ))}
      </ul>
      <p className="ui-quiet">{fill(words.samples.noteOfPoints, { n: truth.length / 2 })}</p>
    </>
  );
}

const cloud = (points: Float32Array, color: string): Scene[number] => ({
  kind: "points",
  points,
  color,
  marker: "circle",
  radius: 1.5,
  opacity: 0.85,
});

interface OneProps {
  readonly one: Contestant;
  readonly look: Look;
  readonly view: ComparisonView;
}

function Cloud({
  one,
  look,
  view,
  bounds,
  ground,
}: OneProps & { bounds: ReturnType<typeof square>; ground: Scene[number] }) {
  const { samples: words } = useCompareTexts();
  const name = useContestantName()(one);
  const used = useUsed(view)(one.id);
  const points = view.samples[one.id];
  const scene = useMemo<Scene>(
    () => (points ? [ground, cloud(points, look.color)] : [ground]),
    [ground, points, look.color],
  );
  return (
    <li>
      <PlanePicture
        title={name}
        label={fill(words.label, { name, n: (points?.length ?? 0) / 2, used })}
        note={used}
        scene={scene}
        bounds={bounds}
        columns={() => pointColumns(points ?? [])}
      />
      <Origin {...{ one, look, name }} />
    </li>
  );
}

/** Marker as in the charts, and the way to the experiment. */
function Origin({ one, look, name }: Omit<OneProps, "view"> & { name: string }) {
  const { samples: words } = useCompareTexts();
  const link = useExperimentLink(one);
  return (
    <p className="compare-origin">
      <MarkerShape marker={look.marker} color={look.color} />
      {link && (
        <a href={link} aria-label={fill(words.openOf, { name })}>
          {words.open} →
        </a>
      )}
    </p>
  );
}

/** The recipe that made it; null where this lab has no such method. */
export function useExperimentLink({ lineage: { method, parameters, seed } }: Contestant): string | null {
  const { language, theme, size } = useLabState((s) => s.view);
  if (!Object.hasOwn(specs, method)) return null;
  const view = { ...(language && { language }), ...(theme && { theme }), ...(size && { size }) };
  return encodeLink({ method, parameters, seed }, view, specs);
}

function Strips({ all, looks, view, target }: Shown & { target: ImageTarget }) {
  const words = useCompareTexts();
  const nameOf = useContestantName();
  const usedOf = useUsed(view);
  const { width, height, classNames } = target;
  const size = width * height;
  const strip = (pixels: Float32Array, name: string, labels: Uint8Array | undefined) => {
    const count = pixels.length / size;
    const describe = (i: number) =>
      fill(words.samples.image, { name, n: i + 1, c: labels ? classNames[labels[i]] : "" });
    return { images: { pixels, width, height }, count, columns: count, describe, label: name };
  };
  const columns = (pixels: Float32Array) => () =>
    Array.from({ length: pixels.length / size }, (_, i) => ({
      name: String(i + 1),
      values: pixels.subarray(i * size, (i + 1) * size),
    }));
  return (
    <>
      <ul className="compare-strips">
        <li>
          <Picture title={words.truth} whose="truth" columns={columns(target.samples)}>
            <ImageGrid {...strip(target.samples, words.truth, target.labels)} size={2.6} />
          </Picture>
        </li>
        {all.map((one) => {
          const pixels = view.samples[one.id] ?? new Float32Array(0);
          const name = nameOf(one);
          return (
            <li key={one.id}>
              <Picture title={name} note={usedOf(one.id)} columns={columns(pixels)}>
                <ImageGrid {...strip(pixels, name, view.labels)} size={2.6} />
              </Picture>
              <Origin {...{ one, name }} look={looks[one.id]} />
            </li>
          );
        })}
      </ul>
      <p className="ui-quiet">{words.samples.note}</p>
    </>
  );
}
