import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import type { Claim, JudgedQuantity, Verdict } from "../../lab/claims.ts";
import { useLabels } from "../../ui/labels.tsx";
import { IntervalPlot } from "./IntervalPlot.tsx";
import type { ClaimResult } from "./results.ts";
import { VerdictBadge } from "./VerdictBadge.tsx";
import { quantityText, rangesOf, ruleText, withUnit, type Shown } from "./words.ts";

interface Props {
  readonly claim: Claim;
  readonly recorded: ClaimResult | undefined;
  /** As measured here so far. */
  readonly here: readonly JudgedQuantity[] | null;
}

/** Every quantity of a claim: what it takes, what came out, and a picture of it. */
export function QuantityTable({ claim, recorded, here }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { asked: names } = claim.text[language];
  const recordedOf = (id: string) => recorded?.asked.find((one) => one.id === id);
  const hereOf = (id: string) => here?.find((one) => one.id === id && one.effect.n > 0);
  const ranges = rangesOf(claim.asked, (id) => [recordedOf(id)?.effect, hereOf(id)?.effect]);
  const hasBound = claim.asked.some(({ rule }) => rule && rule.value !== 0);
  return (
    <>
      <table className="claim-table">
        <caption className="sr-only">{fill(t.claims.table, { id: claim.id })}</caption>
        <thead>
          <tr>
            <th scope="col">{t.claims.quantity}</th>
            {recorded && <th scope="col">{t.claims.recorded}</th>}
            {here && <th scope="col">{t.claims.here}</th>}
          </tr>
        </thead>
        <tbody>
          {claim.asked.map((asked) => {
            const { id, unit, rule } = asked;
            const [old, live] = [recordedOf(id), hereOf(id)];
            return (
              <tr key={id}>
                <th scope="row">
                  <span className="claim-quantity">{names[id]}</span>
                  <span className="sr-only">{t.notices.colon}</span>
                  <span className="claim-rule">{ruleText(asked, t, locale)}</span>
                  {(old ?? live) && (
                    <IntervalPlot
                      range={ranges[unit]!}
                      bound={rule?.value ?? null}
                      recorded={old?.effect}
                      here={live?.effect}
                    />
                  )}
                </th>
                {recorded && <ValueCell asked={asked} effect={old?.effect} verdict={old?.verdict} />}
                {here && <ValueCell asked={asked} effect={live?.effect} verdict={live?.verdict} />}
              </tr>
            );
          })}
        </tbody>
      </table>
      {(recorded ?? here) && (
        <p className="claim-legend" aria-hidden="true">
          <LegendLine className="claim-zero" label={t.claims.legendZero} />
          {hasBound && <LegendLine className="claim-bound" label={t.claims.legendBound} />}
          {recorded && here && (
            <>
              <LegendDot className="claim-recorded" label={t.claims.legendRecorded} />
              <LegendDot className="claim-here" label={t.claims.legendHere} />
            </>
          )}
        </p>
      )}
    </>
  );
}

const LegendLine = ({ className, label }: { className: string; label: string }) => (
  <span>
    <svg viewBox="0 0 8 16">
      <path className={className} d="M4 0V16" />
    </svg>
    {label}
  </span>
);

const LegendDot = ({ className, label }: { className: string; label: string }) => (
  <span>
    <svg viewBox="0 0 16 16">
      <g className={className}>
        <path d="M0 8H16" />
        <circle cx="8" cy="8" r="3.6" />
      </g>
    </svg>
    {label}
  </span>
);

interface CellProps {
  readonly asked: Claim["asked"][number];
  readonly effect: Shown | undefined;
  readonly verdict: Verdict | null | undefined;
}

function ValueCell({ asked, effect, verdict }: CellProps) {
  const t = useTexts();
  const { locale } = useLabels();
  if (!effect) return <td>–</td>;
  const { mean, low, high, n } = effect;
  const end = (value: number | null) => quantityText(asked, value ?? NaN, locale);
  return (
    <td>
      <span className="claim-value">{withUnit(asked, mean, t, locale)}</span>
      <span className="sr-only">{t.notices.comma}</span>
      <span className="claim-interval">
        {n < 2 ? t.claims.one : fill(t.claims.interval, { low: end(low), high: end(high) })}
      </span>
      {verdict && (
        <>
          <span className="sr-only">{t.notices.semicolon}</span>
          <VerdictBadge small verdict={verdict} />
        </>
      )}
    </td>
  );
}
