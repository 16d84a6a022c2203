import { useId } from "react";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { judge, type Claim } from "../../lab/claims.ts";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { backendName } from "../explain.ts";
import { ArmsTable } from "./ArmsTable.tsx";
import type { ClaimTest } from "./claim-test.ts";
import { QuantityTable } from "./QuantityTable.tsx";
import type { ClaimResult } from "./results.ts";
import { TestPanel } from "./TestPanel.tsx";
import { VerdictBadge } from "./VerdictBadge.tsx";
import { seedsText } from "./words.ts";

interface Props {
  readonly claim: Claim;
  readonly recorded: ClaimResult | undefined;
  readonly test: ClaimTest;
  readonly busy: string | null;
  readonly hidden: boolean;
}

/** A claim: what it says, how it was decided and what came out. */
export function ClaimCard({ claim, recorded, test, busy, hidden }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const id = useId();
  const { statement, protocol, holds, notes } = claim.text[language];
  const judged = test.status === "idle" ? null : judge(claim, test.measured);
  // A quantity on its own decides nothing about the claim; every deciding one must have a value.
  const decided = judged?.asked.every(({ verdict, effect }) => verdict === null || effect.n > 0) ? judged : null;
  return (
    <article className="claim" aria-labelledby={id} hidden={hidden}>
      <header>
        <h2 id={id}>
          <span className="claim-id">{claim.id}</span> {statement}
        </h2>
        {recorded ? (
          <VerdictBadge verdict={recorded.verdict} />
        ) : (
          <span className="ui-quiet">{t.claims.unmeasured}</span>
        )}
      </header>
      <dl className="claim-words">
        <dt>{t.claims.protocol}</dt>
        <dd>{protocol}</dd>
        <dt>{t.claims.meaning}</dt>
        <dd>{holds}</dd>
      </dl>
      <QuantityTable claim={claim} recorded={recorded} here={judged?.asked ?? null} />
      {recorded && <Provenance recorded={recorded} />}
      <ArmsTable claim={claim} recorded={recorded} />
      <details className="claim-more">
        <summary>{t.claims.notes}</summary>
        <p>{notes}</p>
      </details>
      <TestPanel {...{ claim, recorded, test, busy }} judgement={decided} />
    </article>
  );
}

/** With what it was measured, when and on what. */
function Provenance({ recorded }: { recorded: ClaimResult }) {
  const t = useTexts();
  const { locale, comma } = useLabels();
  const { seeds, runs, seconds, measured, fingerprint, protocol } = recorded;
  const [year, month, day] = measured.date.split("-").map(Number);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(year, month - 1, day));
  const rows = [
    [t.claims.seedsOf, seedsText(seeds, locale, comma)],
    [t.claims.effort, fill(t.claims.effortText, { runs: formatInteger(runs, locale), time: formatDuration(seconds) })],
    [t.claims.measuredOn, date],
    [
      t.claims.machine,
      fill(t.claims.machineText, {
        backend: backendName(measured.backend, t),
        node: measured.node,
        cores: measured.cores,
      }),
    ],
    [t.claims.code, fill(t.claims.codeText, { version: measured.version, fingerprint, protocol })],
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
