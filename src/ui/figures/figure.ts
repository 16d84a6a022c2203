/** What a chart shows, as plain data: plotly's vocabulary, with the theme's variables for colours. */
import type { Column } from "../download.ts";
import type { Look, Role } from "../roles.ts";

/** A series that only grows; `length` counts, so that the arrays may be longer. A shorter length means: begun anew. */
export interface Stream {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly length: number;
}

export interface Figure {
  readonly traces: readonly Trace[];
  readonly layout: Readonly<Record<string, unknown>>;
  /** What may be hidden and shown again by its name: whose it is, and which traces belong to it. */
  readonly legend: readonly LegendEntry[];
  /** The numbers behind the picture: for CSV and the data table. Read when asked for. */
  readonly columns: () => Column[];
}

export interface LegendEntry {
  readonly name: string;
  readonly role: Role;
  /** Instead of the role's. */
  readonly look?: Look;
  readonly traces: readonly number[];
}

export interface Trace extends Readonly<Record<string, unknown>> {
  readonly type: "scatter" | "bar" | "heatmap";
  readonly name?: string;
  /** Points to be read once per frame instead of `x` and `y`. */
  readonly stream?: Stream;
}

/** The layout that all charts share. */
export const baseLayout = {
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "rgba(0,0,0,0)",
  hovermode: "x unified",
  dragmode: "zoom",
  uirevision: "keep",
  // The legend on screen is our own; plotly's is for saved pictures.
  showlegend: false,
  legend: { orientation: "h", x: 0, y: 1, xanchor: "left", yanchor: "bottom" },
  hoverlabel: { bgcolor: "var(--surface)", bordercolor: "var(--line-3)", font: { color: "var(--ink)" } },
} as const;

/** An axis in the lab's manner: thin, quiet, its title close by. */
export function axis(title: string, options: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: { text: title, standoff: 6, font: { color: "var(--ink-3)" } },
    gridcolor: "var(--line)",
    linecolor: "var(--line-3)",
    tickcolor: "var(--line-3)",
    tickfont: { color: "var(--ink-3)" },
    showline: true,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    automargin: true,
    ...options,
  };
}

/** Replaces every `var(--name)` in a figure by what it is now; typed arrays and streams stay as they are. */
export function resolveColors<T>(value: T, resolve: (color: string) => string): T {
  if (typeof value === "string") return (value.startsWith("var(") ? resolve(value) : value) as T;
  if (Array.isArray(value))
    return (typeof value[0] === "number" ? value : value.map((v) => resolveColors(v, resolve))) as T;
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [k, k === "stream" ? v : resolveColors(v, resolve)]),
  ) as T;
}
