/** Named points over two quantities: what one has, the other may lack. */
import { roleColor, roleLines, type Look, type Role } from "../roles.ts";
import { axis, baseLayout, type Figure, type Trace } from "./figure.ts";

export interface NamedPoint {
  readonly name: string;
  readonly role: Role;
  readonly look?: Look;
  readonly x: number;
  readonly y: number;
}

export interface ScatterSpec {
  readonly points: readonly NamedPoint[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xPercent?: boolean;
  readonly yScale?: "linear" | "log";
  /** The end of the axis that is better comes right or up. */
  readonly yReversed?: boolean;
}

export function scatterFigure({ points, ...spec }: ScatterSpec): Figure {
  const traces = points.map(({ name, role, look, x, y }): Trace => {
    const { color, marker } = look ?? { color: roleColor(role), marker: roleLines[role].marker };
    return {
      type: "scatter",
      name,
      mode: "markers",
      x: [x],
      y: [y],
      marker: { color, symbol: marker, size: 11, line: { color: "var(--surface)", width: 1 } },
      hovertemplate: `%{x:${spec.xPercent ? ".1%" : ".3~g"}}, %{y:.3~g}`,
    };
  });
  return {
    traces,
    layout: {
      ...baseLayout,
      hovermode: "closest",
      xaxis: axis(spec.xTitle, spec.xPercent ? { tickformat: ".0%" } : {}),
      yaxis: axis(spec.yTitle, {
        type: spec.yScale ?? "linear",
        ...(spec.yReversed ? { autorange: "reversed" } : {}),
        ...(spec.yScale === "log" ? { dtick: 1, exponentformat: "power" } : {}),
      }),
    },
    legend: points.map(({ name, role, look }, i) => ({ name, role, ...(look && { look }), traces: [i] })),
    columns: () => [
      { name: "", values: points.map((p) => p.name) },
      { name: spec.xTitle, values: points.map((p) => p.x) },
      { name: spec.yTitle, values: points.map((p) => p.y) },
    ],
  };
}
