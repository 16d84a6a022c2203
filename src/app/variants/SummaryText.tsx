import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import { variantMethod, type Sign, type VariantRow } from "../../lab/variants.ts";
import { useLabels } from "../../ui/labels.tsx";
import { namedSeeds } from "../claims/words.ts";
import { methods } from "../methods.ts";
import { valueText } from "../sweep/words.ts";
import { bySign, shareText } from "./words.ts";

interface Props {
  readonly dataset: string;
  readonly names: Readonly<Record<string, string>>;
  readonly reference: string;
  readonly rows: readonly VariantRow[];
}

const signs = ["above", "below", "open"] as const satisfies readonly Sign[];

/** What was recorded, in sentences. */
export function SummaryText({ dataset, names, reference, rows }: Props) {
  const t = useTexts();
  const own = useVariantsTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const accuracyOf = (row: string) => shareText(rows.find(({ id }) => id === row)!.accuracy, locale);
  const found = bySign(rows);
  const sentence = (sign: Sign) =>
    fill(own.summaryOf[sign], {
      reference: names[reference],
      names: found[sign].map((id) => names[id]).join(t.notices.comma),
    });
  return (
    <div className="variants-summary">
      <p>
        {fill(own.summary, {
          seeds: namedSeeds(rows[0].seeds, own.sourceOf, locale, t.notices.comma),
          data: valueText(methods[variantMethod].text[language], "dataset", dataset, locale),
          control: accuracyOf("control"),
          teacher: accuracyOf("teacher"),
        })}
      </p>
      {signs.map((sign) => found[sign].length > 0 && <p key={sign}>{sentence(sign)}</p>)}
    </div>
  );
}
