import { useId } from "react";
import { IconButton } from "./Button.tsx";
import "./picture.css";

interface ScrubberProps {
  label: string;
  /** 0 … max */
  value: number;
  max: number;
  step?: number;
  /** The value in words, on the right. */
  text: string;
  onChange: (value: number) => void;
  /** A button that plays. */
  play?: { readonly label: string; readonly icon: "play" | "pause" | "step"; readonly press: () => void };
}

/** A time that is only looked at: no part of the recipe. */
export function Scrubber({ label, value, max, step = 1, text, onChange, play }: ScrubberProps) {
  const id = useId();
  return (
    <div className="ui-scrubber">
      {play && <IconButton framed icon={play.icon} label={play.label} onClick={play.press} />}
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <div
        className="ui-track"
        style={{ "--at": max > 0 ? value / max : 0, "--default-at": -9 } as React.CSSProperties}
      >
        <input
          id={id}
          type="range"
          min={0}
          max={max}
          step={step}
          value={value}
          aria-valuetext={text}
          onChange={(e) => onChange(e.target.valueAsNumber)}
        />
      </div>
      <output>{text}</output>
    </div>
  );
}
