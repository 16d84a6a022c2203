import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { BarsFrame, type BarsLayout } from "./ProbabilityBarsFrame.tsx";
import { barTransform, barPosition } from "./figures/bars.ts";
import { formatProbability } from "./format.ts";
import { cx, useBox, useRem } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { RoleSwatch } from "./Legend.tsx";
import type { Role } from "./roles.ts";
import "./bars.css";

export interface ProbabilitySeries {
  readonly role: Role;
  readonly name: string;
  /** One probability per class. */
  readonly values: ArrayLike<number>;
  /** A number under the name, such as an entropy. */
  readonly note?: string;
}

/** For those who update faster than React renders. */
export interface ProbabilityBarsHandle {
  /** New values, in the order of the series and classes. */
  update(values: readonly ArrayLike<number>[], notes?: readonly (string | undefined)[]): void;
}

interface ProbabilityBarsProps {
  /** What is shown: for screen readers, and the caption of the table. */
  caption: string;
  classNames: readonly string[];
  series: readonly ProbabilitySeries[];
  /** The true class. */
  highlight?: number;
  /** `columns`: one column per series; `grouped`: bars of a class together; `vertical`: standing bars. */
  layout?: BarsLayout | "auto";
  /** Thin bars without numbers; a line below says the values of the class pointed at. */
  compact?: boolean;
  /** Names and bars only, for a card: no heads, axis or readout. */
  mini?: boolean;
  /** A logarithmic axis over `decades` powers of ten, for what is too small to see. */
  log?: boolean;
  decades?: number;
  /** Makes the class names buttons. */
  onSelectClass?: (k: number) => void;
  ref?: Ref<ProbabilityBarsHandle>;
}

/**
 * What several networks believe about one example, class by class. The frame is rendered once; new values only move
 * what is there, so that dragging a temperature costs a few transforms per frame.
 */
export function ProbabilityBars(props: ProbabilityBarsProps) {
  const {
    caption,
    classNames,
    series,
    highlight,
    mini = false,
    compact = mini,
    log = false,
    decades = 5,
    onSelectClass,
    ref,
  } = props;
  const text = useLabels();
  const root = useRef<HTMLDivElement>(null);
  const { width } = useBox(root);
  const rem = useRem();
  const roomy = width === 0 || (width - 7 * rem) / Math.max(1, series.length) >= (compact ? 4 : 7.75) * rem;
  const layout = !props.layout || props.layout === "auto" ? (roomy ? "columns" : "grouped") : props.layout;
  const readout = !mini && (compact || layout === "vertical");

  const latest = useRef<readonly ArrayLike<number>[]>([]);
  const active = useRef(-1);
  const [tabled, setTabled] = useState<readonly (readonly number[])[]>([]);
  const timer = useRef(0);

  const say = () => {
    const words = root.current?.querySelectorAll("[data-say]") ?? [];
    const k = active.current >= 0 ? active.current : (highlight ?? -1);
    words.forEach((word, j) => {
      word.textContent =
        k < 0 ? "" : j === 0 ? classNames[k] : formatProbability(latest.current[j - 1]?.[k], text.locale);
    });
  };

  const apply = (values: readonly ArrayLike<number>[], notes: readonly (string | undefined)[] = []) => {
    latest.current = values;
    const frame = root.current;
    if (!frame) return;
    const bars = frame.querySelectorAll<HTMLElement>("[data-bar]");
    const numbers = frame.querySelectorAll<HTMLElement>("[data-number]");
    const upright = layout === "vertical";
    for (let i = 0; i < bars.length; i++) {
      const [j, k] = bars[i].dataset.bar!.split(",");
      const p = values[Number(j)]?.[Number(k)];
      const style = bars[i].style;
      const next = barTransform(barPosition(p, log, decades), upright);
      if (style.transform !== next) style.transform = next;
      const visibility = p > 0 ? "" : "hidden";
      if (style.visibility !== visibility) style.visibility = visibility;
    }
    const zero = formatProbability(0, text.locale);
    for (const number of numbers) {
      const [j, k] = number.dataset.number!.split(",");
      const next = formatProbability(values[Number(j)]?.[Number(k)], text.locale);
      if (number.textContent === next) continue;
      number.textContent = next;
      number.classList.toggle("ui-bars-zero", next === zero);
    }
    frame.querySelectorAll<HTMLElement>("[data-note]").forEach((el) => {
      el.textContent = notes[Number(el.dataset.note)] ?? "";
    });
    say();
    // The table follows once the values have stood still for a moment.
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setTabled(values.map((v) => Array.from(v))), 300);
  };

  useLayoutEffect(() =>
    apply(
      series.map((s) => s.values),
      series.map((s) => s.note),
    ),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  useImperativeHandle(ref, () => ({ update: apply }));

  const point = (k: number) => {
    active.current = k;
    root.current?.querySelectorAll<HTMLElement>("[data-class]").forEach((row) => {
      row.classList.toggle("ui-bars-active", Number(row.dataset.class) === k);
    });
    say();
  };
  const onKey = (e: KeyboardEvent) => {
    const n = classNames.length;
    const at = active.current >= 0 ? active.current : (highlight ?? 0);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: n - 1 }[
      e.key
    ];
    if (to === undefined) return;
    e.preventDefault();
    point((to + n) % n);
  };

  return (
    <div
      ref={root}
      className={cx("ui-bars", `ui-bars-${layout}`, compact && "ui-bars-compact")}
      role="group"
      aria-label={caption}
      {...(readout ? { tabIndex: 0, onKeyDown: onKey } : {})}
      onPointerMove={(e) => {
        const row = (e.target as Element).closest<HTMLElement>("[data-class]");
        const k = row ? Number(row.dataset.class) : -1;
        if (k !== active.current) point(k);
      }}
      onPointerLeave={() => point(-1)}
      onBlur={() => point(-1)}
    >
      <BarsFrame
        {...{ layout, compact, mini, log, decades, classNames, highlight, onSelectClass }}
        heads={series.map((s) => ({ role: s.role, name: s.name, noted: s.note !== undefined }))}
        trueClass={text.trueClass}
        locale={text.locale}
      />
      {readout && (
        <p className="ui-bars-readout" aria-hidden="true">
          <b data-say />
          {series.map((s, j) => (
            <span key={j} title={s.name}>
              <RoleSwatch role={s.role} />
              <span data-say />
            </span>
          ))}
        </p>
      )}
      <div className="sr-only">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.class}</th>
              {series.map((s, j) => (
                <th key={j} scope="col">
                  {s.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classNames.map((name, k) => (
              <tr key={k}>
                <th scope="row">{k === highlight ? `${name} (${text.trueClass})` : name}</th>
                {series.map((_, j) => (
                  <td key={j}>{formatProbability(tabled[j]?.[k] ?? Number.NaN, text.locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
