import { fill } from "../../../i18n/t.ts";
import { formatFixed, formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useView } from "./use-views.ts";

/** How the person's own coordinates became those on screen, in a sentence with {x}, {y} and {scale}. */
export function NormalisedNote({ sentence }: { sentence: string }) {
  const { locale } = useLabels();
  const target = useView("target");
  if (target?.shape !== "plane") return null;
  const { offset, scale } = target.normalised;
  const [x, y] = offset.map((v) => formatFixed(v, locale, 2));
  return <p className="ui-quiet">{fill(sentence, { x, y, scale: formatNumber(scale, locale) })}</p>;
}
