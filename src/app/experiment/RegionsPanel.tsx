import { useMemo, useState } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import type { Role } from "../../lab/method.ts";
import { square } from "../../ui/canvas/plane.ts";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { ClassLegend, RoleSwatch } from "../../ui/Legend.tsx";
import { RegionMap } from "../../ui/RegionMap.tsx";
import { Tip } from "../../ui/Tip.tsx";
import { useLab, useSignal, useTemperature } from "../lab.tsx";
import { networkRoles } from "../role-names.ts";
import { nearest, regionGrid } from "../selectors.ts";
import { useExample } from "../use-example.ts";

/** Which class each network chooses where, side by side. */
export function RegionsPanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const T = useTemperature();
  const [cursor, setCursor] = useState<{ x: number; y: number } | null>(null);
  const { row, select } = useExample();
  const { regions, examples } = exhibits;
  if (!regions || !examples) return null;
  const roles = networkRoles.filter((role) => regions.logits[role]);
  return (
    <div className="regions">
      <div className="regions-row">
        {roles.map((role) => (
          <OneMap
            key={role}
            role={role}
            temperature={T}
            cursor={cursor}
            example={row}
            onHover={setCursor}
            onPick={(x, y) => select(nearest(examples.x, x, y))}
          />
        ))}
      </div>
      <div className="regions-legend">
        <ClassLegend classNames={examples.classNames} letters />
        <Tip>{fill(t.stage.regionsNote, { T: formatNumber(T, locale) })}</Tip>
      </div>
    </div>
  );
}

interface OneMapProps {
  readonly role: Role;
  readonly temperature: number;
  /** Row of the example looked at. */
  readonly example: number;
  readonly cursor: { x: number; y: number } | null;
  readonly onHover: (at: { x: number; y: number } | null) => void;
  readonly onPick: (x: number, y: number) => void;
}

function OneMap({ role, temperature, example, cursor, onHover, onPick }: OneMapProps) {
  const t = useTexts();
  const { exhibits } = useLab();
  const { size, classes, extent, points, labels } = exhibits.regions!;
  const logits = exhibits.regions!.logits[role]!;
  const grid = useMemo(() => regionGrid(logits, size, classes, temperature), [logits, size, classes, temperature]);
  const bounds = useMemo(() => square(extent), [extent]);
  const { x } = exhibits.examples!;
  const layers = useMemo(
    () => [
      { points, classes: labels, radius: 3 },
      { points: x.subarray(2 * example, 2 * example + 2), color: "var(--ink)", marker: "circle" as const, radius: 6 },
    ],
    [points, labels, x, example],
  );
  return (
    <figure className="region">
      <figcaption className={`role-${role}`}>
        <RoleSwatch role={role} />
        <span>{t.roles[role]}</span>
      </figcaption>
      <RegionMap
        label={fill(t.stage.regionsOf, { role: t.roles[role] })}
        grid={grid}
        bounds={bounds}
        classNames={exhibits.examples!.classNames}
        layers={layers}
        cursor={cursor}
        onHover={onHover}
        onPick={onPick}
      />
    </figure>
  );
}
