import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill, useTexts } from "../../../i18n/t.ts";
import type { PlaneTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { lostBelow, modeDiscs } from "../../../ui/figures/plane-marks.ts";
import { formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor } from "../../../ui/roles.ts";
import { useGround } from "./SamplesPanel.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** How the samples are shared among the modes, against the modes' true weights. */
export function ModesPanel() {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const target = useView("target") as PlaneTarget;
  const view = useView("modes");
  const ground = useGround(target);
  if (!view || !target.modes) return <Waiting />;
  const { means, weights } = target.modes;
  const roles = rolesOf(view.shares);
  const columns = () => [
    { name: words.modes.mode, values: Array.from(weights, (_, k) => k + 1) },
    ...[0, 1].map((j) => ({ name: "xy"[j], values: means.filter((_, i) => i % 2 === j) })),
    { name: words.modes.weight, values: weights },
    ...roles.map((role) => ({ name: nameOf(role), values: view.shares[role]! })),
  ];
  return (
    <div className="diffusion-views">
      <div className="plane-with">
        <div className="plane-row" data-count={roles.length}>
          {roles.map((role) => (
            <OneRole
              key={role}
              role={role}
              shares={view.shares[role]!}
              target={target}
              ground={ground}
              columns={columns}
            />
          ))}
        </div>
        <div className="plane-aside">
          <p className="ui-quiet">{words.modes.note}</p>
        </div>
      </div>
      <DataTable caption={words.modes.tab} columns={columns} />
    </div>
  );
}

interface OneRoleProps {
  readonly role: Role;
  readonly shares: Float32Array;
  readonly target: PlaneTarget;
  readonly ground: Mark;
  readonly columns: () => { name: string; values: ArrayLike<number> }[];
}

function OneRole({ role, shares, target, ground, columns }: OneRoleProps) {
  const t = useTexts();
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const { means, weights } = target.modes!;
  const bounds = useMemo(() => square(target.extent), [target]);
  const lost = useMemo(
    () => Array.from(weights, (_, k) => k).filter((k) => shares[k] < lostBelow * weights[k]),
    [shares, weights],
  );
  const scene = useMemo<Scene>(
    () => [
      ground,
      { kind: "discs", discs: modeDiscs(means, shares, weights), color: roleColor(role), filled: true },
      { kind: "discs", discs: modeDiscs(means, weights, weights), color: "var(--ink)", filled: false },
      {
        kind: "points",
        points: lost.flatMap((k) => [means[2 * k], means[2 * k + 1]]),
        color: "var(--danger)",
        marker: "x",
        radius: 7,
      },
    ],
    [ground, means, shares, weights, role, lost],
  );
  const elsewhere = Math.max(0, 1 - shares.reduce((a, b) => a + b, 0));
  const facts = {
    found: weights.length - lost.length,
    of: weights.length,
    elsewhere: formatPercent(elsewhere, locale),
  };
  return (
    <div>
      <PlanePicture
        title={name}
        whose={role}
        note={fill(words.modes.found, facts)}
        label={fill(words.modes.label, { role: name, ...facts })}
        scene={scene}
        bounds={bounds}
        columns={columns}
      />
      {lost.length > 0 && (
        <p className="modes-lost">
          {lost.length === weights.length
            ? words.modes.lostAll
            : fill(words.modes.lost, { list: lost.map((k) => k + 1).join(t.notices.comma) })}
        </p>
      )}
    </div>
  );
}
