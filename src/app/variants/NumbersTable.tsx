import { fill } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import { trainedWeights, type VariantRow, type Widths } from "../../lab/variants.ts";
import { formatInteger, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { namedSeeds } from "../claims/words.ts";
import type { Compared } from "./sources.ts";
import { shareText, timeText } from "./words.ts";

/** Accuracy, gap, calibration, time and size of every row, by source. */
export function NumbersTable({ names, sources, widths }: Compared & { readonly widths: Widths | undefined }) {
  const own = useVariantsTexts();
  const { locale, comma } = useLabels();
  const ids = [...new Set(sources.flatMap(({ rows }) => rows.map(({ id }) => id)))];
  const columns: readonly (readonly [string, (row: VariantRow) => string])[] = [
    [own.accuracy, ({ accuracy }) => shareText(accuracy, locale)],
    [own.closed, ({ closed }) => (closed === null ? own.noRuns : formatPercent(closed, locale, 0))],
    [own.ece, ({ ece }) => (ece ? shareText(ece, locale) : own.noRuns)],
    [own.stepMs, ({ stepMs }) => (stepMs ? timeText(stepMs, locale) : own.noRuns)],
    [own.weights, ({ id }) => weightsText(id)],
  ];
  function weightsText(id: string): string {
    if (!widths) return own.noRuns;
    const n = formatInteger(trainedWeights(id, widths), locale);
    return id === "teacher" ? fill(own.frozen, { n }) : n;
  }
  return (
    <section>
      <h2>{own.numbers}</h2>
      <p className="ui-quiet">{own.numbersNote}</p>
      <div className="claim-scroll" role="region" tabIndex={0} aria-label={own.numbers}>
        <table className="claim-arms variants-numbers">
          <thead>
            <tr>
              <th scope="col">{own.by}</th>
              <th scope="col">{own.source}</th>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {ids.map((id) => {
            const found = sources.flatMap(({ id: source, rows }) => rows.filter((row) => row.id === id).map((row) => ({ source, row }))); // prettier-ignore
            return (
              <tbody key={id}>
                {found.map(({ source, row }, i) => (
                  <tr key={source} data-row={`${id} ${source}`}>
                    {i === 0 && (
                      <th scope="rowgroup" rowSpan={found.length}>
                        {names[id]}
                      </th>
                    )}
                    <td>
                      {own.sources[source]}
                      <span className="claim-rule"> {namedSeeds(row.seeds, own.sourceOf, locale, comma)}</span>
                    </td>
                    {columns.map(([name, text]) => (
                      <td key={name}>{text(row)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </section>
  );
}
