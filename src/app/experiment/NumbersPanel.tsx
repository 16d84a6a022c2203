import { fill, useTexts } from "../../i18n/t.ts";
import { formatFixed, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { RoleSwatch } from "../../ui/Legend.tsx";
import { useLab, useSignal } from "../lab.tsx";
import { networkRoles } from "../role-names.ts";

/** The last measured numbers side by side, and what distillation has gained. */
export function NumbersPanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { history } = useLab();
  useSignal(history.changed);
  const shown = networkRoles.filter((role) => history.latest(`${role}Accuracy`) !== undefined);
  if (shown.length === 0) return null;
  const percent = (v: number | undefined) => (v === undefined ? "–" : formatPercent(v, locale));
  const difference = (metric: string) => {
    const student = history.latest(`student${metric}`);
    const control = history.latest(`control${metric}`);
    if (student === undefined || control === undefined) return "–";
    const points = 100 * (student - control);
    return `${points > 0 ? "+" : ""}${formatFixed(points, locale, 1)}`;
  };
  const agreement = history.latest("agreement");
  const bayes = history.latest("bayesAccuracy");
  return (
    <div className="numbers">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t.readings.now}</span>
            </th>
            <th scope="col">{t.readings.accuracy}</th>
            <th scope="col">{t.readings.ece}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((role) => (
            <tr key={role} className={`role-${role}`}>
              <th scope="row">
                <RoleSwatch role={role} /> {t.roles[role]}
              </th>
              <td>{percent(history.latest(`${role}Accuracy`))}</td>
              <td>{percent(history.latest(`${role}Ece`))}</td>
            </tr>
          ))}
          <tr className="numbers-gain">
            <th scope="row">{t.readings.gain}</th>
            <td>{difference("Accuracy")}</td>
            <td>{difference("Ece")}</td>
          </tr>
        </tbody>
      </table>
      <p className="ui-quiet">
        {[
          agreement !== undefined && fill(t.readings.agreement, { n: percent(agreement) }),
          bayes !== undefined && fill(t.readings.bayes, { n: percent(bayes) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
