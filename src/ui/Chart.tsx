import { useEffect, useId, useRef, useState } from "react";
import type { ChartView } from "./chart-view.ts";
import { fileName, saveBlob, saveCsv } from "./download.ts";
import { DataTable } from "./DataTable.tsx";
import type { Figure } from "./figures/figure.ts";
import { useBox, useLatest, useRem, useThemeVersion } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { Legend } from "./Legend.tsx";
import { Menu } from "./Menu.tsx";
import "./chart.css";

interface ChartProps {
  title: string;
  /** Built by a pure function of `figures/`; memoise it: a new one is drawn anew. Streams feed themselves. */
  figure: Figure;
  /** What the chart says, in a sentence or two. */
  summary: string;
  /** Show the summary under the title, not only to screen readers. */
  showSummary?: boolean;
  /** In rem. */
  height?: number;
  /** A point was clicked; for what can be reached by keys elsewhere. */
  onPick?: (x: number, y: number) => void;
}

/** A chart with axes. plotly is loaded when the first one comes into view. */
export function Chart({ title, figure, summary, showSummary = false, height = 15, onPick }: ChartProps) {
  const text = useLabels();
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const view = useRef<ChartView | null>(null);
  const [state, setState] = useState<"waiting" | "ready" | "failed">("waiting");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const { width } = useBox(plot);
  const theme = useThemeVersion();
  const pick = useLatest(onPick);

  useEffect(() => {
    let gone = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((e) => e.isIntersecting)) return;
        observer.disconnect();
        import("./chart-view.ts")
          .then(({ ChartView: View }) => {
            if (gone || !plot.current) return;
            view.current = new View(plot.current, (x, y) => pick.current?.(x, y));
            setState("ready");
          })
          .catch(() => !gone && setState("failed"));
      },
      { rootMargin: "200px" },
    );
    if (frame.current) observer.observe(frame.current);
    return () => {
      gone = true;
      observer.disconnect();
      view.current?.destroy();
      view.current = null;
    };
  }, [pick]);

  const pixels = height * useRem();
  useEffect(() => {
    if (state === "ready") void view.current?.show(figure, pixels);
  }, [state, figure, theme, pixels]);
  useEffect(() => {
    if (state !== "ready") return;
    const off = figure.legend.filter((e) => hidden.has(e.name)).flatMap((e) => e.traces);
    void view.current?.setHidden(new Set(off), figure.traces.length);
  }, [state, figure, theme, pixels, hidden]);
  useEffect(() => {
    if (state === "ready") void view.current?.resize(width, pixels);
  }, [state, width, pixels]);

  const save = async (format: "png" | "svg") => {
    if (view.current) saveBlob(await view.current.image(format), fileName(title, format));
  };
  return (
    <figure ref={frame} className="ui-chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <div>
          <span id={`${id}-title`} className="ui-chart-title">
            {title}
          </span>
          <p className={showSummary ? "ui-quiet" : "sr-only"}>{summary}</p>
        </div>
        <Menu
          small
          icon="download"
          label={text.download + text.colon + title}
          items={[
            { label: text.png, disabled: state !== "ready", onSelect: () => void save("png") },
            { label: text.svg, disabled: state !== "ready", onSelect: () => void save("svg") },
            { label: text.csv, onSelect: () => saveCsv(figure.columns(), fileName(title, "csv")) },
          ]}
        />
      </figcaption>
      {figure.legend.length > 1 && (
        <Legend
          form={figure.traces[0].type === "bar" ? "fill" : "line"}
          items={figure.legend}
          hidden={hidden}
          onToggle={(name) => setHidden((h) => new Set(h.has(name) ? [...h].filter((n) => n !== name) : [...h, name]))}
        />
      )}
      <div className="ui-chart-plot" style={{ height: `${height}rem` }}>
        <div ref={plot} role="img" aria-label={`${title}. ${summary}`} />
        {state !== "ready" && <p className="ui-chart-wait">{state === "failed" ? text.chartFailed : text.loading}</p>}
      </div>
      <DataTable caption={title} columns={figure.columns} />
    </figure>
  );
}
