/** Reliability diagrams: how often a network is right when it is so-and-so sure. */
import type { Column } from "../download.ts";
import { roleColor, roleLines, type Role } from "../roles.ts";
import { axis, baseLayout, type Figure } from "./figure.ts";

export interface CalibrationSeries {
  readonly name: string;
  readonly role: Role;
  /** Per bin: mean confidence, share of right answers, number of examples. Empty bins are left out. */
  readonly confidence: ArrayLike<number>;
  readonly accuracy: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

interface CalibrationSpec {
  readonly series: readonly CalibrationSeries[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly countTitle: string;
  /** Name of the diagonal. */
  readonly perfect: string;
}

export function calibrationFigure(spec: CalibrationSpec): Figure {
  const most = Math.max(1, ...spec.series.flatMap((s) => Array.from(s.count)));
  const filled = spec.series.map((s) => ({ s, bins: Array.from(s.count, (_, i) => i).filter((i) => s.count[i] > 0) }));
  return {
    traces: [
      {
        type: "scatter",
        name: spec.perfect,
        mode: "lines",
        x: [0, 1],
        y: [0, 1],
        line: { color: "var(--line-3)", width: 1, dash: "dash" },
        hoverinfo: "skip",
      },
      ...filled.map(({ s, bins }) => ({
        type: "scatter" as const,
        name: s.name,
        mode: "lines+markers",
        x: bins.map((i) => s.confidence[i]),
        y: bins.map((i) => s.accuracy[i]),
        customdata: bins.map((i) => s.count[i]),
        hovertemplate: `%{y:.1%} (${spec.countTitle}: %{customdata})`,
        line: { color: roleColor(s.role), width: roleLines[s.role].width, dash: roleLines[s.role].dash },
        // Area of a marker: number of examples in its bin.
        marker: {
          color: roleColor(s.role),
          symbol: roleLines[s.role].marker,
          size: bins.map((i) => 5 + 9 * Math.sqrt(s.count[i] / most)),
        },
      })),
    ],
    layout: {
      ...baseLayout,
      hovermode: "closest",
      xaxis: axis(spec.xTitle, { range: [0, 1.02], tickformat: ".0%", dtick: 0.25, showgrid: true }),
      yaxis: axis(spec.yTitle, { range: [0, 1.02], tickformat: ".0%", dtick: 0.25 }),
    },
    legend: [
      ...spec.series.map((s, k) => ({ name: s.name, role: s.role, traces: [k + 1] })),
      { name: spec.perfect, role: "hard", traces: [0] },
    ],
    columns: () =>
      spec.series.flatMap((s): Column[] => [
        { name: `${s.name}: ${spec.xTitle}`, values: s.confidence },
        { name: `${s.name}: ${spec.yTitle}`, values: s.accuracy },
        { name: `${s.name}: ${spec.countTitle}`, values: s.count },
      ]),
  };
}
