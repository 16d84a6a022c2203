/**
 * A perceptually even colour scale, for quantities that are nobody's: cividis, by ten of its colours. What is high
 * stands out from the ground: dark on a light theme, light on a dark one.
 */
import type { Theme } from "../theme.ts";

const stops = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
] as const;

/** The colour of a level 0 … 1; what lies outside has the colour of the end. */
export function levelColor(level: number, theme: Theme): string {
  const from = Math.min(1, Math.max(0, level || 0)) * (stops.length - 2);
  // The end nearest to the ground's own colour is left out.
  const at = theme === "dark" ? 1 + from : stops.length - 2 - from;
  const k = Math.min(stops.length - 2, Math.floor(at));
  const mix = stops[k].map((c, i) => Math.round(c + (at - k) * (stops[k + 1][i] - c)));
  return `rgb(${mix.join(" ")})`;
}

/** The scale from left to right, as CSS. */
export function spectrumGradient(theme: Theme): string {
  const colors = Array.from({ length: stops.length - 1 }, (_, i) => levelColor(i / (stops.length - 2), theme));
  return `linear-gradient(to right, ${colors.join(", ")})`;
}

/** Values on a logarithmic scale from `low` to `high` as levels 0 … 1; zero and what is not a number stand at the low end. */
export function logLevels(values: ArrayLike<number>, low: number, high: number): Float32Array {
  const span = Math.log(high / low);
  return Float32Array.from(values, (v) => (v > low ? Math.min(1, Math.log(v / low) / span) : 0));
}

/** Powers of two around the middle 98 % of all values: the ends of their scale, with a power between at least. */
export function logDomain(values: ArrayLike<number>): readonly [number, number] {
  const sorted = Float64Array.from(values)
    .filter((v) => v > 0 && Number.isFinite(v))
    .sort();
  if (sorted.length === 0) return [0.5, 2];
  const quantile = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  const low = Math.floor(Math.log2(quantile(0.01)));
  const high = Math.ceil(Math.log2(quantile(0.99)));
  return [2 ** Math.max(low, high - 16), 2 ** Math.max(high, low + 1)];
}
