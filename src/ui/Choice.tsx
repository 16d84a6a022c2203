import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "./hooks.ts";
import { EffectMark } from "./Slider.tsx";
import { Tip } from "./Tip.tsx";
import { useLabels } from "./labels.tsx";
import "./controls.css";

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  help?: ReactNode;
  effect?: "live" | "restart";
  disabled?: boolean;
  /** Buttons side by side or a list; by default buttons for at most four short options. */
  form?: "segments" | "select";
  /** The label is for screen readers only. */
  hideLabel?: boolean;
}

/** One of a few. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, value, options, onChange, help, effect, disabled, hideLabel } = props;
  const text = useLabels();
  const id = useId();
  const room = options.reduce((n, o) => n + width(o.label) + 3, 0);
  const form = props.form ?? (options.length <= 4 && room <= 33 ? "segments" : "select");
  const Label = form === "select" ? "label" : "span";
  return (
    <div className={cx("ui-choice", disabled && "ui-disabled")}>
      <div className={hideLabel ? "sr-only" : "ui-choice-head"}>
        <Label className="ui-label" id={`${id}-label`} {...(form === "select" ? { htmlFor: id } : {})}>
          {label}
        </Label>
        {help && <Tip label={`${text.help} ${label}`}>{help}</Tip>}
        {effect && <EffectMark effect={effect} />}
      </div>
      {form === "segments" ? (
        <Segments labelledBy={`${id}-label`} {...{ value, options, onChange, disabled }} />
      ) : (
        <span className="ui-select">
          <select id={id} value={value} disabled={disabled} onChange={(e) => onChange(e.target.value as V)}>
            {options.map((o) => (
              <option key={o.value} value={o.value} disabled={o.disabled}>
                {o.label}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}

interface SegmentsProps<V extends string> {
  labelledBy: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  disabled?: boolean;
}

function Segments<V extends string>({ labelledBy, value, options, onChange, disabled }: SegmentsProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (e: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (!by || disabled) return;
    e.preventDefault();
    const free = options.filter((o) => !o.disabled);
    const at = free.findIndex((o) => o.value === value);
    const next = free[(at + by + free.length) % free.length];
    onChange(next.value);
    group.current?.querySelectorAll("button")[options.indexOf(next)]?.focus();
  };
  const known = options.some((o) => o.value === value);
  return (
    <div ref={group} className="ui-segments" role="radiogroup" aria-labelledby={labelledBy} onKeyDown={move}>
      {options.map((o, k) => (
        <button
          key={o.value}
          type="button"
          role="radio"
          aria-checked={o.value === value}
          tabIndex={o.value === value || (!known && k === 0) ? 0 : -1}
          disabled={disabled || o.disabled}
          onClick={() => onChange(o.value)}
        >
          {o.label}
        </button>
      ))}
    </div>
  );
}

/** Room that a text needs, in Latin letters. */
const width = (text: string): number => [...text].reduce((n, c) => n + (c > "⺀" ? 2 : 1), 0);
