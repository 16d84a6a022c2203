import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import { formatInteger, formatNumber, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { useLab, useLabState, useMethod, useSignal } from "../../lab.tsx";
import { useRoleName } from "./roles.ts";
import "./language.css";

/** What is measured of every model, what it cost, and what the students have in common. */
export default function LanguageNumbers() {
  const { numbers: words } = useLanguageTexts();
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const nameOf = useRoleName();
  useSignal(history.changed);
  const steps = useLabState((s) => Number(s.recipe?.parameters["steps"]));
  const questions = useLabState((s) => Number(s.recipe?.parameters["questions"]));
  const latest = (metric: string) => (Object.hasOwn(spec.metrics, metric) ? history.latest(metric) : undefined);
  const metrics = Object.keys(spec.metrics);
  const models = metrics.flatMap((metric) => {
    const name = /^(.+)Accuracy$/.exec(metric)?.[1];
    return name && latest(metric) !== undefined ? [{ name, role: spec.metrics[metric].role }] : [];
  });
  if (models.length === 0) return null;
  const percent = (v: number | undefined) => (v === undefined ? "–" : formatPercent(v, locale));
  const hasTokens = models.some(({ name }) => latest(`${name}Tokens`) !== undefined);
  const facts = metrics.filter(
    (name) => !/(Loss|Accuracy|Hard|Tokens|parameters)$/.test(name) && latest(name) !== undefined,
  );
  const parameters = latest("parameters");
  return (
    <div className="numbers language-numbers">
      <table>
        <caption className="sr-only">{words.now}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{words.now}</span>
            </th>
            <th scope="col">{words.accuracy}</th>
            <th scope="col" title={words.hardHelp}>
              {words.hard}
            </th>
            {hasTokens && <th scope="col">{words.tokens}</th>}
          </tr>
        </thead>
        <tbody>
          {models.map(({ name, role }) => (
            <tr key={name} className={`role-${role}`}>
              <th scope="row">
                <RoleSwatch role={role} /> {name === "longer" ? words.longer : nameOf(role)}
              </th>
              <td>{percent(latest(`${name}Accuracy`))}</td>
              <td>{percent(latest(`${name}Hard`))}</td>
              {hasTokens && <td>{formatInteger(latest(`${name}Tokens`) ?? NaN, locale)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {parameters !== undefined && (
        <p className="ui-quiet">
          {fill(words.equal, {
            parameters: formatInteger(parameters, locale),
            steps: formatInteger(steps, locale),
            questions: formatInteger(questions, locale),
          })}
        </p>
      )}
      {facts.length > 0 && (
        <dl className="language-facts">
          {facts.map((name) => (
            <div key={name}>
              <dt>{text.metrics[name]}</dt>
              <dd>
                {spec.metrics[name].unit === "fraction"
                  ? percent(latest(name))
                  : formatNumber(latest(name)!, locale, latest(name)! >= 1000 ? 7 : 3)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
