import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { Chart } from "../../../ui/Chart.tsx";
import { lineFigure } from "../../../ui/figures/line.ts";
import { formatNumber, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useDispatch, useMethod } from "../../lab.tsx";
import { rolesOf, useParameter, useQuantityName, useRested, useRoleName, useSame, useView } from "./use-views.ts";

/** How good the samples are for every number of steps, from the same noise; a click takes that number. */
export function QualityPanel() {
  const words = useDiffusionTexts();
  const { locale, semicolon } = useLabels();
  const { spec, text } = useMethod();
  const dispatch = useDispatch();
  const nameOf = useRoleName();
  const nameOfQuantity = useQuantityName();
  const view = useSame(useView("quality-steps"));
  // A chart takes longer to draw than a slider in motion waits.
  const now = useRested(useParameter("steps"));
  const figure = useMemo(
    () =>
      view &&
      lineFigure({
        series: rolesOf(view.values).map((role) => ({
          name: nameOf(role),
          role,
          x: view.steps,
          y: Array.from(view.values[role]!),
        })),
        xTitle: words.quality.steps,
        yTitle: "",
        xScale: "log",
        yScale: spec.metrics[view.metric]?.scale ?? "linear",
        yPercent: spec.metrics[view.metric]?.unit === "fraction",
        references: [{ name: words.quality.floor, y: view.floor, role: "truth" }],
        ...(typeof now === "number" ? { xMark: { name: words.quality.now, x: now } } : {}),
      }),
    [view, now, words, spec, nameOf],
  );
  if (!view || !figure) return null;
  const shown = (v: number) =>
    spec.metrics[view.metric]?.unit === "fraction" ? formatPercent(v, locale) : formatNumber(v, locale);
  const summary = [
    ...rolesOf(view.values).flatMap((role) =>
      view.steps.map((steps, i) =>
        fill(words.quality.summary, { role: nameOf(role), steps, value: shown(view.values[role]![i]) }),
      ),
    ),
    fill(words.quality.floorIs, { value: shown(view.floor) }),
  ].join(semicolon);
  return (
    <div className="quality-steps">
      <Chart
        title={fill(words.quality.title, {
          metric: nameOfQuantity(view.metric) ?? text.metrics[view.metric] ?? view.metric,
        })}
        figure={figure}
        summary={summary}
        height={12}
        onPick={(steps) => dispatch({ type: "set", parameters: { steps: Math.round(steps) } })}
      />
      <p className="ui-quiet">{words.quality.hint}</p>
    </div>
  );
}
