import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import type { View } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { heatColor } from "../../ui/figures/heat.ts";
import { formatPercent } from "../../ui/format.ts";
import { cx, useThemeVersion } from "../../ui/hooks.ts";
import { useLabels } from "../../ui/labels.tsx";
import { roleColor } from "../../ui/roles.ts";
import { rgbOf } from "../../ui/theme.ts";
import { explain } from "../explain.ts";
import { specs, useLab, useMethod } from "../lab.tsx";
import { levelsOf, recipeOf, resultsOf, type CellResult, type Measure, type SweepPlan } from "./plan.ts";
import type { Sweep } from "./sweep.ts";
import { cellText, numbersOf, valueText, type Numbers } from "./words.ts";

interface Props {
  readonly sweep: Sweep;
  readonly version: number;
  readonly plan: SweepPlan;
  readonly measure: Measure;
}

/** A pointer on its way across the grid does not change what is described. */
const restMs = 120;

/** The heatmap of a sweep: every cell a button that opens its recipe. */
export function SweepGrid({ sweep, plan, measure }: Props) {
  const t = useTexts();
  const { text } = useMethod();
  const { locale } = useLabels();
  const open = useOpenCell(plan);
  useThemeVersion();
  const [at, setAt] = useState(0);
  const [isSeen, setSeen] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const body = useRef<HTMLTableSectionElement>(null);

  const columns = plan.grid[plan.x];
  const rows = plan.grid[plan.y];
  const present = Math.min(at, plan.cells.length - 1);
  const results = resultsOf(plan, sweep.outcomes, measure);
  const isSigned = measure.minus !== null;
  const { low, high, levels } = levelsOf(
    results.map(({ summary }) => summary?.mean ?? null),
    isSigned,
  );
  const ground = rgbOf("var(--sunken)");
  const color = (level: number) =>
    heatColor(Math.abs(level), ground, rgbOf(roleColor(level < 0 ? "control" : measure.role)));
  const numbers = numbersOf(measure, locale, t.sweep.points);
  const words = useCellWords(sweep, plan, numbers);

  const show = (i: number) => {
    clearTimeout(timer.current);
    setAt(i);
    setSeen(true);
  };
  const onKey = (e: KeyboardEvent) => {
    const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[e.key];
    if (!by) return;
    e.preventDefault();
    const column = Math.min(columns.length - 1, Math.max(0, (present % columns.length) + by[0]));
    const row = Math.min(rows.length - 1, Math.max(0, Math.floor(present / columns.length) + by[1]));
    body.current?.querySelectorAll("button")[row * columns.length + column]?.focus();
  };

  const title = fill(t.sweep.grid, { metric: nameOf(measure, text.metrics) });
  return (
    <div className="sweep-results">
      <div className="sweep-scroll">
        <p className="sweep-across" aria-hidden="true">
          {text.controls[plan.x].label}
        </p>
        <table
          role="grid"
          className="sweep-grid"
          aria-label={title}
          style={{ "--columns": columns.length } as CSSProperties}
        >
          <thead>
            <tr>
              <td className="sweep-corner">{text.controls[plan.y].label}</td>
              {columns.map((value) => (
                <th key={String(value)} scope="col">
                  {valueText(text, plan.x, value, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKey} onPointerLeave={() => clearTimeout(timer.current)}>
            {rows.map((value, row) => (
              <tr key={String(value)}>
                <th scope="row">{valueText(text, plan.y, value, locale)}</th>
                {columns.map((column, j) => {
                  const i = row * columns.length + j;
                  const { main, below } = words(i, results[i]);
                  const name = cellText(plan, i, text, locale, t.notices.comma);
                  return (
                    <td key={String(column)}>
                      <button
                        type="button"
                        tabIndex={i === present ? 0 : -1}
                        className={cx("sweep-cell", isSeen && i === present && "sweep-cell-on")}
                        style={Number.isNaN(levels[i]) ? undefined : color(levels[i])}
                        aria-label={name + t.notices.colon + [main, below].filter(Boolean).join(" ")}
                        onClick={() => open(i)}
                        onFocus={() => show(i)}
                        onPointerEnter={() => {
                          clearTimeout(timer.current);
                          timer.current = window.setTimeout(() => show(i), restMs);
                        }}
                      >
                        <span>{main}</span>
                        {below && <small>{below}</small>}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {Number.isFinite(low) && high > low && (
        <Scale low={numbers.short(low)} high={numbers.short(high)} isSigned={isSigned} role={measure.role} />
      )}
      {isSeen ? (
        <Readout {...{ plan, numbers }} cell={present} result={results[present]} />
      ) : (
        <p className="sweep-readout ui-quiet">{t.sweep.hint}</p>
      )}
    </div>
  );
}

function nameOf({ plus, minus }: Measure, metrics: Readonly<Record<string, string>>): string {
  return minus === null ? metrics[plus] : `${metrics[plus]} − ${metrics[minus]}`;
}

/** What stands in a cell: its mean, or why there is none yet. */
function useCellWords(sweep: Sweep, plan: SweepPlan, numbers: Numbers) {
  const t = useTexts();
  const { locale } = useLabels();
  const parts = new Map<number, number>();
  for (const [run, part] of sweep.parts) parts.set(plan.runs[run].cell, part);
  return (cell: number, { summary, errors, ended }: CellResult): { main: string; below: string } => {
    const part = parts.get(cell);
    const under = part === undefined ? "" : fill(t.sweep.training, { part: formatPercent(part, locale, 0) });
    if (summary) {
      const se = summary.se === null ? "" : `± ${numbers.spread(summary.se)}`;
      return { main: numbers.short(summary.mean) + (errors.length > 0 ? " !" : ""), below: se };
    }
    if (errors.length > 0)
      return { main: errors.every((e) => e.type === "Diverged") ? t.sweep.diverged : t.sweep.broken, below: "" };
    if (ended > 0) return { main: "–", below: "" };
    return under ? { main: "…", below: under } : { main: "·", below: "" };
  };
}

interface ScaleProps {
  readonly low: string;
  readonly high: string;
  readonly isSigned: boolean;
  readonly role: Measure["role"];
}

/** Which colour is how much. */
function Scale({ low, high, isSigned, role }: ScaleProps) {
  const t = useTexts();
  const from = isSigned ? `${roleColor("control")}, var(--sunken)` : "var(--sunken)";
  return (
    <div className="sweep-scale" role="img" aria-label={fill(t.sweep.legend, { low, high })}>
      <span>{low}</span>
      <span className="sweep-ramp" style={{ background: `linear-gradient(to right, ${from}, ${roleColor(role)})` }} />
      <span>{high}</span>
    </div>
  );
}

interface ReadoutProps {
  readonly plan: SweepPlan;
  readonly numbers: Numbers;
  readonly cell: number;
  readonly result: CellResult;
}

/** The cell under the pointer or the focus in full, with its link. */
function Readout({ plan, numbers, cell, result }: ReadoutProps) {
  const t = useTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { text } = useMethod();
  const { store } = useLab();
  const [link, setLink] = useState<{ cell: number; text: string; copied: boolean } | null>(null);
  const { summary, errors } = result;
  const sentences = [
    summary && fill(t.sweep.mean, { value: numbers.long(summary.mean) }),
    summary?.low != null &&
      summary.high !== null &&
      fill(t.sweep.interval, { low: numbers.bound(summary.low), high: numbers.bound(summary.high) }),
    fill(t.sweep.count, { n: summary?.n ?? 0, of: plan.seeds.length }),
  ];
  const copy = async () => {
    const { view } = store.getState();
    const address = `${location.href.split("#")[0]}${encodeLink(recipeOf(plan, cell), linkView(view), specs)}`;
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setLink({ cell, text: address, copied });
  };
  const mine = link?.cell === cell ? link : null;
  return (
    <div className="sweep-readout">
      <p>
        <strong>{cellText(plan, cell, text, locale, t.notices.comma)}</strong>
        <span>{sentences.filter(Boolean).join(" · ")}</span>
      </p>
      <Button small icon={mine?.copied ? "check" : "share"} onClick={() => void copy()}>
        <span aria-live="polite">{mine?.copied ? t.share.copied : t.sweep.copy}</span>
      </Button>
      {mine && !mine.copied && <input className="link-field" readOnly aria-label={t.share.field} value={mine.text} />}
      {errors.length > 0 && <p className="sweep-error">{explain(errors[0], t, language, recipeOf(plan, cell)).what}</p>}
    </div>
  );
}

/** A link of a cell says how to look at it, but not at which example. */
const linkView = (view: View): View => ({ ...view, example: undefined });

/** Opens a cell's recipe in the experiment: a place of its own in the history, begun anew. */
function useOpenCell(plan: SweepPlan): (cell: number) => void {
  const { store, loop } = useLab();
  return (cell) => {
    const link = encodeLink(recipeOf(plan, cell), linkView(store.getState().view), specs);
    if (location.hash !== link) {
      history.pushState(null, "", link);
      dispatchEvent(new PopStateEvent("popstate"));
    }
    if (store.getState().run.taken > 0) loop.reset();
    window.scrollTo({ top: 0, behavior: "smooth" });
  };
}
