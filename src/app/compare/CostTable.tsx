import { useMemo } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { formatDuration, formatInteger, formatNumber, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { MarkerShape } from "../../ui/MarkerShape.tsx";
import { useView } from "../experiment/diffusion/use-views.ts";
import { toTop } from "../to-top.ts";
import { looksOf, useContestantName } from "./names.ts";
import { costRows, type CostRow } from "./rows.ts";
import { useExperimentLink } from "./SamplesPanel.tsx";

/** What every sample costs here, and what it took to get there. */
export function CostTable() {
  const { cost: words } = useCompareTexts();
  const { all } = useView("contestants")!;
  const view = useView("comparison");
  const numbers = useView("comparison-numbers");
  const cost = useView("comparison-cost");
  const metric = useView("target")?.shape === "plane" ? "highQuality" : "frechet";
  const looks = useMemo(() => looksOf(all), [all]);
  if (!view) return null;
  const quality = Object.fromEntries(all.map(({ id }) => [id, numbers?.metrics[id]?.[metric]]));
  const rows = costRows(all, { used: view.used, quality, cost });
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
  const shown = (v: number) => (metric === "highQuality" ? formatPercent(v, locale) : formatNumber(v, locale, 3));
  return (
    <tr>
      <th scope="row">
        <span className="compare-name">
          <MarkerShape marker={look.marker} color={look.color} />
          {link ? (
            <a href={link} onClick={toTop}>
              {name}
            </a>
          ) : (
            name
          )}
        </span>
      </th>
      <td>{count(nfe)}</td>
      <td>{quality === undefined ? words.never : shown(quality)}</td>
      <td>{milliseconds === undefined ? words.never : formatNumber(milliseconds, locale, 2)}</td>
      <td>{one.spent ? formatDuration(one.spent.seconds) : words.never}</td>
      <td>{count(one.spent?.teacherCalls)}</td>
      <td>{count(one.spent?.realSamples)}</td>
      <td>{count(one.trained)}</td>
      <td>{breakEven === null ? words.never : fill(words.samples, { n: formatInteger(breakEven, locale) })}</td>
    </tr>
  );
}
