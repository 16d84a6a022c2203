import { useEffect, useState } from "react";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import {
  summariseVariants,
  variantArms,
  variantDatasets,
  variantMethod,
  type VariantDataset,
} from "../../lab/variants.ts";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { seedsText } from "../claims/words.ts";
import { backendName } from "../explain.ts";
import { methods } from "../methods.ts";
import { valueText } from "../sweep/words.ts";
import { DifferenceTable } from "./DifferenceTable.tsx";
import { MeasurePanel } from "./MeasurePanel.tsx";
import { NumbersTable } from "./NumbersTable.tsx";
import { loadResults, type VariantResults } from "./results.ts";
import { RunsTable } from "./RunsTable.tsx";
import { SummaryText } from "./SummaryText.tsx";
import { useLive } from "./use-live.ts";
import { rowNames } from "./words.ts";
import "../claims/claims.css";
import "./variants.css";

/** What the others are compared with. */
const references = ["control", "smoothing", "hinton", "teacher"] as const;
type Reference = (typeof references)[number];

/** All ways of teaching a classifier side by side: as recorded, and as measured on this machine. */
export default function VariantsPage() {
  const t = useTexts();
  const own = useVariantsTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { spec, text: texts } = methods[variantMethod];
  const text = texts[language];
  const results = useResults();
  const live = useLive();
  const [dataset, setDataset] = useState<VariantDataset>("digits");
  const [reference, setReference] = useState<Reference>("control");
  const names = rowNames(spec, text, t, own, locale);
  const arms = variantArms(spec).map(({ id }) => id);
  const recorded = (results?.runs ?? []).filter((run) => run.dataset === dataset);
  const here = live.runs.filter((run) => run.dataset === dataset);
  const sources = [
    { id: "recorded", runs: recorded, rows: summariseVariants(arms, recorded, reference) },
    { id: "here", runs: here, rows: summariseVariants(arms, here, reference) },
  ] as const;
  const shown = sources.filter(({ rows }) => rows.length > 0);
  const shared = { dataset, names, reference, sources: shown };
  const nameOf = (id: Reference) => (id === "hinton" ? own.hinton : id === "smoothing" ? t.roles.smoothed : names[id]);
  return (
    <div className="claims variants">
      <header className="claims-head">
        <h1>{t.variants.title}</h1>
        <p>{own.lead}</p>
        <p className="ui-quiet">
          {fill(own.protocol, { labels: formatInteger(Number(spec.controls["labels"].default), locale) })}
        </p>
      </header>
      {results === null && (
        <Notice tone="warning" title={own.missingTitle}>
          <p>{own.missing}</p>
        </Notice>
      )}
      {results === undefined && <p className="ui-quiet">{t.claims.loading}</p>}
      {results !== undefined && (
        <>
          <Tabs
            label={own.datasets}
            selected={dataset}
            onSelect={(id) => setDataset(id as VariantDataset)}
            tabs={variantDatasets.map((id) => ({
              id,
              label: valueText(text, "dataset", id, locale),
              content: () => (
                <div className="claim">
                  <Choice
                    label={own.reference}
                    value={reference}
                    form="segments"
                    options={references.map((value) => ({ value, label: nameOf(value) }))}
                    onChange={setReference}
                  />
                  {recorded.length > 0 && <SummaryText {...shared} rows={sources[0].rows} />}
                  {shown.length > 0 && (
                    <>
                      <DifferenceTable {...shared} />
                      <NumbersTable {...shared} widths={results?.widths[dataset]} />
                      <RunsTable {...shared} arms={arms} />
                    </>
                  )}
                  <MeasurePanel {...{ dataset, arms, names, live }} recorded={results?.runs ?? []} />
                </div>
              ),
            }))}
          />
          <section className="variants-read">
            <h2>{own.readTitle}</h2>
            <ul>
              {own.read.map((sentence) => (
                <li key={sentence}>{fill(sentence, { n: arms.length + 1, datasets: variantDatasets.length })}</li>
              ))}
            </ul>
            {results && <Provenance results={results} />}
          </section>
        </>
      )}
    </div>
  );
}

/** Undefined while they are on their way, null where there are none. */
function useResults(): VariantResults | null | undefined {
  const [results, setResults] = useState<VariantResults | null>();
  useEffect(() => {
    const leaving = new AbortController();
    void loadResults(leaving.signal).then((loaded) => leaving.signal.aborted || setResults(loaded));
    return () => leaving.abort();
  }, []);
  return results;
}

/** With what it was recorded, when and on what. */
function Provenance({ results }: { results: VariantResults }) {
  const t = useTexts();
  const { locale } = useLabels();
  const { runs, seconds, measured, fingerprint, protocol } = results;
  const [year, month, day] = measured.date.split("-").map(Number);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(year, month - 1, day));
  const { node, cores, version } = measured;
  const rows = [
    [t.claims.seedsOf, seedsText([...new Set(runs.map(({ seed }) => seed))], locale, t.notices.comma)],
    [t.claims.effort, fill(t.claims.effortText, { runs: formatInteger(runs.length, locale), time: formatDuration(seconds) })], // prettier-ignore
    [t.claims.measuredOn, date],
    [t.claims.machine, fill(t.claims.machineText, { backend: backendName(measured.backend, t), node, cores })],
    [t.claims.code, fill(t.claims.codeText, { version, fingerprint, protocol })],
  ];
  return (
    <dl className="claim-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
