import { lazy, Suspense, useMemo, useSyncExternalStore } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import type { ViewSpec } from "../../lab/method.ts";
import { Chart } from "../../ui/Chart.tsx";
import { lineFigure, type LineSeries } from "../../ui/figures/line.ts";
import type { Stream } from "../../ui/figures/figure.ts";
import { formatNumber, formatPercent } from "../../ui/format.ts";
import { useRem } from "../../ui/hooks.ts";
import { useLabels } from "../../ui/labels.tsx";
import type { History } from "../history.ts";
import { useLab, useLabState, useMethod, useSignal } from "../lab.tsx";
import type { Guess } from "../state.ts";

const GuessMenu = lazy(() => import("../share/GuessMenu.tsx"));

interface Props {
  readonly view: Extract<ViewSpec, { kind: "line" }>;
  readonly phase: string;
}

/** Measured series against training steps. The chart reads the history itself, once a frame. */
export function LinePanel({ view, phase }: Props) {
  const t = useTexts();
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const failed = useLabState((s) => s.run.status === "failed" && s.run.taken === 0);
  useSignal(history.changed);
  const present = view.metrics.filter((metric) => history.series(phase, metric).steps.length > 0);
  const levels = present.map((metric) => (isLevel(history, phase, metric) ? history.latest(metric)! : NaN));
  const guess = useLabState((s) => (s.guess && view.metrics.includes(s.guess.metric) ? s.guess : null));
  const presenting = useLabState((s) => s.presenting);
  const height = useSyncExternalStore(onResize, () => window.innerHeight);
  const rem = useRem();
  const show = (metric: string, value: number) =>
    spec.metrics[metric].unit === "fraction" ? formatPercent(value, locale) : formatNumber(value, locale);
  const guessed = guess?.value == null ? "" : fill(t.readings.guess, { n: show(guess.metric, guess.value) });
  const figure = useFigure(view, phase, present.join(" "), levels.join(" "), guessed, guess);
  const summary = present
    .map((metric) => {
      const { steps, values } = history.series(phase, metric);
      const value = values.at(-1)!;
      return fill(t.readings.summary, { name: text.metrics[metric], value: show(metric, value), step: steps.at(-1)! });
    })
    .concat(guessed || [])
    .join(t.notices.semicolon);
  return (
    <div className="line-panel">
      {present.length === 0 ? (
        <p className="readings-empty">{failed ? t.stage.failed : t.readings.empty}</p>
      ) : (
        <Chart
          title={text.charts[view.id]}
          figure={figure}
          summary={summary || t.readings.nothing}
          height={presenting ? Math.max(10, height / rem - 15) : 10}
        />
      )}
      <Suspense fallback={null}>
        <GuessMenu metrics={present.length === 0 ? view.metrics : present} />
      </Suspense>
    </div>
  );
}

function onResize(changed: () => void): () => void {
  addEventListener("resize", changed);
  return () => removeEventListener("resize", changed);
}

/** A series that appears, or a level that moves, needs a new figure; further points do not. */
function useFigure(
  view: Props["view"],
  phase: string,
  present: string,
  levels: string,
  guessed: string,
  guess: Guess | null,
) {
  const t = useTexts();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const of = useLabState((s) => (s.run.phase === phase || s.run.phase === "" ? s.run.of : 0));
  return useMemo(() => {
    const metrics = present.split(" ").filter(Boolean);
    const heights = levels.split(" ").map(Number);
    return lineFigure({
      series: metrics.map((metric, i): LineSeries => {
        const { role } = spec.metrics[metric];
        const name = view.names === "metrics" ? text.metrics[metric] : (text.roles?.[role] ?? t.roles[role]);
        if (Number.isNaN(heights[i])) return { name, role, stream: streamOf(history, phase, metric), markers: false };
        return { name, role, x: [0, of], y: [heights[i], heights[i]], markers: false };
      }),
      xTitle: t.readings.steps,
      yTitle: "",
      ...(of > 0 ? { xRange: [0, of] as const } : {}),
      yScale: view.metrics.some((m) => spec.metrics[m].scale === "log") ? "log" : "linear",
      yPercent: view.metrics.every((m) => spec.metrics[m].unit === "fraction"),
      ...(guess && guess.value !== null
        ? { references: [{ name: guessed, y: guess.value, role: spec.metrics[guess.metric].role, early: true }] }
        : {}),
    });
  }, [view, phase, present, levels, guessed, guess, of, history, spec, text, t]);
}

/** A network at rest gives a level, not a line: the pretrained teacher, the best possible. */
function isLevel(history: History, phase: string, metric: string): boolean {
  const { values } = history.series(phase, metric);
  return (
    /^(teacher|bayes)/.test(metric) && phase !== "teacher" && values.length > 0 && values.every((v) => v === values[0])
  );
}

function streamOf(history: History, phase: string, metric: string): Stream {
  return {
    get x() {
      return history.series(phase, metric).steps;
    },
    get y() {
      return history.series(phase, metric).values;
    },
    get length() {
      return history.series(phase, metric).steps.length;
    },
  };
}
