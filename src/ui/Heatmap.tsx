import { useRef, useState, type KeyboardEvent } from "react";
import { heatColor, heatLevels } from "./figures/heat.ts";
import { formatNumber } from "./format.ts";
import { cx, useThemeVersion } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { roleColor, type Role } from "./roles.ts";
import { rgbOf } from "./theme.ts";
import "./canvas.css";

interface HeatmapProps {
  caption: string;
  rowLabels: readonly string[];
  columnLabels: readonly string[];
  /** What rows and columns are: "true class", "believed class". */
  rowTitle: string;
  columnTitle: string;
  /** Row by row. */
  values: ArrayLike<number>;
  /** Whose numbers: gives the colour. */
  tint?: Role;
  scale?: "linear" | "log";
  /** Leaves the diagonal out of the colours, where it would drown the rest. */
  muteDiagonal?: boolean;
  /** Short text in a cell; by default none beyond 12 columns. */
  format?: (value: number) => string;
  /** Long text for the line below. */
  describe?: (row: number, column: number, value: number) => string;
}

/** A small matrix as a table whose cells are coloured; arrow keys walk through it. */
export function Heatmap(props: HeatmapProps) {
  const {
    caption,
    rowLabels,
    columnLabels,
    rowTitle,
    columnTitle,
    values,
    tint = "truth",
    scale = "linear",
    muteDiagonal = false,
  } = props;
  const text = useLabels();
  useThemeVersion();
  const ground = rgbOf("var(--sunken)");
  const full = rgbOf(roleColor(tint));
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<readonly [number, number] | null>(null);
  const n = columnLabels.length;
  const levels = heatLevels(values, n, scale, muteDiagonal);
  const format = props.format ?? ((v: number) => formatNumber(v, text.locale, 2));
  const dense = n > 12;
  const tall = n > 5 && columnLabels.some((name) => name.length > 3);
  const describe =
    props.describe ??
    ((i: number, j: number, v: number) =>
      `${rowTitle} ${rowLabels[i]}${text.comma}${columnTitle} ${columnLabels[j]}${text.colon}${formatNumber(v, text.locale, 4)}`);
  const onKey = (e: KeyboardEvent) => {
    const dir = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[e.key];
    if (!dir) return;
    e.preventDefault();
    const [i, j] = at ?? [0, 0];
    const row = Math.min(rowLabels.length - 1, Math.max(0, i + dir[0]));
    const column = Math.min(n - 1, Math.max(0, j + dir[1]));
    body.current?.rows[row]?.cells[column + 1]?.focus();
  };
  const [fi, fj] = at ?? [0, 0];

  return (
    <div className={cx("ui-heat", dense && "ui-heat-dense", tall && "ui-heat-tall")}>
      <p className="ui-heat-top" aria-hidden="true">
        {columnTitle}
      </p>
      <table role="grid" aria-label={caption}>
        <thead>
          <tr>
            <td className="ui-heat-corner">{rowTitle}</td>
            {columnLabels.map((name, j) => (
              <th key={j} scope="col" className={at?.[1] === j ? "ui-heat-on" : undefined}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKey} onPointerLeave={() => setAt(null)}>
          {rowLabels.map((name, i) => (
            <tr key={i}>
              <th scope="row" className={at?.[0] === i ? "ui-heat-on" : undefined}>
                {name}
              </th>
              {columnLabels.map((_, j) => {
                const value = values[i * n + j];
                const muted = muteDiagonal && i === j;
                return (
                  <td
                    key={j}
                    tabIndex={i === fi && j === fj ? 0 : -1}
                    className={muted ? "ui-heat-diagonal" : undefined}
                    style={muted ? undefined : heatColor(levels[i * n + j], ground, full)}
                    onPointerEnter={() => setAt([i, j])}
                    onFocus={() => setAt([i, j])}
                    onBlur={() => setAt(null)}
                  >
                    <span className={dense ? "sr-only" : undefined}>{format(value)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ui-heat-readout" aria-hidden="true">
        {at ? describe(at[0], at[1], values[at[0] * n + at[1]]) : "\u00a0"}
      </p>
    </div>
  );
}
