import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { FieldView } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { densityLevels, fieldArrows } from "../../../ui/figures/plane-marks.ts";
import { formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor } from "../../../ui/roles.ts";
import { useMethod } from "../../lab.tsx";
import { ControlField } from "../ControlField.tsx";
import { pointColumns, rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** Arrows a side, about. */
const arrows = 14;

/** Where particles are pushed at one moment, over the truth with the noise of that moment. */
export function FieldPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const { spec } = useMethod();
  const nameOf = useRoleName();
  const view = useView("field");
  const ground = useMemo<Mark | null>(
    () =>
      view && {
        kind: "shade",
        levels: densityLevels(view.logDensity),
        size: Math.round(Math.sqrt(view.logDensity.length)),
        extent: view.extent,
        color: "var(--truth)",
      },
    [view],
  );
  if (!view || !ground) return <Waiting />;
  const { alpha, sigma } = view;
  const roles = rolesOf(view.vectors);
  const facts = [
    [words.field.alpha, alpha],
    [words.field.sigma, sigma],
    [words.field.snr, (alpha / sigma) ** 2],
  ] as const;
  return (
    <div className="diffusion-views">
      <div className="plane-with">
        <div className="plane-row" data-count={roles.length}>
          {roles.map((role) => (
            <OneField key={role} role={role} view={view} ground={ground} />
          ))}
        </div>
        <div className="plane-aside">
          {spec.controls["fieldTime"] && <ControlField name="fieldTime" unmarked />}
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{formatNumber(value, locale)}</dd>
              </div>
            ))}
          </dl>
          <p className="ui-quiet">{words.field.note}</p>
        </div>
      </div>
      <DataTable
        caption={words.field.tab}
        columns={() => roles.flatMap((role) => pointColumns(view.vectors[role]!, `${nameOf(role)}: `))}
      />
    </div>
  );
}

function OneField({ role, view, ground }: { role: Role; view: FieldView; ground: Mark }) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const { size, extent, alpha, sigma } = view;
  const vectors = view.vectors[role]!;
  const bounds = useMemo(() => square(extent), [extent]);
  const scene = useMemo<Scene>(
    () => [
      ground,
      {
        kind: "segments",
        ends: fieldArrows(vectors, size, extent, arrows),
        color: roleColor(role),
        width: 1.75,
        heads: true,
      },
    ],
    [ground, vectors, size, extent, role],
  );
  return (
    <PlanePicture
      title={name}
      whose={role}
      label={fill(words.field.label, {
        role: name,
        alpha: formatNumber(alpha, locale),
        sigma: formatNumber(sigma, locale),
      })}
      scene={scene}
      bounds={bounds}
      columns={() => pointColumns(vectors)}
    />
  );
}
