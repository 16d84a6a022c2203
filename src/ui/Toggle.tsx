import { useId, type ReactNode } from "react";
import { cx } from "./hooks.ts";
import { EffectMark } from "./Slider.tsx";
import { Tip } from "./Tip.tsx";
import { useLabels } from "./labels.tsx";
import "./controls.css";

interface ToggleProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: ReactNode;
  effect?: "live" | "restart";
  disabled?: boolean;
}

/** On or off. */
export function Toggle({ label, checked, onChange, help, effect, disabled }: ToggleProps) {
  const text = useLabels();
  const id = useId();
  return (
    <div className={cx("ui-toggle", disabled && "ui-disabled")}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(e) => onChange(e.target.checked)}
      />
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      {help && <Tip label={`${text.help} ${label}`}>{help}</Tip>}
      {effect && <EffectMark effect={effect} />}
    </div>
  );
}
