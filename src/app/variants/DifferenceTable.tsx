import { fill, useTexts } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import type { Summary } from "../../lab/sweep.ts";
import { signOf, type VariantRow } from "../../lab/variants.ts";
import { roleColor, roleLines } from "../../ui/roles.ts";
import { MarkerShape } from "../../ui/MarkerShape.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { IntervalPlot } from "../claims/IntervalPlot.tsx";
import type { Range } from "../claims/words.ts";
import { RowLink } from "./RowLink.tsx";
import type { Compared } from "./sources.ts";
import { differenceText, intervalText } from "./words.ts";

/** Every row's difference to the reference: a dot with its interval, the numbers, and what they say of zero. */
export function DifferenceTable({ dataset, names, reference, sources }: Compared) {
  const t = useTexts();
  const own = useVariantsTexts();
  const ids = [...new Set(sources.flatMap(({ rows }) => rows.map(({ id }) => id)))];
  const of = (source: (typeof sources)[number], id: string) => source.rows.find((row) => row.id === id);
  const found = (source: "recorded" | "here", id: string) =>
    sources.find((one) => one.id === source)?.rows.find((row) => row.id === id);
  const range = rangeOf(sources.flatMap(({ rows }) => rows));
  return (
    <section>
      <h2>{fill(own.differences, { reference: names[reference] })}</h2>
      <p className="ui-quiet">{own.differencesNote}</p>
      <table className="claim-table variants-table">
        <thead>
          <tr>
            <th scope="col">{own.way}</th>
            {sources.map(({ id }) => (
              <th key={id} scope="col">
                {own.sources[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => {
            const { role } = sources.flatMap(({ rows }) => rows).find((row) => row.id === id)!;
            return (
              <tr key={id} data-row={id}>
                <th scope="row">
                  <div className="variants-row">
                    <span className="variants-name">
                      <MarkerShape marker={roleLines[role].marker} color={roleColor(role)} />
                      <RowLink {...{ dataset, id }} seed={sources[0].rows[0].seeds[0]}>
                        {names[id]}
                      </RowLink>
                    </span>
                    {id !== reference && (
                      <IntervalPlot
                        range={range}
                        bound={null}
                        recorded={found("recorded", id)?.difference ?? undefined}
                        here={found("here", id)?.difference ?? undefined}
                      />
                    )}
                  </div>
                </th>
                {sources.map((source) => (
                  <td key={source.id}>
                    {id === reference ? (
                      <span className="claim-rule">{own.isReference}</span>
                    ) : (
                      <Difference difference={of(source, id)?.difference ?? null} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="claim-legend" aria-hidden="true">
        <span>
          <svg viewBox="0 0 8 16">
            <path className="claim-zero" d="M4 0V16" />
          </svg>
          {t.claims.legendZero}
        </span>
        {sources.length > 1 &&
          sources.map(({ id }) => (
            <span key={id}>
              <svg viewBox="0 0 16 16">
                <g className={id === "here" ? "claim-here" : "claim-recorded"}>
                  <path d="M0 8H16" />
                  <circle cx="8" cy="8" r="3.6" />
                </g>
              </svg>
              {own.sources[id]}
            </span>
          ))}
      </p>
    </section>
  );
}

/** Everything shown, and zero. */
function rangeOf(rows: readonly VariantRow[]): Range {
  const values = rows.flatMap(({ difference: d }) => (d ? [d.mean, d.low ?? d.mean, d.high ?? d.mean] : []));
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}

function Difference({ difference }: { difference: Summary | null }) {
  const own = useVariantsTexts();
  const { locale } = useLabels();
  if (!difference) return own.noRuns;
  const sign = signOf(difference);
  return (
    <>
      <span className="claim-value">
        {differenceText(difference.mean, locale)} <span>{intervalText(difference, locale)}</span>
      </span>
      <span className={`variants-sign variants-${sign ?? "one"}`}>{sign ? own.signs[sign] : own.one}</span>
    </>
  );
}
