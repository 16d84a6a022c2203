import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { EndpointsView, PlaneTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { pathOf } from "../../../ui/figures/plane-marks.ts";
import { formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor, roleLines } from "../../../ui/roles.ts";
import { disagreement, distance, stopOf, strokes } from "./endpoints.ts";
import { useGround } from "./SamplesPanel.tsx";
import { StopScrubber } from "./StopScrubber.tsx";
import { pointColumns, rolesOf, useRoleName, useView } from "./use-views.ts";
import { useStops } from "./use-stops.ts";
import { Waiting } from "./Waiting.tsx";

/** Where every model believes that the teacher's paths will end, asked at one stop of them. */
export function EndpointsPanel() {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const target = useView("target") as PlaneTarget;
  const view = useView("endpoints");
  const ground = useGround(target);
  const stops = useStops((view?.sigma.length ?? 1) - 1, 0);
  const bounds = useMemo(() => square(Math.max(target.extent, 3)), [target]);
  if (!view) return <Waiting />;
  const roles = rolesOf(view.predictions);
  const { n, paths } = view;
  const here = stopOf(paths, n, stops.stop);
  const columns = () => [
    ...pointColumns(here, `${words.endpoints.position}: `),
    ...roles.flatMap((role) => pointColumns(stopOf(view.predictions[role]!, n, stops.stop), `${nameOf(role)}: `)),
    ...pointColumns(endsOf(view), `${words.endpoints.end}: `),
  ];
  return (
    <div className="diffusion-views">
      <StopScrubber stops={stops} sigma={view.sigma} />
      <div className="plane-row" data-count={Math.max(2, roles.length)}>
        {roles.map((role) => (
          <OneModel key={role} {...{ role, view, ground, bounds, columns }} stop={stops.stop} />
        ))}
      </div>
      <p className="ui-quiet">{words.endpoints.note}</p>
      <DataTable caption={words.endpoints.tab} columns={columns} />
    </div>
  );
}

const endsOf = ({ paths, n, sigma }: EndpointsView) => stopOf(paths, n, sigma.length - 1);

interface OneModelProps {
  readonly role: Role;
  readonly view: EndpointsView;
  readonly ground: Mark;
  readonly bounds: ReturnType<typeof square>;
  readonly stop: number;
  readonly columns: () => { name: string; values: ArrayLike<number> }[];
}

function OneModel({ role, view, ground, bounds, stop, columns }: OneModelProps) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()(role);
  const { n, paths, sigma } = view;
  const predictions = view.predictions[role]!;
  const ways = useMemo<Mark>(
    () => ({
      kind: "lines",
      lines: Array.from({ length: n }, (_, i) => ({ points: pathOf(paths, n, i), color: roleColor("teacher") })),
      opacity: 0.22,
    }),
    [paths, n],
  );
  const scene = useMemo<Scene>(() => {
    const [from, to] = [stopOf(paths, n, stop), stopOf(predictions, n, stop)];
    const ends = stopOf(paths, n, sigma.length - 1);
    const rings = Array.from({ length: n }, (_, i) => [ends[2 * i], ends[2 * i + 1], 0.025 * bounds.xMax]).flat();
    const color = roleColor(role);
    return [
      ground,
      ways,
      { kind: "discs", discs: rings, color: "var(--ink-3)", filled: false },
      { kind: "segments", ends: strokes(from, to), color, width: 0.8 },
      { kind: "points", points: from, color: "var(--ink-2)", marker: "circle", radius: 1.6 },
      { kind: "points", points: to, color, marker: roleLines[role].marker, radius: 2.8 },
    ];
  }, [ground, ways, paths, predictions, sigma, n, stop, role, bounds]);
  const spread = useMemo(() => disagreement(predictions, n), [predictions, n]);
  const facts = {
    spread: formatNumber(spread, locale, 2),
    off: formatNumber(distance(stopOf(predictions, n, stop), endsOf(view)), locale, 2),
  };
  const isMean = role === "teacher";
  return (
    <PlanePicture
      title={fill(isMean ? words.endpoints.mean : words.endpoints.jump, { role: name })}
      whose={role}
      note={fill(words.endpoints.facts, facts)}
      label={fill(words.endpoints.label, { role: name, n, sigma: formatNumber(sigma[stop], locale, 2), ...facts })}
      {...{ scene, bounds, columns }}
    />
  );
}
