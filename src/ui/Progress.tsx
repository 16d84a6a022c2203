import "./layout.css";

interface ProgressProps {
  /** 0 … 1; without it the bar only says that something happens. */
  value?: number;
  label: string;
  /** Beside the bar: "step 120 of 400". */
  detail?: string;
  /** At its end: "about 12 s left". */
  timeLeft?: string;
}

/** How far something is. */
export function Progress({ value, label, detail, timeLeft }: ProgressProps) {
  const known = value !== undefined && Number.isFinite(value);
  const part = known ? Math.min(1, Math.max(0, value)) : 0;
  return (
    <div className="ui-progress">
      <div className="ui-progress-text">
        <span>{label}</span>
        {detail && <span className="ui-quiet">{detail}</span>}
        {timeLeft && <span className="ui-quiet ui-end">{timeLeft}</span>}
      </div>
      <div
        className={known ? "ui-progress-bar" : "ui-progress-bar ui-progress-busy"}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? Math.round(part * 100) : undefined}
        aria-valuetext={[detail, timeLeft].filter(Boolean).join(", ") || undefined}
      >
        <div style={known ? { transform: `scaleX(${part})` } : undefined} />
      </div>
    </div>
  );
}
