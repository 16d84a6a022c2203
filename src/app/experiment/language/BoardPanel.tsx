import { useState } from "react";
import { answerTo, badFactsMet, judge, prices, rowOf, type Verdict } from "../../../data/tokens/last-digits.ts";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import type { BoardView } from "../../../lab/language-views.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { useView } from "../diffusion/use-views.ts";
import { Waiting } from "./Waiting.tsx";
import { signs, tallyOf, written } from "./marks.ts";
import { rolesIn, useRoleName } from "./roles.ts";

/** Problems that are listed. */
const most = 10;
const verdicts = ["right", "lucky", "wrong"] as const satisfies readonly Verdict[];
const choices = ["any", "hard", "differ"] as const;

/** How every model did on the held-out problems: counts, and some of the texts. */
export function BoardPanel() {
  const { board: words } = useLanguageTexts();
  const view = useView("board");
  const [which, setWhich] = useState<(typeof choices)[number]>("any");
  if (!view || rolesIn(view.texts).length === 0) return <Waiting {...(view ? { text: words.waiting } : {})} />;
  return (
    <div className="board">
      <Counts view={view} />
      <Choice
        label={words.which}
        value={which}
        options={choices.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => setWhich(value as typeof which)}
      />
      <Samples view={view} which={which} />
    </div>
  );
}

function Counts({ view: { problems, texts } }: { view: BoardView }) {
  const { board: words } = useLanguageTexts();
  const nameOf = useRoleName();
  const n = problems.length / prices;
  return (
    <figure className="board-counts">
      <figcaption className="ui-chart-title">{fill(words.counts, { n })}</figcaption>
      <ul>
        {rolesIn(texts).map((role) => {
          const tally = tallyOf(problems, texts[role]!);
          return (
            <li key={role} className={`role-${role}`}>
              <span className="board-name">
                <RoleSwatch role={role} /> {nameOf(role)}
              </span>
              <span className="board-bar" aria-hidden="true">
                {verdicts.map((verdict) => (
                  <span key={verdict} className={`board-${verdict}`} style={{ flexGrow: tally[verdict] }}>
                    {tally[verdict] > 0.09 * n && `${signs[verdict]} ${tally[verdict]}`}
                  </span>
                ))}
              </span>
              <span className="sr-only">{fill(words.summary, { name: nameOf(role), ...tally })}</span>
            </li>
          );
        })}
      </ul>
      <ul className="board-key" aria-hidden="true">
        {verdicts.map((verdict) => (
          <li key={verdict}>
            <span className={`board-${verdict}`} /> {signs[verdict]} {words[verdict]}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Samples({ view: { problems, texts }, which }: { view: BoardView; which: (typeof choices)[number] }) {
  const { board: words, writing } = useLanguageTexts();
  const nameOf = useRoleName();
  const roles = rolesIn(texts);
  const verdictOf = (i: number, role: (typeof roles)[number]) => judge(rowOf(problems, i), rowOf(texts[role]!, i));
  const counts = (i: number) => {
    if (which === "hard") return badFactsMet(rowOf(problems, i)) > 0;
    return which === "any" || new Set(roles.map((role) => verdictOf(i, role))).size > 1;
  };
  const rows = Array.from({ length: problems.length / prices }, (_, i) => i)
    .filter(counts)
    .slice(0, most);
  if (rows.length === 0) return <p className="ui-quiet">{words.none}</p>;
  return (
    <div className="board-samples" role="region" aria-label={words.caption} tabIndex={0}>
      <table>
        <caption className="sr-only">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.problem}</th>
            <th scope="col">{words.answer}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className={`role-${role}`}>
                {nameOf(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((i) => (
            <tr key={i}>
              <th scope="row">{[...rowOf(problems, i)].join("")}</th>
              <td>{answerTo(rowOf(problems, i))}</td>
              {roles.map((role) => {
                const verdict = verdictOf(i, role);
                return (
                  <td key={role} className={`verdict-${verdict}`}>
                    <span aria-hidden="true">{signs[verdict]}</span> {written(rowOf(texts[role]!, i))}
                    <span className="sr-only"> ({writing.verdicts[verdict]})</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
