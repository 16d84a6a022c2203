import { useCallback, useMemo, useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { PathsView, PlaneTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { nearestPath, pathOf } from "../../../ui/figures/plane-marks.ts";
import { formatFixed } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor, roleLines } from "../../../ui/roles.ts";
import { useGround } from "./SamplesPanel.tsx";
import { StopScrubber } from "./StopScrubber.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { useStops } from "./use-stops.ts";
import { Waiting } from "./Waiting.tsx";

/** Every particle's way from noise to data. */
export function PathsPanel() {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const target = useView("target") as PlaneTarget;
  const view = useView("paths");
  const ground = useGround(target);
  const stops = useStops((view?.sigma.length ?? 1) - 1);
  const [particle, setParticle] = useState<number | null>(null);
  const bounds = useMemo(() => square(Math.max(target.extent, 3)), [target]);
  if (!view) return <Waiting />;
  const roles = rolesOf(view.positions);
  const chosen = particle !== null && particle < view.n ? particle : null;
  const columns = () => [
    { name: "σ/α", values: view.sigma },
    ...roles.flatMap((role) => wayColumns(view, role, chosen ?? 0, nameOf(role))),
  ];
  return (
    <div className="diffusion-views">
      <StopScrubber stops={stops} sigma={view.sigma} />
      <div className="plane-with">
        <div className="plane-row" data-count={roles.length}>
          {roles.map((role) => (
            <OnePlane
              key={role}
              {...{ role, view, ground, bounds, stop: stops.stop, particle: chosen, onParticle: setParticle }}
            />
          ))}
        </div>
        <div className="plane-aside">
          <p className="ui-quiet">{words.paths.hint}</p>
        </div>
      </div>
      <DataTable caption={words.paths.tab} columns={columns} />
    </div>
  );
}

interface OnePlaneProps {
  readonly role: Role;
  readonly view: PathsView;
  readonly ground: Mark;
  readonly bounds: ReturnType<typeof square>;
  readonly stop: number;
  readonly particle: number | null;
  readonly onParticle: (particle: number | null) => void;
}

function OnePlane({ role, view, ground, bounds, stop, particle, onParticle }: OnePlaneProps) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const positions = view.positions[role]!;
  const { n, sigma } = view;
  const color = roleColor(role);
  const ways = useMemo(
    () => Array.from({ length: n }, (_, i) => ({ points: pathOf(positions, n, i), color, width: 1 })),
    [positions, n, color],
  );
  const scene = useMemo<Scene>(() => {
    const here = positions.subarray(2 * n * stop, 2 * n * (stop + 1));
    const { marker } = roleLines[role];
    const followed = particle === null ? [] : followedMarks(ways[particle].points, stop, marker);
    return [
      ground,
      { kind: "lines", lines: ways, opacity: particle === null ? 0.28 : 0.1 },
      { kind: "points", points: here, color, marker, radius: 2.4, opacity: particle === null ? 0.95 : 0.5 },
      ...followed,
    ];
  }, [ground, ways, positions, n, stop, particle, role, color]);
  const hover = useCallback(
    (at: readonly [number, number] | null) => onParticle(at && nearestPath(positions, n, ...at)),
    [positions, n, onParticle],
  );
  const end = particle === null ? null : [0, 1].map((j) => formatFixed(ways[particle].points.at(j - 2)!, locale, 2));
  return (
    <PlanePicture
      title={name}
      whose={role}
      label={fill(words.paths.label, { role: name, n, stops: sigma.length - 1 })}
      scene={scene}
      bounds={bounds}
      columns={() => Array.from({ length: n }, (_, i) => wayColumns(view, role, i, String(i + 1))).flat()}
      onHover={hover}
      onKey={(e) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        if (e.key === "Escape") onParticle(null);
        if (!by) return;
        e.preventDefault();
        onParticle(particle === null ? 0 : (particle + by + n) % n);
      }}
    >
      <output className="ui-plane-readout" hidden={!end}>
        {end && fill(words.paths.particle, { n: particle! + 1, x: end[0], y: end[1] })}
      </output>
    </PlanePicture>
  );
}

/** The particle that is followed: its whole way in ink, where it has been more strongly, and where it is. */
function followedMarks(way: Float32Array, stop: number, marker: (typeof roleLines)[Role]["marker"]): Mark[] {
  return [
    { kind: "lines", lines: [{ points: way, color: "var(--ink)", width: 1.25 }] },
    { kind: "lines", lines: [{ points: way.subarray(0, 2 * stop + 2), color: "var(--ink)", width: 2.5 }] },
    { kind: "points", points: way, color: "var(--ink)", marker: "circle", radius: 1.8 },
    { kind: "points", points: way.subarray(2 * stop, 2 * stop + 2), color: "var(--ink)", marker, radius: 5 },
  ];
}

const wayColumns = ({ positions, n }: PathsView, role: Role, particle: number, name: string) => {
  const way = pathOf(positions[role]!, n, particle);
  return [0, 1].map((j) => ({ name: `${name}: ${"xy"[j]}`, values: way.filter((_, i) => i % 2 === j) }));
};
