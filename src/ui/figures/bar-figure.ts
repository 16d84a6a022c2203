/** Measured numbers side by side, with their intervals: sweeps over a choice, claims. */
import { roleColor, type Role } from "../roles.ts";
import { axis, baseLayout, type Figure } from "./figure.ts";

export interface BarSeries {
  readonly name: string;
  readonly role: Role;
  readonly values: ArrayLike<number>;
  /** Half-widths below and above. */
  readonly error?: { readonly minus: ArrayLike<number>; readonly plus: ArrayLike<number> };
}

interface BarSpec {
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly yPercent?: boolean;
}

/** plotly's fill pattern of a role, after the weave of theme.css. */
const shapes: Partial<Record<Role, string>> = { student: "/", control: "|", smoothed: "-" };

export function barFigure(spec: BarSpec): Figure {
  return {
    traces: spec.series.map((s) => ({
      type: "bar",
      name: s.name,
      x: [...spec.categories],
      y: s.values,
      marker: {
        color: roleColor(s.role),
        pattern: {
          shape: shapes[s.role] ?? "",
          size: 5,
          solidity: 0.3,
          fgcolor: "var(--surface)",
          fillmode: "overlay",
        },
      },
      ...(s.error
        ? {
            error_y: {
              type: "data",
              symmetric: false,
              array: s.error.plus,
              arrayminus: s.error.minus,
              color: "var(--ink-2)",
              thickness: 1.25,
              width: 4,
            },
          }
        : {}),
      hovertemplate: spec.yPercent ? "%{y:.1%}" : "%{y:.4~g}",
    })),
    layout: {
      ...baseLayout,
      barmode: "group",
      bargap: 0.3,
      bargroupgap: 0.08,
      xaxis: axis(spec.xTitle, { type: "category", showgrid: false, ticks: "" }),
      yaxis: axis(spec.yTitle, { rangemode: "tozero", ...(spec.yPercent ? { tickformat: ".0%" } : {}) }),
    },
    legend: spec.series.map((t, k) => ({ name: t.name, role: t.role, traces: [k] })),
    columns: () => [
      { name: spec.xTitle, values: spec.categories },
      ...spec.series.flatMap((s) => [
        { name: s.name, values: s.values },
        ...(s.error
          ? [
              { name: `${s.name} −`, values: s.error.minus },
              { name: `${s.name} +`, values: s.error.plus },
            ]
          : []),
      ]),
    ],
  };
}
