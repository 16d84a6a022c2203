import { useId, useRef, useState, type ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import { formatNumber, parseNumber } from "./format.ts";
import { cx } from "./hooks.ts";
import { Icon } from "./Icons.tsx";
import { useLabels } from "./labels.tsx";
import { fromPosition, nudge, problemOf, toPosition, type SliderScale } from "./scale.ts";
import { Tip } from "./Tip.tsx";
import "./controls.css";

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** Where "reset" goes; differing from it is shown. */
  default: number;
  step?: number;
  scale?: "linear" | "log";
  integer?: boolean;
  unit?: string;
  help?: ReactNode;
  /** Whether a change acts on the next step or starts the run again; no mark when omitted. */
  effect?: "live" | "restart";
  disabled?: boolean;
  /** Hears whether what is typed is no value; where somebody listens, it stays to be mended. */
  onWrong?: (isWrong: boolean) => void;
  /** Every value on the way, while dragging. */
  onInput?: (value: number) => void;
  /** The value left standing: after a drag, a key, a typed number, a reset. */
  onCommit: (value: number) => void;
}

/** A number with a track and a field. A typed number must be in range, but need not lie on the grid. */
export function Slider(props: SliderProps) {
  const { label, value, min, max, unit, help, effect, disabled, onWrong, onInput, onCommit } = props;
  const text = useLabels();
  const id = useId();
  const integer = props.integer ?? false;
  const scale: SliderScale = {
    min,
    max,
    integer,
    scale: props.scale ?? "linear",
    step: props.step ?? (integer ? 1 : (max - min) / 100),
  };
  const show = (v: number) => formatNumber(v, text.locale, 4);
  // What is being typed counts only as long as nobody else (a link, a reset, a lesson) changes the value.
  const [draft, setDraft] = useState<{ text: string; at: number } | null>(null);
  const typed = draft?.at === value ? draft.text : null;
  const setTyped = (next: string | null) => {
    setDraft(next === null ? null : { text: next, at: value });
    onWrong?.(next !== null && problemOf(scale, parseNumber(next)) !== null);
  };
  const dragging = useRef<number | null>(null);

  const problem = typed === null ? null : problemOf(scale, parseNumber(typed));
  const message =
    problem === "number"
      ? text.notNumber
      : problem === "integer"
        ? text.notInteger
        : problem && text.outOfRange(show(min), show(max));
  const changed = value !== props.default;
  const position = toPosition(scale, value);

  const commit = (v: number) => {
    setTyped(null);
    dragging.current = null;
    onCommit(v);
  };
  const slide = (v: number) => {
    setTyped(null);
    dragging.current = v;
    onInput?.(v);
  };
  const settle = () => dragging.current !== null && commit(dragging.current);
  const take = () => {
    if (typed === null) return;
    if (!problem) commit(parseNumber(typed));
    else if (!onWrong) setTyped(null);
  };

  return (
    <div className={cx("ui-slider", changed && "ui-changed", disabled && "ui-disabled")}>
      <div className="ui-slider-head">
        <label className="ui-label" htmlFor={id}>
          {label}
        </label>
        {help && <Tip label={`${text.help} ${label}`}>{help}</Tip>}
        {effect && <EffectMark effect={effect} />}
        <span className="ui-slider-reset">
          {changed && !disabled && (
            <IconButton
              small
              icon="reset"
              label={text.reset(label, show(props.default))}
              onClick={() => commit(props.default)}
            />
          )}
        </span>
        <input
          className="ui-number"
          inputMode={integer ? "numeric" : "decimal"}
          aria-label={unit ? `${label} (${unit})` : label}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          disabled={disabled}
          value={typed ?? plain(value)}
          size={Math.max(5, (typed ?? plain(value)).length)}
          onChange={(e) => setTyped(e.target.value)}
          onFocus={(e) => e.target.select()}
          onBlur={take}
          onKeyDown={(e) => {
            if (e.key === "Enter") take();
            else if (e.key === "Escape") setTyped(null);
            else if (e.key === "ArrowUp" || e.key === "ArrowDown") {
              e.preventDefault();
              commit(nudge(scale, value, e.key === "ArrowUp" ? 1 : -1));
            }
          }}
        />
        {unit && <span className="ui-unit">{unit}</span>}
      </div>
      <div
        className="ui-track"
        style={{ "--at": position, "--default-at": toPosition(scale, props.default) } as React.CSSProperties}
        onDoubleClick={() => !disabled && commit(props.default)}
      >
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step="any"
          disabled={disabled}
          value={position}
          aria-valuetext={`${show(value)}${unit ? ` ${unit}` : ""}`}
          onChange={(e) => slide(fromPosition(scale, e.target.valueAsNumber))}
          onPointerUp={settle}
          onPointerCancel={settle}
          onBlur={settle}
          onKeyDown={(e) => {
            const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[e.key];
            const next = by ? nudge(scale, value, by) : e.key === "Home" ? min : e.key === "End" ? max : undefined;
            if (next === undefined) return;
            e.preventDefault();
            slide(next);
          }}
          onKeyUp={settle}
        />
      </div>
      {message && (
        <p id={`${id}-problem`} className="ui-problem" role="status">
          {message}
        </p>
      )}
    </div>
  );
}

/** A bolt for what acts at once, an arrow round for what starts again. */
export function EffectMark({ effect }: { effect: "live" | "restart" }) {
  const text = useLabels();
  const words = effect === "live" ? text.live : text.restarts;
  return (
    <span className={`ui-effect ui-effect-${effect}`} title={words}>
      <Icon name={effect} title={words} />
    </span>
  );
}

/** A number as it can be typed again: 0.001, 1e-5, no thousands marks. */
const plain = (v: number): string => String(Number(v.toPrecision(6)));
