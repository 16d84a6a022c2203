/** What may be guessed of a metric, and how far off a guess was. */
import type { ShareTexts } from "../../i18n/share.ts";
import { fill } from "../../i18n/t.ts";
import type { MetricSpec } from "../../lab/method.ts";
import { formatFixed, formatNumber, formatPercent } from "../../ui/format.ts";

export interface GuessRange {
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
  readonly step?: number;
  /** Where the slider stands first: in the middle, so that it gives nothing away. */
  readonly start: number;
  /** What the field shows of a value of 1: 100 for fractions, shown as percentages. */
  readonly factor: number;
}

/**
 * The range of a guess, as the field shows it. Fractions: 0 … 100 %; other metrics have no bounds of their own, so the
 * first measured value sets them.
 * @param first the metric before any training, where it was measured
 */
export function guessRange({ unit, scale }: MetricSpec, first: number | undefined): GuessRange {
  if (unit === "fraction") return { min: 0, max: 100, scale: "linear", step: 1, start: 50, factor: 100 };
  if (scale === "log") {
    const max = first && first > 0 && Number.isFinite(first) ? 10 ** Math.ceil(Math.log10(first)) : 10;
    return { min: max / 1e4, max, scale, start: max / 100, factor: 1 };
  }
  const size = first && Number.isFinite(first) ? 10 ** Math.ceil(Math.log10(2 * Math.abs(first))) : 10;
  const min = first !== undefined && first < 0 ? -size : 0;
  return { min, max: size, scale, start: (min + size) / 2, factor: 1 };
}

export const formatMetric = ({ unit }: MetricSpec, value: number, locale: string): string =>
  unit === "fraction" ? formatPercent(value, locale) : formatNumber(value, locale);

/** What came of a guess, in a sentence. */
export function outcomeOf(
  metric: MetricSpec,
  guessed: number,
  value: number | undefined,
  words: ShareTexts["guessing"],
  locale: string,
): string {
  const show = (v: number) => formatMetric(metric, v, locale);
  const guess = show(guessed);
  if (value === undefined || Number.isNaN(value)) return fill(words.unmeasured, { guess });
  const all = { guess, value: show(value) };
  if (all.guess === all.value) return fill(words.exact, all);
  const off = Math.abs(value - guessed);
  const by = metric.unit === "fraction" ? fill(words.points, { n: formatFixed(100 * off, locale, 1) }) : formatNumber(off, locale); // prettier-ignore
  return fill(words.outcome, { ...all, difference: fill(value > guessed ? words.higher : words.lower, { by }) });
}
