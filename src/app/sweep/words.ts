/** Cells and numbers of a sweep in words. */
import { formatText, type ControlValue } from "../../lab/controls.ts";
import type { MethodSpec, MethodTexts } from "../../lab/method.ts";
import { formatFixed, formatNumber, formatPercent } from "../../ui/format.ts";
import type { Measure, SweepPlan } from "./plan.ts";

/** A value of a control as the page writes it: options by their names. */
export function valueText(text: MethodTexts<MethodSpec>, name: string, value: ControlValue, locale: string): string {
  if (typeof value === "number") return formatNumber(value, locale, 4);
  const options = text.controls[name].options as Readonly<Record<string, string>> | undefined;
  return options?.[String(value)] ?? formatText(value);
}

/** "Temperature T = 4, Weight of the teacher α = 0.5" */
export function cellText(
  plan: SweepPlan,
  cell: number,
  text: MethodTexts<MethodSpec>,
  locale: string,
  comma: string,
): string {
  return [plan.x, plan.y]
    .map((name) => `${text.controls[name].label} = ${valueText(text, name, plan.cells[cell][name], locale)}`)
    .join(comma);
}

export interface Numbers {
  /** For a cell: as short as can be. */
  readonly short: (value: number) => string;
  /** Half a width, in the same unit. */
  readonly spread: (value: number) => string;
  /** An end of an interval: with few seeds it may lie where no value can. */
  readonly bound: (value: number) => string;
  /** With its unit. */
  readonly long: (value: number) => string;
}

/** How a measure's numbers are written: fractions as percentages, their differences in points with a sign. */
export function numbersOf({ unit, minus }: Measure, locale: string, points: string): Numbers {
  const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);
  if (unit !== "fraction") {
    const plain = (v: number) => formatNumber(v, locale, 3);
    const value = minus === null ? plain : (v: number) => signed(plain(v), v);
    return { short: value, long: value, bound: value, spread: (v) => formatNumber(v, locale, 2) };
  }
  const spread = (v: number) => formatFixed(100 * v, locale, 1);
  if (minus === null) {
    const percent = (v: number) => formatPercent(v, locale);
    return { short: percent, long: percent, bound: (v) => percent(Math.min(1, Math.max(0, v))), spread };
  }
  const short = (v: number) => signed(spread(v), v);
  return { short, bound: short, spread, long: (v) => `${short(v)} ${points}` };
}
