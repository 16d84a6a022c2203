import { useMemo, useState } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { floorSets, type ComparisonCurvesView } from "../../lab/compare-views.ts";
import { Chart } from "../../ui/Chart.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { lineFigure } from "../../ui/figures/line.ts";
import { formatNumber, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useParameter, useRested, useSame, useView } from "../experiment/diffusion/use-views.ts";
import { useDispatch, useMethod } from "../lab.tsx";
import { isTeacher, looksOf, useContestantName } from "./names.ts";

type Measure = "highQuality" | "modeKl" | "slicedW2" | "frechet" | "sharpness" | "diversity";

const measures = {
  plane: ["highQuality", "modeKl", "slicedW2"],
  image: ["frechet", "sharpness", "diversity"],
} as const satisfies Record<string, readonly Measure[]>;
const logarithmic: readonly Measure[] = ["modeKl", "slicedW2", "frechet"];

/** Those that there are: not every target has modes. */
const measuresOf = (isPlane: boolean, known: ComparisonCurvesView["floor"] | undefined): readonly Measure[] =>
  (isPlane ? measures.plane : measures.image).filter((one) => !known || one in known);

const measureOf = (wanted: Measure, ...given: Parameters<typeof measuresOf>): Measure => {
  const all = measuresOf(...given);
  return all.includes(wanted) ? wanted : all[0];
};

/** How good everybody is for how many evaluations; a click shows that number. */
export function CurvesPanel() {
  const { curves: words, measuring } = useCompareTexts();
  const { locale, colon, semicolon } = useLabels();
  const { spec } = useMethod();
  const dispatch = useDispatch();
  const nameOf = useContestantName();
  const { all } = useView("contestants")!;
  const view = useSame(useView("comparison-curves"));
  const now = useRested(useParameter("nfe"));
  const hasMiddle = useParameter("target") === "grid25";
  const isPlane = useView("target")?.shape === "plane";
  const [wanted, setWanted] = useState<Measure>("highQuality");
  const metric = measureOf(wanted, isPlane, view?.floor);
  const figure = useMemo(() => {
    if (!view?.floor) return null;
    const looks = looksOf(all);
    const isShare = metric === "highQuality";
    return lineFigure({
      series: all.flatMap((one) => {
        const curve = view.curves[one.id];
        if (!curve) return [];
        const role = isTeacher(one.id) ? ("teacher" as const) : ("student" as const);
        return [
          {
            name: nameOf(one),
            role,
            look: looks[one.id],
            x: curve.nfe,
            y: curve.metrics.map((m) => m[metric]),
            markers: true,
          },
        ];
      }),
      xTitle: words.nfe,
      yTitle: "",
      xScale: "log",
      yScale: logarithmic.includes(metric) ? "log" : "linear",
      yPercent: isShare,
      references: [{ name: words.floor, y: view.floor[metric], role: "truth" }],
      xMark: { name: words.now, x: Number(now) },
    });
  }, [view, all, now, words, nameOf, metric]);
  if (!view?.floor || !figure) return <p className="area compare-wait">{measuring}</p>;
  const shown = (v: number) => (metric === "highQuality" ? formatPercent(v, locale) : formatNumber(v, locale));
  const summary = [
    ...all.flatMap((one) =>
      (view.curves[one.id]?.nfe ?? []).map((nfe, i) =>
        fill(words.summary, { name: nameOf(one), nfe, value: shown(view.curves[one.id].metrics[i][metric]) }),
      ),
    ),
    fill(words.floorIs, { value: shown(view.floor[metric]) }),
  ].join(semicolon);
  const options = spec.controls["nfe"].kind === "choice" ? spec.controls["nfe"].options : [];
  return (
    <section className="area">
      <div className="compare-measure">
        <Choice
          hideLabel
          label={words.measure}
          value={metric}
          options={measuresOf(isPlane, view.floor).map((value) => ({ value, label: words.measures[value] }))}
          onChange={setWanted}
        />
      </div>
      <Chart
        title={words.title + colon + words.measures[metric]}
        figure={figure}
        summary={summary}
        height={20}
        onPick={(x) => {
          const nfe = options.reduce((a, b) => (Math.abs(Number(b) - x) < Math.abs(Number(a) - x) ? b : a));
          dispatch({ type: "set", parameters: { nfe } });
        }}
      />
      <p className="ui-quiet">
        {words.hint} {metric === "highQuality" && hasMiddle && words.trap}
        {(metric === "frechet" || metric === "slicedW2") && fill(words.floorNote, { n: floorSets })}
      </p>
    </section>
  );
}
