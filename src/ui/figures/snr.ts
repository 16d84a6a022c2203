/** Signal-to-noise ratios of noise schedules over time: the one in use among the others, and where it is looked at. */
import { axis, baseLayout, type Figure } from "./figure.ts";

export interface SnrLine {
  readonly name: string;
  /** The one in use: exactly one is. */
  readonly current: boolean;
  /** log₁₀ of α²/σ² at every t; infinite at the ends of some. */
  readonly values: ArrayLike<number>;
}

export interface SnrSpec {
  /** Common times, rising, 0 … 1. */
  readonly t: ArrayLike<number>;
  readonly lines: readonly SnrLine[];
  /** The time that is looked at. */
  readonly now: number;
  readonly xTitle: string;
  readonly yTitle: string;
}

/** What is beyond is left out: nothing can be seen of so little noise, or so little signal. */
const reach = 5;

const dashes = ["dash", "dot", "dashdot", "longdash"] as const;

export function snrFigure({ t, lines, now, xTitle, yTitle }: SnrSpec): Figure {
  const current = lines.find((line) => line.current) ?? lines[0];
  const here = nearest(t, now);
  const places = labelPlaces(
    lines.map(({ values }) => values),
    { line: lines.indexOf(current), at: here },
  );
  const level = Math.min(reach, Math.max(-reach, current.values[here]));
  const color = (line: SnrLine) => (line === current ? "var(--ink)" : "var(--ink-3)");
  return {
    traces: [
      ...lines.map((line, k) => ({
        type: "scatter" as const,
        name: line.name,
        mode: "lines",
        x: Array.from(t),
        y: Array.from(line.values, (v) => (Math.abs(v) <= 2 * reach ? v : null)),
        line: {
          color: color(line),
          width: line === current ? 3 : 1.5,
          dash: line === current ? "solid" : dashes[k % 4],
        },
        hovertemplate: "%{y:.2f}",
      })),
      {
        type: "scatter" as const,
        name: `${xTitle} = ${now}`,
        mode: "markers",
        x: [now],
        y: [level],
        marker: { color: "var(--ink)", size: 11, symbol: "circle", line: { color: "var(--surface)", width: 2 } },
        hoverinfo: "skip",
      },
    ],
    layout: {
      ...baseLayout,
      xaxis: axis(xTitle, { range: [0, 1], showgrid: false }),
      yaxis: axis(yTitle, { range: [-reach, reach] }),
      annotations: lines.map((line, k) => ({
        text: line === current ? `<b>${line.name}</b>` : line.name,
        x: t[places[k]],
        y: line.values[places[k]],
        showarrow: false,
        bgcolor: "var(--surface)",
        borderpad: 1,
        font: { color: color(line) },
      })),
    },
    legend: [],
    columns: () => [
      { name: xTitle, values: Array.from(t) },
      ...lines.map(({ name, values }) => ({ name, values: Array.from(values) })),
    ],
  };
}

/** The index of the nearest of the times. */
function nearest(t: ArrayLike<number>, now: number): number {
  let best = 0;
  for (let i = 0; i < t.length; i++) if (Math.abs(t[i] - now) < Math.abs(t[best] - now)) best = i;
  return best;
}

/**
 * For each line the index where it stands furthest from the others, among those with room beside the labels before and
 * beside the marker on one of the lines.
 */
export function labelPlaces(lines: readonly ArrayLike<number>[], marker: { line: number; at: number }): number[] {
  const places: number[] = [];
  lines.forEach((values, k) => {
    const n = values.length;
    const isNear = (line: number, index: number, i: number) =>
      Math.abs(index - i) < 0.35 * n && Math.abs(lines[line][index] - values[i]) < 0.2 * reach;
    let best = Math.floor(n / 2);
    let most = -1;
    for (let i = Math.ceil(0.15 * n); i < 0.78 * n; i++) {
      if (Math.abs(values[i]) > 0.9 * reach) continue;
      if (places.some((index, line) => isNear(line, index, i)) || isNear(marker.line, marker.at, i)) continue;
      const free = Math.min(...lines.flatMap((other, j) => (j === k ? [] : [Math.abs(other[i] - values[i])])));
      if (free > most) [best, most] = [i, free];
    }
    places.push(best);
  });
  return places;
}
