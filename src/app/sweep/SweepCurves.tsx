import { fill, useTexts } from "../../i18n/t.ts";
import { formatInteger } from "../../ui/format.ts";
import { Legend } from "../../ui/Legend.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { useMethod } from "../lab.tsx";
import { curveMetrics, curveOf, measuresOf, type Curve, type SweepPlan } from "./plan.ts";
import type { Sweep } from "./sweep.ts";
import { cellText, numbersOf, valueText } from "./words.ts";

interface Props {
  readonly sweep: Sweep;
  readonly version: number;
  readonly plan: SweepPlan;
}

const width = 100;
const height = 48;

/** A small chart per cell, all on the same axes. */
export function SweepCurves({ sweep, plan }: Props) {
  const t = useTexts();
  const { spec, text } = useMethod();
  const { locale } = useLabels();
  const metrics = curveMetrics(spec);
  if (metrics.length === 0) return null;
  const cells = plan.cells.map((_, cell) => metrics.map((metric) => curveOf(plan, sweep.outcomes, cell, metric)));
  const all = cells.flat();
  const values = all.flatMap((curve) => curve.values);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const last = Math.max(1, ...all.map(({ steps }) => steps.at(-1) ?? 0));
  const numbers = numbersOf(
    measuresOf(spec).find(({ id }) => id === metrics[0])!,
    locale,
    t.sweep.points,
  );
  const range = { low: numbers.short(low), high: numbers.short(high), steps: formatInteger(last, locale) };
  const columns = plan.grid[plan.x].length;
  const short = (name: string, cell: number) => valueText(text, name, plan.cells[cell][name], locale);
  return (
    <div className="sweep-curves">
      <div className="sweep-curves-head">
        <Legend form="line" items={metrics.map((m) => ({ role: spec.metrics[m].role, name: text.metrics[m] }))} />
        {values.length > 0 && <p className="ui-quiet">{fill(t.sweep.curvesNote, range)}</p>}
      </div>
      <div className="sweep-scroll" tabIndex={0} role="group" aria-label={t.sweep.curves}>
        <ul className="sweep-curve-list" style={{ gridTemplateColumns: `repeat(${columns}, minmax(5rem, 1fr))` }}>
          {cells.map((curves, cell) => {
            const ends = metrics.map((metric, k) => {
              const end = curves[k].values.at(-1);
              return `${text.metrics[metric]} ${end === undefined ? "–" : numbers.short(end)}`;
            });
            const name = cellText(plan, cell, text, locale, t.notices.comma);
            return (
              <li key={cell}>
                <svg
                  viewBox={`0 0 ${width} ${height}`}
                  preserveAspectRatio="none"
                  role="img"
                  aria-label={name + t.notices.colon + ends.join(t.notices.comma)}
                >
                  {metrics.map((metric, k) => (
                    <polyline
                      key={metric}
                      className={`role-${spec.metrics[metric].role}`}
                      points={pointsOf(curves[k], last, low, high)}
                    />
                  ))}
                </svg>
                <span aria-hidden="true">
                  {short(plan.x, cell)} · {short(plan.y, cell)}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function pointsOf({ steps, values }: Curve, last: number, low: number, high: number): string {
  const reach = high > low ? high - low : 1;
  return steps
    .map(
      (step, i) =>
        `${((width * step) / last).toFixed(2)},${(2 + (height - 4) * (1 - (values[i] - low) / reach)).toFixed(2)}`,
    )
    .join(" ");
}
