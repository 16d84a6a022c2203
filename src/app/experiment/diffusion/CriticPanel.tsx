import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { CriticView, PlaneTarget } from "../../../lab/diffusion-views.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Mark, Scene } from "../../../ui/canvas/scene.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { pushArrows, strengths, surfaceAt, twoSides, zeroLine } from "../../../ui/figures/critic-marks.ts";
import { quantiles } from "../../../ui/figures/plane-marks.ts";
import { formatNumber, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor, roleLines } from "../../../ui/roles.ts";
import { useGround } from "./SamplesPanel.tsx";
import { pointColumns, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";
import "./critic.css";

/** The longest arrow, as a part of half the side. */
const longest = 0.16;
/** Nobody's: what the critic takes for real, and for made. */
const sides = { real: "var(--class-7)", made: "var(--class-8)" };

/** Where the generator's samples are pushed by its loss, over what a discriminator thinks of the plane. */
export function CriticPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const name = useRoleName()("student");
  const target = useView("target") as PlaneTarget;
  const view = useView("critic");
  const density = useGround(target);
  const ground = useMemo(() => (view?.surface ? surfaceMarks(view, view.surface, target) : [density]), [view, target, density]); // prettier-ignore
  const bounds = useMemo(() => square(view?.extent ?? 1), [view?.extent]);
  const scene = useMemo<Scene>(() => {
    if (!view) return [];
    const { points, push, extent } = view;
    const color = roleColor("student");
    return [
      ...ground,
      { kind: "segments", ends: pushArrows(points, push, longest * extent), color, width: 1.3, heads: true },
      { kind: "points", points, color, marker: roleLines.student.marker, radius: 2 },
    ];
  }, [view, ground]);
  const facts = useMemo(() => (view ? factsOf(view) : null), [view]);
  if (!view || !facts) return <Waiting />;
  const { points, push, surface } = view;
  const shown = {
    role: name,
    n: points.length / 2,
    median: formatNumber(facts.median, locale, 2),
    p95: formatNumber(facts.p95, locale, 2),
  };
  const taken = facts.real === null ? "" : fill(words.critic.taken, { share: formatPercent(facts.real, locale, 0) });
  const columns = () => [
    ...pointColumns(points),
    ...pointColumns(push, `${words.critic.push} `),
    ...(surface ? [{ name: words.critic.logit, values: surfaceAt(points, surface, view.size, view.extent) }] : []),
  ];
  return (
    <div className="diffusion-views">
      <div className="plane-with">
        <div className="plane-row" data-count={1}>
          <PlanePicture
            title={fill(words.critic.title, shown)}
            whose="student"
            label={[fill(words.critic.label, shown), taken].filter(Boolean).join(" ")}
            {...{ scene, bounds, columns }}
          />
        </div>
        <div className="plane-aside">
          <dl className="facts">
            <div>
              <dt>{words.critic.median}</dt>
              <dd>{shown.median}</dd>
            </div>
            <div>
              <dt>{words.critic.p95}</dt>
              <dd>{shown.p95}</dd>
            </div>
          </dl>
          {surface && (
            <>
              <ul className="critic-legend">
                <li>
                  <span style={{ ["--side" as string]: sides.real }} /> {words.critic.real}
                </li>
                <li>
                  <span style={{ ["--side" as string]: sides.made }} /> {words.critic.made}
                </li>
                <li>
                  <span className="critic-zero" /> {words.critic.zero}
                </li>
              </ul>
              <p className="critic-taken">{taken}</p>
            </>
          )}
          <p className="ui-quiet">{words.critic.note}</p>
          <p className="ui-quiet">{surface ? words.critic.surface : words.critic.density}</p>
        </div>
      </div>
      <DataTable caption={words.critic.tab} columns={columns} />
    </div>
  );
}

/** Both sides of the surface, the line between them, and rings where the target's modes are. */
function surfaceMarks({ size, extent }: CriticView, surface: Float32Array, { modes }: PlaneTarget): Mark[] {
  const [full] = quantiles(surface.map(Math.abs), [0.95]);
  const { above, below } = twoSides(surface, full || 1);
  const rings = Array.from(modes?.sds ?? [], (sd, k) => [modes!.means[2 * k], modes!.means[2 * k + 1], 2 * sd]).flat();
  return [
    { kind: "shade", levels: above, size, extent, color: sides.real },
    { kind: "shade", levels: below, size, extent, color: sides.made },
    { kind: "discs", discs: rings, color: "var(--line-3)", filled: false },
    { kind: "segments", ends: zeroLine(surface, size, extent), color: "var(--ink)", width: 1.5 },
  ];
}

function factsOf({ points, push, surface, size, extent }: CriticView) {
  const [median, p95] = quantiles(strengths(push), [0.5, 0.95]);
  if (!surface) return { median, p95, real: null };
  const logits = surfaceAt(points, surface, size, extent);
  return { median, p95, real: logits.filter((logit) => logit > 0).length / logits.length };
}
