/** Quantities, rules and arms of claims in words, and the scale of their plots: plain data in, plain data out. */
import { fill, type Texts } from "../../i18n/t.ts";
import { recipeOf, type Asked, type Claim, type ClaimUnit, type Verdict } from "../../lab/claims.ts";
import type { MethodSpec, MethodTexts } from "../../lab/method.ts";
import { formatFixed, formatInteger, formatPercent } from "../../ui/format.ts";
import { valueText } from "../sweep/words.ts";

/** An effect as recorded or as measured here; no ends below two seeds. */
export interface Shown {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export const verdictWord = (verdict: Verdict, t: Texts): string =>
  ({ holds: t.claims.holds, "does-not-hold": t.claims.doesNotHold, mixed: t.claims.mixed })[verdict];

/** A number in its unit; differences carry their sign. */
export function quantityText(asked: Pick<Asked, "quantity" | "unit">, value: number, locale: string): string {
  const sign = asked.quantity.kind === "difference" && value > 0 ? "+" : "";
  return sign + plainText(asked.unit, value, locale);
}

function plainText(unit: ClaimUnit, value: number, locale: string): string {
  switch (unit) {
    case "points":
      return formatFixed(100 * value, locale, 1);
    case "share":
      return formatPercent(value, locale, value === 0 || value === 1 ? 0 : 1);
    case "nats":
      return formatFixed(value, locale, 3);
    case "weight":
      return formatFixed(value, locale, 2);
  }
}

function unitText(unit: ClaimUnit, number: number, t: Texts): string {
  if (unit === "points" && number === 1) return t.claims.point;
  return unit === "points" ? t.claims.points : unit === "nats" ? t.claims.nats : "";
}

/** "+8.3 points", "8.3 个百分点" */
export const withUnit = (asked: Pick<Asked, "quantity" | "unit">, value: number, t: Texts, locale: string): string =>
  [quantityText(asked, value, locale), unitText(asked.unit, NaN, t)].filter(Boolean).join(" ");

/** What it takes to hold. Bounds are numbers as the protocol has them: without needless decimals. */
export function ruleText({ rule, unit }: Pick<Asked, "rule" | "unit">, t: Texts, locale: string): string {
  if (!rule) return t.claims.context;
  const number = unit === "points" || unit === "share" ? 100 * rule.value : rule.value;
  const bound = String(Math.round(number * 1e6) / 1e6).replace("-", "−");
  const value =
    unit === "share"
      ? formatPercent(rule.value, locale, 0)
      : [bound, unitText(unit, number, t)].filter(Boolean).join(" ");
  const sentence = {
    above: t.claims.above,
    below: t.claims.below,
    "not-clearly-above": t.claims.notClearlyAbove,
    always: t.claims.always,
  }[rule.kind];
  return fill(sentence, { value: rule.value === 0 ? "0" : value });
}

/** "1–9", "1, 2, 5" */
export function seedsText(seeds: readonly number[], locale: string, comma: string): string {
  const isRun = seeds.length > 2 && seeds.every((seed, i) => i === 0 || seed === seeds[i - 1] + 1);
  const text = (seed: number) => formatInteger(seed, locale);
  return isRun ? `${text(seeds[0])}–${text(seeds.at(-1)!)}` : seeds.map(text).join(comma);
}

/** "seeds 1–9", "seed 7": in the words for one seed and for several. */
export const namedSeeds = (
  seeds: readonly number[],
  words: { readonly seed: string; readonly seeds: string },
  locale: string,
  comma: string,
): string => fill(seeds.length === 1 ? words.seed : words.seeds, { seeds: seedsText(seeds, locale, comma) });

/** What tells the arms of a claim apart: the settings that are not the same in all of them. Empty for a single arm. */
export function armNames(
  spec: MethodSpec,
  claim: Claim,
  text: MethodTexts<MethodSpec>,
  locale: string,
  comma: string,
): Readonly<Record<string, string>> {
  const arms = Object.keys(claim.arms);
  const parameters = arms.map((arm) => recipeOf(spec, claim, arm, 1).parameters);
  const differing = Object.keys(spec.controls).filter((name) =>
    parameters.some((p) => p[name] !== parameters[0][name]),
  );
  const nameOf = (k: number) =>
    differing.map((name) => `${text.controls[name].label} = ${valueText(text, name, parameters[k][name], locale)}`);
  return Object.fromEntries(arms.map((arm, k) => [arm, nameOf(k).join(comma)]));
}

/** From … to of a plot: everything shown of one unit, and zero. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One scale for all quantities of a unit, so that they can be compared. */
export function rangesOf(
  asked: readonly Asked[],
  shown: (id: string) => readonly (Shown | undefined)[],
): Readonly<Partial<Record<ClaimUnit, Range>>> {
  const ranges: Partial<Record<ClaimUnit, Range>> = {};
  for (const { id, unit, rule } of asked) {
    const seen = shown(id).flatMap((s) => (s ? [s.mean, s.low ?? s.mean, s.high ?? s.mean] : []));
    const values = [0, rule?.value ?? 0, ranges[unit]?.low ?? 0, ranges[unit]?.high ?? 0, ...seen];
    ranges[unit] = {
      low: Math.min(...values.filter(Number.isFinite)),
      high: Math.max(...values.filter(Number.isFinite)),
    };
  }
  return ranges;
}

/** Where a value stands in a range, 0 … 1. */
export const placeIn = ({ low, high }: Range, value: number): number =>
  high > low ? (value - low) / (high - low) : 0.5;

/** So many seeds that nobody has chosen anything on, one after another. */
export function freshSeeds(count: number, random: number): number[] {
  const first = 1000 + (random % 1_000_000);
  return Array.from({ length: count }, (_, i) => first + i);
}
