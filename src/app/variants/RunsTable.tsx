import { fill } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import { variantMetrics } from "../../lab/variants.ts";
import { formatInteger, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { RowLink } from "./RowLink.tsx";
import type { Compared } from "./sources.ts";

/** Every single run: its accuracy, which is the way into its experiment. */
export function RunsTable({ dataset, names, sources, arms }: Compared & { readonly arms: readonly string[] }) {
  const own = useVariantsTexts();
  const { locale } = useLabels();
  const all = sources.flatMap(({ runs }) => runs);
  const seeds = [...new Set(all.map(({ seed }) => seed))].sort((a, b) => a - b);
  const title = fill(own.runs, { n: formatInteger(all.length, locale) });
  return (
    <details className="claim-more">
      <summary>{title}</summary>
      <div className="claim-scroll" role="region" tabIndex={0} aria-label={title}>
        <table className="claim-arms">
          <thead>
            <tr>
              <th scope="col">{own.by}</th>
              <th scope="col">{own.source}</th>
              {seeds.map((seed) => (
                <th key={seed} scope="col">
                  {fill(own.seed, { seed: String(seed) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arms.flatMap((arm) =>
              sources.map(({ id: source, runs }) => {
                const found = runs.filter((run) => run.arm === arm);
                return found.length === 0 ? null : (
                  <tr key={`${arm} ${source}`}>
                    <th scope="row">{names[arm]}</th>
                    <td>{own.sources[source]}</td>
                    {seeds.map((seed) => {
                      const run = found.find((one) => one.seed === seed);
                      const value = run && formatPercent(run.metrics[variantMetrics(arm)[0]], locale, 2);
                      const label = fill(own.runLink, { name: names[arm], seed, value: value ?? "" });
                      return (
                        <td key={seed}>
                          {value && (
                            <RowLink {...{ dataset, seed, label }} id={arm}>
                              {value}
                            </RowLink>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
