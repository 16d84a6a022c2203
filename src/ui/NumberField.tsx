import { useState } from "react";
import { formatNumber, parseNumber } from "./format.ts";
import { useLabels } from "./labels.tsx";
import "./controls.css";

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** The number left standing, within its range. */
  onCommit: (value: number) => void;
}

/** A number in a table: its label is for screen readers; arrow keys change it by a tenth. */
export function NumberField({ label, value, min, max, onCommit }: NumberFieldProps) {
  const text = useLabels();
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed === null ? value : parseNumber(typed);
  const isWrong = !(number >= min && number <= max);
  const take = () => {
    if (typed !== null && !isWrong && number !== value) onCommit(number);
    setTyped(null);
  };
  return (
    <input
      className="ui-number ui-number-framed"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={isWrong}
      title={isWrong ? text.outOfRange(formatNumber(min, text.locale), formatNumber(max, text.locale)) : undefined}
      size={5}
      value={typed ?? String(value)}
      onChange={(e) => setTyped(e.target.value)}
      onFocus={(e) => e.target.select()}
      onBlur={take}
      onKeyDown={(e) => {
        if (e.key === "Enter") take();
        else if (e.key === "Escape") setTyped(null);
        else if (e.key === "ArrowUp" || e.key === "ArrowDown") {
          e.preventDefault();
          setTyped(null);
          onCommit(Math.min(max, Math.max(min, value + (e.key === "ArrowUp" ? 0.1 : -0.1))));
        }
      }}
    />
  );
}
