import { lazy, Suspense, useMemo, useState, type ComponentType } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import type { Family } from "../../lab/method.ts";
import { Choice } from "../../ui/Choice.tsx";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { cx } from "../../ui/hooks.ts";
import { Tabs, type Tab } from "../../ui/Tabs.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLab, useLabState, useMethod, useSignal } from "../lab.tsx";
import { CalibrationPanel } from "./CalibrationPanel.tsx";
import { LinePanel } from "./LinePanel.tsx";
import { NumbersPanel } from "./NumbersPanel.tsx";

const CompressionTable = lazy(() => import("./dataset/CompressionTable.tsx"));
const DiffusionReadings = lazy(() => import("./diffusion/DiffusionReadings.tsx"));
const LanguageNumbers = lazy(() => import("./language/LanguageNumbers.tsx"));

/** The numbers of now, by family. */
const numbers: Readonly<Record<Exclude<Family, "comparison">, ComponentType>> = {
  classification: NumbersPanel,
  data: CompressionTable,
  diffusion: DiffusionReadings,
  sequence: LanguageNumbers,
};

/** What was measured: numbers of now, and how they came about. */
export function ReadingsArea() {
  const t = useTexts();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const Numbers = spec.family === "comparison" ? null : numbers[spec.family];
  useSignal(history.changed);
  const running = useLabState((s) => s.run.phase);
  const stale = useLabState((s) => s.run.stale);
  // What is exact has nothing to learn, and no curves.
  const trains = useLabState((s) => s.run.status !== "done" || s.run.taken > 0);
  const [wanted, setWanted] = useState<string | null>(null);
  const [tab, setTab] = useState("loss");
  const phases = history.phases;
  const phase = phases.find((p) => p === wanted) ?? (running || (phases.at(-1) ?? ""));
  const lines = useMemo(() => spec.views.flatMap((v) => (v.kind === "line" ? [v] : [])), [spec]);
  const isMeasured = (view: (typeof lines)[number]) =>
    view.metrics.some((metric) => history.latest(metric) !== undefined);
  // Not every target has every measure.
  const first = lines.find(isMeasured) ?? lines.at(0);
  const others = lines.filter((view) => view !== first);
  const tabs: Tab[] = [
    // A chart has a tab once there is something to draw; the loss always has one.
    ...others
      .filter((view, i) => i === 0 || isMeasured(view))
      .map((view) => ({
        id: view.id,
        label: text.chartTabs[view.id],
        content: () => <LinePanel key={view.id} view={view} phase={phase} />,
      })),
    ...(spec.views.some((v) => v.kind === "calibration")
      ? [{ id: "calibration", label: t.readings.calibration, content: () => <CalibrationPanel /> }]
      : []),
  ];
  return (
    <section className={cx("area readings", stale && "stale")} aria-labelledby="readings-title">
      <header className="area-head">
        <h2 id="readings-title">{t.readings.title}</h2>
        {phases.length > 1 && (
          <Choice
            hideLabel
            label={t.readings.phase}
            value={phase}
            form="select"
            options={phases.map((p) => ({ value: p, label: text.phases[p] ?? p }))}
            onChange={setWanted}
          />
        )}
      </header>
      <ErrorBoundary>
        <Suspense fallback={null}>{Numbers && <Numbers />}</Suspense>
      </ErrorBoundary>
      <ErrorBoundary>{first && trains && <LinePanel view={first} phase={phase} />}</ErrorBoundary>
      <ErrorBoundary resetKey={tab}>
        {tabs.length > 0 && trains && <Tabs label={t.readings.which} tabs={tabs} selected={tab} onSelect={setTab} />}
      </ErrorBoundary>
      <TunedNote />
    </section>
  );
}

/** Says which parameters were changed under way: a link alone does not make such a run again. */
function TunedNote() {
  const t = useTexts();
  const { locale } = useLabels();
  const { text } = useMethod();
  const tuned = useLabState((s) => s.tuned);
  if (tuned.length === 0) return null;
  const last = new Map(tuned.map((change) => [`${change.name} ${change.phase}`, change]));
  const list = [...last.values()]
    .slice(-4)
    .map(({ name, value, step }) =>
      fill(t.readings.tunedOne, {
        name: text.controls[name]?.label ?? name,
        value: typeof value === "number" ? formatNumber(value, locale) : String(value),
        step,
      }),
    )
    .join(t.notices.semicolon);
  return <p className="ui-quiet tuned">{fill(t.readings.tuned, { list })}</p>;
}
