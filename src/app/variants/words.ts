/** Rows of the comparison in words: plain data in, plain data out. */
import { fill, type Texts } from "../../i18n/t.ts";
import type { VariantsTexts } from "../../i18n/variants.ts";
import { encodeLink } from "../../lab/link.ts";
import type { MethodSpec, MethodTexts } from "../../lab/method.ts";
import type { View } from "../../lab/recipe.ts";
import type { Summary } from "../../lab/sweep.ts";
import {
  signOf,
  variantArms,
  variantRecipe,
  type Sign,
  type VariantDataset,
  type VariantRow,
} from "../../lab/variants.ts";
import { formatFixed, formatNumber, formatPercent } from "../../ui/format.ts";
import { valueText } from "../sweep/words.ts";

/** What the rows are called, by id. */
export function rowNames(
  spec: MethodSpec,
  text: MethodTexts<MethodSpec>,
  t: Texts,
  own: VariantsTexts,
  locale: string,
): Readonly<Record<string, string>> {
  const arms = variantArms(spec).map(({ id, set }) => {
    const ε = set["smoothing"];
    const name =
      ε === undefined
        ? valueText(text, "variant", id, locale)
        : fill(own.smoothing, { name: t.roles.smoothed, value: formatNumber(Number(ε), locale) });
    return [id, name] as const;
  });
  return { teacher: t.roles.teacher, control: t.roles.control, ...Object.fromEntries(arms) };
}

/** The experiment of a row with a seed; teacher and control are in that of the defaults. */
export function linkOf(spec: MethodSpec, dataset: VariantDataset, row: string, seed: number, view: View): string {
  const arm = variantArms(spec).find(({ id }) => id === row) ?? { id: row, set: {} };
  return encodeLink(variantRecipe(spec, dataset, arm, seed), view, { [spec.id]: spec });
}

const points = (value: number, locale: string) => formatFixed(100 * value, locale, 1);

/** "+8.3", in percentage points. */
export const differenceText = (mean: number, locale: string): string => `${mean > 0 ? "+" : ""}${points(mean, locale)}`;

/** An end of an interval: one near zero must show on which side it lies. */
const endText = (value: number, locale: string) =>
  Math.abs(value) < 5e-4 ? formatNumber(100 * value, locale, 1) : points(value, locale);

/** "[7.1, 9.5]", in percentage points; empty for a single seed. */
export const intervalText = ({ low, high }: Summary, locale: string): string =>
  low === null || high === null ? "" : `[${endText(low, locale)}, ${endText(high, locale)}]`;

/** "84.0 ± 0.3%"; without the error of a single seed. */
export function shareText({ mean, se }: Summary, locale: string): string {
  return se === null ? formatPercent(mean, locale) : `${points(mean, locale)} ± ${points(se, locale)}%`;
}

/** "1.35 ± 0.02" */
export const timeText = ({ mean, se }: Summary, locale: string): string =>
  [formatFixed(mean, locale, 2), ...(se === null ? [] : [formatFixed(se, locale, 2)])].join(" ± ");

/** The rows whose interval says the same of zero, in their order. */
export function bySign(rows: readonly VariantRow[]): Readonly<Record<Sign, readonly string[]>> {
  const of = (sign: Sign) =>
    rows.flatMap(({ id, difference }) => (difference && signOf(difference) === sign ? [id] : []));
  return { above: of("above"), below: of("below"), open: of("open") };
}
