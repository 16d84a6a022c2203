import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { judgingSeeds, recipeOf, type Claim } from "../../lab/claims.ts";
import { encodeLink } from "../../lab/link.ts";
import type { MetricSpec } from "../../lab/method.ts";
import { formatFixed, formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useLabState } from "../lab.tsx";
import { methods, specs } from "../methods.ts";
import type { ClaimResult } from "./results.ts";
import { armNames } from "./words.ts";

/** The compared recipes, each a link into the experiment, with what was measured in it. */
export function ArmsTable({ claim, recorded }: { claim: Claim; recorded: ClaimResult | undefined }) {
  const t = useTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const view = useLabState((s) => s.view);
  const { spec, text } = methods[claim.method];
  const names = armNames(spec, claim, text[language], locale, t.notices.comma);
  const arms = Object.keys(claim.arms);
  const metrics = recorded ? claim.shown : [];
  const linkOf = (arm: string) => encodeLink(recipeOf(spec, claim, arm, recorded?.seeds[0] ?? judgingSeeds[0]), view, specs); // prettier-ignore
  return (
    <details className="claim-more">
      <summary>{fill(t.claims.arms, { n: arms.length })}</summary>
      <div className="claim-scroll" role="region" tabIndex={0} aria-label={fill(t.claims.armsTable, { id: claim.id })}>
        <table className="claim-arms">
          <thead>
            <tr>
              <th scope="col">{t.claims.arm}</th>
              {metrics.map((name) => (
                <th key={name} scope="col">
                  {text[language].metrics[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arms.map((arm) => (
              <tr key={arm}>
                <th scope="row">
                  <a href={linkOf(arm)}>{names[arm] || t.claims.onlyArm}</a>
                </th>
                {metrics.map((name) => (
                  <td key={name}>{meanText(recorded?.arms[arm]?.[name], spec.metrics[name], locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** "94.5 ± 0.2%" */
function meanText(found: { mean: number; se: number } | undefined, { unit }: MetricSpec, locale: string): string {
  if (!found) return "–";
  if (unit !== "fraction") return `${formatNumber(found.mean, locale, 3)} ± ${formatNumber(found.se, locale, 2)}`;
  return `${formatFixed(100 * found.mean, locale, 1)} ± ${formatFixed(100 * found.se, locale, 1)}%`;
}
