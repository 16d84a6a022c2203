import { useMemo } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { Chart } from "../../ui/Chart.tsx";
import { scatterFigure } from "../../ui/figures/scatter.ts";
import { formatNumber, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useSame, useView } from "../experiment/diffusion/use-views.ts";
import { isTeacher, looksOf, useContestantName } from "./names.ts";

/** Who is sharp, and who covers everything. */
export function TradePanel() {
  const { trade: words, measuring } = useCompareTexts();
  const { locale, semicolon } = useLabels();
  const nameOf = useContestantName();
  const { all } = useView("contestants")!;
  const view = useSame(useView("comparison-numbers"));
  const isPlane = useView("target")?.shape === "plane";
  const target = useView("target");
  const isModal = target?.shape === "plane" && target.modes !== null;
  const [x, y] = isPlane
    ? (["highQuality", isModal ? "modeKl" : "slicedW2"] as const)
    : (["sharpness", "diversity"] as const);
  const points = useMemo(() => {
    const looks = looksOf(all);
    return all.flatMap((one) => {
      const metrics = view?.metrics[one.id];
      if (!metrics) return [];
      const role = isTeacher(one.id) ? ("teacher" as const) : ("student" as const);
      return [{ name: nameOf(one), role, look: looks[one.id], x: metrics[x], y: metrics[y] }];
    });
  }, [view, all, nameOf, x, y]);
  const figure = useMemo(
    () =>
      scatterFigure({
        points,
        xTitle: words[x],
        yTitle: words[y],
        xPercent: isPlane,
        yScale: isPlane ? "log" : "linear",
        yReversed: isPlane,
      }),
    [points, words, x, y, isPlane],
  );
  if (!view) return <p className="area compare-wait">{measuring}</p>;
  const shown = (v: number) => (isPlane ? formatPercent(v, locale) : formatNumber(v, locale, 2));
  const summary = points
    .map((point) => fill(words.summary, { name: point.name, x: shown(point.x), y: formatNumber(point.y, locale, 2) }))
    .join(semicolon);
  return (
    <section className="area">
      <Chart title={words.title} figure={figure} summary={summary} height={20} />
      <p className="ui-quiet">{!isPlane ? words.hintOfImages : isModal ? words.hintOfPoints : words.hintOfShapes}</p>
    </section>
  );
}
