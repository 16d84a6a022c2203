/** Lines over a common axis: losses, accuracies, quality against steps. */
import type { Column } from "../download.ts";
import { roleColor, roleLines, type Dash, type Look, type Role } from "../roles.ts";
import { axis, baseLayout, type Figure, type Stream, type Trace } from "./figure.ts";

export interface LineSeries {
  readonly name: string;
  readonly role: Role;
  /** Whole arrays … */
  readonly x?: ArrayLike<number>;
  readonly y?: ArrayLike<number>;
  /** … or a series that grows while it is shown. */
  readonly stream?: Stream;
  readonly dash?: Dash;
  /** Instead of the role's. */
  readonly look?: Look;
  /** An interval around the line, such as a bootstrap interval. */
  readonly band?: { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> };
  /** Markers at the points; by default where there are at most 24. */
  readonly markers?: boolean;
}

export interface ReferenceLine {
  readonly name: string;
  readonly y: number;
  readonly role: Role;
  /** Its name stands where the axis begins, away from the ends of the lines, and covers what it crosses. */
  readonly early?: boolean;
}

export interface LineSpec {
  readonly series: readonly LineSeries[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xScale?: "linear" | "log";
  /** Linear only: what is to come keeps its room. */
  readonly xRange?: readonly [number, number];
  readonly yScale?: "linear" | "log";
  /** Fractions shown as percentages. */
  readonly yPercent?: boolean;
  readonly yRange?: readonly [number, number];
  /** Levels to compare with: chance, the teacher's accuracy, a noise floor. */
  readonly references?: readonly ReferenceLine[];
  /** Where one stands on the x axis. */
  readonly xMark?: { readonly name: string; readonly x: number };
}

export function lineFigure(spec: LineSpec): Figure {
  const traces: Trace[] = [];
  const legend = spec.series.map((s) => {
    const own = [...(s.band ? bandTraces(s) : []), lineTrace(s, spec)];
    return { name: s.name, role: s.role, ...(s.look && { look: s.look }), traces: own.map((t) => traces.push(t) - 1) };
  });
  const references = spec.references ?? [];
  const marks = spec.xMark ? [spec.xMark] : [];
  const log = spec.yScale === "log";
  const range = spec.yRange && (log ? spec.yRange.map(Math.log10) : [...spec.yRange]);
  return {
    traces,
    layout: {
      ...baseLayout,
      xaxis: axis(spec.xTitle, {
        type: spec.xScale ?? "linear",
        showgrid: false,
        ...(spec.xScale === "log" ? (ownTicks(spec) ?? logTicks) : spec.xRange ? { range: [...spec.xRange] } : {}),
      }),
      yaxis: axis(spec.yTitle, {
        type: spec.yScale ?? "linear",
        ...(log ? (fewDecades(spec) ?? logTicks) : {}),
        ...(spec.yPercent ? { tickformat: ".0%", hoverformat: ".1%" } : { hoverformat: ".4~g" }),
        ...(range ? { range } : log ? {} : { rangemode: "tozero" }),
      }),
      shapes: [...references.map(levelShape), ...marks.map(markShape)],
      annotations: [
        ...references.map((r) => levelName(r, log ? Math.log10(r.y) : r.y)),
        ...marks.map(({ name, x }) => markName(name, spec.xScale === "log" ? Math.log10(x) : x)),
      ],
    },
    legend,
    columns: () => lineColumns(spec),
  };
}

const levelShape = (r: ReferenceLine) => ({
  type: "line",
  xref: "paper",
  x0: 0,
  x1: 1,
  y0: r.y,
  y1: r.y,
  line: {
    color: roleColor(r.role),
    width: 1.25,
    dash: roleLines[r.role].dash === "solid" ? "dash" : roleLines[r.role].dash,
  },
});

const levelName = (r: ReferenceLine, y: number) => ({
  text: r.name,
  xref: "paper",
  x: r.early ? 0 : 1,
  xanchor: r.early ? "left" : "right",
  y,
  yanchor: "bottom",
  yshift: 1,
  showarrow: false,
  font: { color: `var(--${r.role}-text)` },
  ...(r.early && { bgcolor: "var(--surface)", borderpad: 2 }),
});

const markShape = ({ x }: { x: number }) => ({
  type: "line",
  yref: "paper",
  x0: x,
  x1: x,
  y0: 0,
  y1: 1,
  layer: "below",
  line: { color: "var(--line-3)", width: 1.5 },
});

const markName = (text: string, x: number) => ({
  text,
  x,
  yref: "paper",
  y: 1,
  yanchor: "top",
  xanchor: "left",
  xshift: 2,
  showarrow: false,
  font: { color: "var(--ink-2)" },
});

const logTicks = {
  dtick: 1,
  exponentformat: "power",
  minor: { ticks: "outside", ticklen: 2, tickcolor: "var(--line-2)" },
};

/** Values that do not span two decades need marks between the powers of ten, and their references room beside them. */
function fewDecades({ series, references = [] }: LineSpec): Record<string, unknown> | undefined {
  if (series.some((s) => s.stream)) return undefined;
  const drawn = series.flatMap(({ y = [], band }) => [y, band?.lower ?? [], band?.upper ?? []]);
  const values = [...drawn.flatMap((v) => Array.from(v)), ...references.map((r) => r.y)].filter((v) => v > 0);
  const [low, high] = [Math.min(...values) / 1.2, Math.max(...values) * 1.2];
  if (!(high / low < 100)) return undefined;
  const first = Math.floor(Math.log10(low));
  const marks = [0, 1, 2].flatMap((k) => [1, 2, 5].map((digit) => Number(`${digit}e${first + k}`)));
  const tickvals = marks.filter((v) => v >= low && v <= high);
  return { range: [Math.log10(low), Math.log10(high)], tickvals, ticktext: tickvals.map(String) };
}

/** On a logarithmic axis of a few chosen numbers (1, 2, 4 … steps), these numbers are the marks. */
function ownTicks({ series }: LineSpec): Record<string, unknown> | undefined {
  const values = [...new Set(series.flatMap((s) => Array.from(s.x ?? [])))].sort((a, b) => a - b);
  const few = values.length > 0 && values.length <= 10 && series.every((s) => !s.stream);
  return few ? { tickvals: values, ticktext: values.map(String) } : undefined;
}

function lineTrace(s: LineSeries, spec: LineSpec): Trace {
  const look = { color: roleColor(s.role), ...roleLines[s.role], ...s.look };
  const few = s.markers ?? (s.x !== undefined && s.x.length <= 24);
  return {
    type: "scatter",
    name: s.name,
    mode: few ? "lines+markers" : "lines",
    line: {
      color: look.color,
      width: s.stream ? Math.min(look.width, 1.75) : look.width,
      dash: s.dash ?? look.dash,
    },
    marker: { color: look.color, symbol: look.marker, size: 7 },
    ...(s.stream ? { stream: s.stream } : { x: s.x ?? [], y: s.y ?? [] }),
    ...(spec.yPercent ? {} : { hovertemplate: "%{y:.4~g}" }),
  };
}

function bandTraces(s: LineSeries): Trace[] {
  const edge = {
    type: "scatter",
    mode: "lines",
    x: s.x ?? [],
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
  } as const;
  return [
    { ...edge, name: `${s.name} −`, y: s.band!.lower },
    { ...edge, name: `${s.name} +`, y: s.band!.upper, fill: "tonexty", fillcolor: roleColor(s.role), faint: true },
  ];
}

function lineColumns(spec: LineSpec): Column[] {
  const cut = (values: ArrayLike<number>, n: number) => Array.prototype.slice.call(values, 0, n) as number[];
  const read = spec.series.map((s) => {
    const n = s.stream ? s.stream.length : (s.x?.length ?? 0);
    return { s, x: cut(s.stream?.x ?? s.x ?? [], n), y: cut(s.stream?.y ?? s.y ?? [], n) };
  });
  // One column of x where all series share it, one for each otherwise.
  const shared = read.every((r) => r.x.length === read[0].x.length && r.x.every((v, i) => v === read[0].x[i]));
  return read.flatMap(({ s, x, y }, k) => [
    ...(k === 0 || !shared ? [{ name: shared ? spec.xTitle : `${spec.xTitle} (${s.name})`, values: x }] : []),
    { name: s.name, values: y },
    ...(s.band
      ? [
          { name: `${s.name} (lower)`, values: s.band.lower },
          { name: `${s.name} (upper)`, values: s.band.upper },
        ]
      : []),
  ]);
}
