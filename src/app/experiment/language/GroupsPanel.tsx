import { answerTo, prices, rowOf } from "../../../data/tokens/last-digits.ts";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import { formatFixed } from "../../../ui/format.ts";
import { cx } from "../../../ui/hooks.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useView } from "../diffusion/use-views.ts";
import { Waiting } from "./Waiting.tsx";
import { written } from "./marks.ts";

/** The answers of the last update, problem by problem: what each was worth, and how much better than its group it was. */
export function GroupsPanel() {
  const { groups: words } = useLanguageTexts();
  const { locale } = useLabels();
  const view = useView("groups");
  if (!view) return <Waiting text={words.waiting} />;
  const { problems, size, texts, rewards, advantages } = view;
  const groups = Array.from({ length: problems.length / prices }, (_, g) => {
    const of = Array.from({ length: size }, (_answer, s) => g * size + s);
    return { g, of, isIdle: of.every((i) => rewards[i] === rewards[of[0]]) };
  });
  const facts = {
    idle: groups.filter(({ isIdle }) => isIdle).length,
    n: groups.length,
    right: rewards.filter((r) => r === 1).length,
    all: rewards.length,
  };
  const signed = (value: number) => (value > 0 ? "+" : "") + formatFixed(value, locale, 2);
  return (
    <div className="groups">
      <p className="ui-chart-title">{words.title}</p>
      <p>{fill(words.summary, facts)}</p>
      <ul className="groups-list">
        {groups.map(({ g, of, isIdle }) => {
          const problem = rowOf(problems, g);
          return (
            <li key={g} className={cx(isIdle && "group-idle")}>
              <p className="group-problem">
                {fill(words.group, { problem: `${[...problem].join("")}=`, answer: answerTo(problem) })}
                {isIdle && <span className="ui-quiet"> {words.idle}</span>}
              </p>
              <ul className="group-answers">
                {of.map((i) => (
                  <li key={i} className={rewards[i] === 1 ? "answer-right" : "answer-wrong"}>
                    <span>
                      <span aria-hidden="true">{rewards[i] === 1 ? "✓" : "✗"}</span> {written(rowOf(texts, i)) || "–"}
                      <span className="sr-only"> {fill(words.reward, { value: rewards[i] })}</span>
                    </span>
                    <small>
                      <span className="sr-only">{fill(words.advantage, { value: signed(advantages[i]) })}</span>
                      <span aria-hidden="true">{signed(advantages[i])}</span>
                    </small>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <p className="ui-quiet">{words.note}</p>
    </div>
  );
}
