import { useMemo } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { formatDuration, formatInteger, formatNumber, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { MarkerShape } from "../../ui/MarkerShape.tsx";
import { useView } from "../experiment/diffusion/use-views.ts";
import { looksOf, useContestantName } from "./names.ts";
import { costRows, type CostRow } from "./rows.ts";
import { useExperimentLink } from "./SamplesPanel.tsx";

/** What every sample costs here, and what it took to get there. */
export function CostTable() {
  const { cost: words } = useCompareTexts();
  const { locale } = useLabels();
  const { all } = useView("contestants")!;
  const view = useView("comparison");
  const numbers = useView("comparison-numbers");
  const cost = useView("comparison-cost");
  const metric = useView("target")?.shape === "plane" ? "highQuality" : "frechet";
  const looks = useMemo(() => looksOf(all), [all]);
  if (!view) return null;
  const quality = Object.fromEntries(all.map(({ id }) => [id, numbers?.metrics[id]?.[metric]]));
  const now = all.map((one) => ({ ...one, ...view.made[one.id] }));
  const rows = costRows(now, { used: view.used, quality, cost });
  const heads = [
    words.nfe,
    words.quality[metric],
    words.milliseconds,
    words.seconds,
    words.teacherCalls,
    words.realSamples,
    words.trained,
    words.breakEven,
  ];
  return (
    <section className="area" aria-labelledby="compare-cost">
      <header className="area-head">
        <h2 id="compare-cost">{words.title}</h2>
      </header>
      <div className="compare-table" tabIndex={0} role="region" aria-labelledby="compare-cost">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.model}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cost?.careful && (
              <tr>
                <th scope="row">
                  <span className="compare-name">
                    <MarkerShape marker="circle" color="var(--teacher)" />
                    {words.careful}
                  </span>
                </th>
                <td>{formatInteger(cost.careful.nfe, locale)}</td>
                <td>
                  {cost.careful.metrics ? formatQuality(cost.careful.metrics[metric], metric, locale) : words.never}
                </td>
                <td>{formatNumber(cost.careful.milliseconds, locale, 2)}</td>
                {Array.from({ length: 5 }, (_, i) => (
                  <td key={i}>{words.never}</td>
                ))}
              </tr>
            )}
            {rows.map((row) => (
              <Row key={row.one.id} {...{ row, metric }} look={looks[row.one.id]} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ui-quiet">{cost ? fill(words.note, { n: cost.careful?.nfe ?? "–" }) : words.waiting}</p>
    </section>
  );
}

const formatQuality = (value: number, metric: "highQuality" | "frechet", locale: string) =>
  metric === "highQuality" ? formatPercent(value, locale) : formatNumber(value, locale, 3);

interface RowProps {
  readonly row: CostRow;
  readonly metric: "highQuality" | "frechet";
  readonly look: ReturnType<typeof looksOf>[string];
}

function Row({ row: { one, nfe, quality, milliseconds, breakEven }, metric, look }: RowProps) {
  const { cost: words } = useCompareTexts();
  const { locale } = useLabels();
  const name = useContestantName()(one);
  const link = useExperimentLink(one);
  const count = (n: number | undefined) => (n === undefined ? words.never : formatInteger(n, locale));
  return (
    <tr>
      <th scope="row">
        <span className="compare-name">
          <MarkerShape marker={look.marker} color={look.color} />
          {link ? <a href={link}>{name}</a> : name}
        </span>
      </th>
      <td>{count(nfe)}</td>
      <td>{quality === undefined ? words.never : formatQuality(quality, metric, locale)}</td>
      <td>{milliseconds === undefined ? words.never : formatNumber(milliseconds, locale, 2)}</td>
      <td>{one.spent ? formatDuration(one.spent.seconds) : words.never}</td>
      <td>{count(one.spent?.teacherCalls)}</td>
      <td>{count(one.spent?.realSamples)}</td>
      <td>{count(one.trained)}</td>
      <td>{breakEven === null ? words.never : fill(words.samples, { n: formatInteger(breakEven, locale) })}</td>
    </tr>
  );
}
