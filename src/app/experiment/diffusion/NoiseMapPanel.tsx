import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { NoiseMapView, PlaneTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { gridLines, quantiles } from "../../../ui/figures/plane-marks.ts";
import { logDomain, logLevels } from "../../../ui/figures/spectrum.ts";
import { formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { SpectrumLegend } from "../../../ui/SpectrumLegend.tsx";
import { useGround } from "./SamplesPanel.tsx";
import { pointColumns, rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

const levels = [0.5, 0.95, 0.99] as const;

/** A square grid of noise, as every model deforms it into samples. */
export function NoiseMapPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const nameOf = useRoleName();
  const target = useView("target") as PlaneTarget;
  const view = useView("noise-map");
  const ground = useGround(target);
  const domain = useMemo(
    () => logDomain(view ? Object.values(view.stretch).flatMap((values) => Array.from(values)) : []),
    [view],
  );
  if (!view) return <Waiting />;
  const roles = rolesOf(view.ends);
  return (
    <div className="diffusion-views">
      <div className="plane-with">
        <div className="plane-row" data-count={roles.length}>
          {roles.map((role) => (
            <OneMap key={role} {...{ role, view, domain, ground }} extent={target.extent} />
          ))}
        </div>
        <div className="plane-aside">
          <SpectrumLegend
            label={words.map.legend}
            ticks={ticksOf(domain).map((v) => ({ at: place(v, domain), text: v < 1 ? `1/${1 / v}` : String(v) }))}
          />
          <table className="facts-table">
            <caption className="sr-only">{words.map.summary}</caption>
            <thead>
              <tr>
                <th scope="col">{words.map.summary}</th>
                {[words.map.median, words.map.p95, words.map.p99].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {roles.map((role) => (
                <tr key={role} className={`role-${role}`}>
                  <th scope="row">
                    <RoleSwatch role={role} /> {nameOf(role)}
                  </th>
                  {quantiles(view.stretch[role]!, levels).map((value, i) => (
                    <td key={levels[i]}>{formatNumber(value, locale)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="ui-quiet">{words.map.note}</p>
        </div>
      </div>
    </div>
  );
}

type Domain = readonly [number, number];
const place = (v: number, [low, high]: Domain) => Math.log(v / low) / Math.log(high / low);

/** Powers of two within the scale, about five of them. */
function ticksOf([low, high]: Domain): number[] {
  const octaves = Math.round(Math.log2(high / low));
  const every = Math.max(1, Math.ceil(octaves / 5));
  return Array.from({ length: Math.floor(octaves / every) + 1 }, (_, k) => low * 2 ** (k * every));
}

interface OneMapProps {
  readonly role: Role;
  readonly view: NoiseMapView;
  readonly domain: Domain;
  readonly ground: Mark;
  readonly extent: number;
}

function OneMap({ role, view, domain, ground, extent }: OneMapProps) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const ends = view.ends[role]!;
  const stretch = view.stretch[role]!;
  const bounds = useMemo(() => square(extent), [extent]);
  const scene = useMemo<Scene>(() => {
    const lines = gridLines(ends, stretch, view.size);
    return [
      ground,
      {
        kind: "segments",
        ends: lines.ends,
        levels: logLevels(lines.values, ...domain),
        color: "var(--ink)",
        width: 1.3,
      },
    ];
  }, [ends, stretch, view.size, domain, ground]);
  const [median, , p99] = quantiles(stretch, levels);
  return (
    <PlanePicture
      title={name}
      whose={role}
      label={fill(words.map.label, {
        role: name,
        median: formatNumber(median, locale),
        p99: formatNumber(p99, locale),
      })}
      scene={scene}
      bounds={bounds}
      axes={false}
      columns={() => [...pointColumns(ends), { name: words.map.stretch, values: stretch }]}
    />
  );
}
