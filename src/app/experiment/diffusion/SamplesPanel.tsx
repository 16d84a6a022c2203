import { useMemo, useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { PlaneTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { densityLevels } from "../../../ui/figures/plane-marks.ts";
import { formatInteger } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor, roleLines } from "../../../ui/roles.ts";
import { Toggle } from "../../../ui/Toggle.tsx";
import { Waiting } from "./Waiting.tsx";
import { pointColumns, rolesOf, useRoleName, useView } from "./use-views.ts";

/** What every model makes of the same noise, beside the truth. */
export function SamplesPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const nameOf = useRoleName();
  const target = useView("target") as PlaneTarget;
  const view = useView("samples");
  const [onTruth, setOnTruth] = useState(false);
  const bounds = useMemo(() => square(target.extent), [target]);
  const ground = useGround(target);
  const truth = useMemo(() => truthOf(target.samples), [target]);
  const truthScene = useMemo<Scene>(() => [ground, truth], [ground, truth]);
  if (!view) return <Waiting />;
  const roles = rolesOf(view.samples);
  const columns = () => [
    ...roles.flatMap((role) => pointColumns(view.samples[role]!, `${nameOf(role)}: `)),
    ...pointColumns(target.samples, `${words.truth}: `),
  ];
  return (
    <div className="diffusion-views">
      <div className="plane-row" data-count={roles.length + 1}>
        <PlanePicture
          title={words.truth}
          whose="truth"
          label={fill(words.samples.labelTruth, { n: formatInteger(target.samples.length / 2, locale) })}
          scene={truthScene}
          bounds={bounds}
          columns={() => pointColumns(target.samples)}
        />
        {roles.map((role) => (
          <OneCloud
            key={role}
            role={role}
            points={view.samples[role]!}
            nfe={view.nfe[role]}
            under={onTruth ? truthScene : null}
            ground={ground}
            bounds={bounds}
            isSmall={roles.length > 2}
          />
        ))}
      </div>
      <div className="diffusion-foot">
        <Toggle label={words.samples.onTruth} checked={onTruth} onChange={setOnTruth} />
        <p className="ui-quiet">{words.samples.note}</p>
      </div>
      <DataTable caption={words.samples.tab} columns={columns} />
    </div>
  );
}

interface OneCloudProps {
  readonly role: Role;
  readonly points: Float32Array;
  readonly nfe: number | undefined;
  readonly under: Scene | null;
  readonly ground: Mark;
  readonly bounds: ReturnType<typeof square>;
  /** There is no room for a long remark. */
  readonly isSmall: boolean;
}

function OneCloud({ role, points, nfe, under, ground, bounds, isSmall }: OneCloudProps) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const cost = useNfe()(nfe);
  const short = useShortNfe()(nfe);
  const scene = useMemo<Scene>(() => [...(under ?? [ground]), cloudOf(points, role)], [under, ground, points, role]);
  return (
    <PlanePicture
      title={name}
      whose={role}
      note={isSmall ? short : cost}
      label={fill(words.samples.label, { role: name, n: formatInteger(points.length / 2, locale), nfe: cost })}
      scene={scene}
      bounds={bounds}
      columns={() => pointColumns(points)}
    />
  );
}

/** "8 evaluations of the network per sample" */
export function useNfe(): (nfe: number | undefined) => string {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  return (nfe) =>
    nfe === undefined ? "" : nfe === 1 ? words.nfeOne : fill(words.nfe, { n: formatInteger(nfe, locale) });
}

/** "8 evaluations" */
function useShortNfe(): (nfe: number | undefined) => string {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  return (nfe) =>
    nfe === undefined ? "" : nfe === 1 ? words.nfeShortOne : fill(words.nfeShort, { n: formatInteger(nfe, locale) });
}

/** The density of the truth, softly. */
export function useGround({ logDensity, size, extent }: PlaneTarget): Mark {
  return useMemo(
    () => ({ kind: "shade", levels: densityLevels(logDensity), size, extent, color: "var(--truth)" }),
    [logDensity, size, extent],
  );
}

const truthOf = (points: Float32Array): Mark => ({
  kind: "points",
  points,
  color: "var(--truth)",
  marker: roleLines.truth.marker,
  radius: 2,
  opacity: 0.45,
});

/** A model's points; the more there are, the smaller. */
export const cloudOf = (points: Float32Array, role: Role): Mark => ({
  kind: "points",
  points,
  color: roleColor(role),
  marker: roleLines[role].marker,
  radius: points.length > 6000 ? 1.4 : points.length > 1500 ? 1.8 : 2.4,
  opacity: 0.85,
});
