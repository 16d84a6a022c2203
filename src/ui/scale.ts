/** Between a slider's position 0 … 1 and its value. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
  readonly step: number;
  readonly integer: boolean;
}

/** Where a value stands on the track, 0 … 1. */
export function toPosition(s: SliderScale, value: number): number {
  const v = Math.min(s.max, Math.max(s.min, value));
  if (s.max === s.min) return 0;
  return s.scale === "log" ? Math.log(v / s.min) / Math.log(s.max / s.min) : (v - s.min) / (s.max - s.min);
}

/** The value at a position: on the grid of `step`, or of two significant digits on a logarithmic track. */
export function fromPosition(s: SliderScale, position: number): number {
  const t = Math.min(1, Math.max(0, position));
  if (t === 0) return s.min;
  if (t === 1) return s.max;
  if (s.scale === "log") return snap(s, s.min * (s.max / s.min) ** t);
  return snap(s, s.min + t * (s.max - s.min));
}

/** Rounds a value to what the slider can stand on, within its range. */
export function snap(s: SliderScale, value: number): number {
  const step = s.integer ? Math.max(1, s.step) : s.step;
  let v = value;
  if (s.scale === "log") {
    v = Number(v.toPrecision(2));
    if (s.integer) v = Math.round(v);
  } else if (step > 0) {
    const offset = s.integer ? Math.ceil(s.min) : s.min;
    v = Number((offset + Math.round((v - offset) / step) * step).toPrecision(12));
  }
  return Math.min(s.max, Math.max(s.min, v));
}

/** One arrow key (or, ten times it, one page key) further; always moves at least one grid point. */
export function nudge(s: SliderScale, value: number, by: number): number {
  if (s.scale === "linear") {
    const step = s.step > 0 ? s.step : (s.max - s.min) / 100;
    return snap(s, value + by * (s.integer ? Math.max(1, step) : step));
  }
  const steps = 60;
  let t = toPosition(s, value);
  for (let i = 0; i < steps; i++) {
    t += by / steps;
    const next = fromPosition(s, t);
    if (next !== value) return next;
    if (t <= 0 || t >= 1) break;
  }
  return by > 0 ? s.max : s.min;
}

/** Why a typed number is not taken; null when it is. */
export function problemOf(s: SliderScale, value: number): "number" | "range" | "integer" | null {
  if (!Number.isFinite(value)) return "number";
  if (value < s.min || value > s.max) return "range";
  return s.integer && !Number.isInteger(value) ? "integer" : null;
}
