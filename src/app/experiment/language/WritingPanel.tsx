import { judge, lengthOf, textLength, trueSolution, vocabulary, symbols } from "../../../data/tokens/last-digits.ts";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import type { WritingView } from "../../../lab/language-views.ts";
import { Button } from "../../../ui/Button.tsx";
import { DataTable } from "../../../ui/DataTable.tsx";
import { cx } from "../../../ui/hooks.ts";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { Scrubber } from "../../../ui/Scrubber.tsx";
import { useDispatch, useLabState } from "../../lab.tsx";
import { ControlField } from "../ControlField.tsx";
import { playOf, useStops } from "../diffusion/use-stops.ts";
import { useView } from "../diffusion/use-views.ts";
import { Waiting } from "./Waiting.tsx";
import { additions, signs, sumOf, written } from "./marks.ts";
import { ProblemField } from "./ProblemField.tsx";
import { rolesIn, useRoleName } from "./roles.ts";
import { TokenCell } from "./TokenCell.tsx";

/** A problem that anybody types, and what every model writes behind it, token by token. */
export function WritingPanel() {
  const { writing: words } = useLanguageTexts();
  const view = useView("writing");
  const stops = useStops(textLength);
  if (!view) return <Waiting />;
  return (
    <div className="writing">
      <div className="writing-head">
        <ProblemField />
        <div className="writing-manner">
          <ControlField name="temperature" unmarked />
          <DrawAgain />
        </div>
      </div>
      <p className="writing-question">{fill(words.asks, { sum: sumOf(view.problem) })}</p>
      <Scrubber
        label={words.token}
        value={stops.stop}
        max={textLength}
        text={fill(words.at, { n: stops.stop, of: textLength })}
        onChange={stops.go}
        play={playOf(stops, words)}
      />
      <Sheet view={view} shown={stops.stop} />
      <p className="ui-quiet">{words.note}</p>
      <Numbers view={view} />
    </div>
  );
}

function DrawAgain() {
  const { writing: words } = useLanguageTexts();
  const dispatch = useDispatch();
  const draw = useLabState((s) => Number(s.recipe?.parameters["draw"]));
  const isGreedy = useLabState((s) => s.recipe?.parameters["temperature"] === 0);
  return (
    <Button
      small
      icon="reset"
      disabled={isGreedy}
      title={isGreedy ? words.againAtZero : undefined}
      onClick={() => dispatch({ type: "set", parameters: { draw: (draw + 1) % 1000 } })}
    >
      {words.again}
    </Button>
  );
}

/** The true steps, and below them what every model wrote up to the token that is looked at. */
function Sheet({ view: { problem, writings }, shown }: { view: WritingView; shown: number }) {
  const { writing: words } = useLanguageTexts();
  const nameOf = useRoleName();
  const truth = trueSolution(problem);
  return (
    <ol className="writing-sheet">
      <li className="writing-row writing-truth">
        <p className="writing-name">
          {words.correct} <span className="ui-quiet">{words.correctNote}</span>
        </p>
        <ol className="writing-cells">
          {additions(problem).map(({ a, b, isBad }, i) => (
            <li
              key={i}
              className={cx("token", isBad && "token-bad-fact")}
              title={isBad ? fill(words.badFact, { a, b, wrong: a + b - 1 }) : undefined}
            >
              <span className="token-sum">
                {a} + {b}
              </span>
              <b>{truth[i]}</b>
            </li>
          ))}
        </ol>
      </li>
      {rolesIn(writings).map((role) => {
        const { text, expected } = writings[role]!;
        const length = lengthOf(text);
        const verdict = judge(problem, text);
        const isDone = shown >= length;
        const facts = { name: nameOf(role), text: written(text), verdict: words.verdicts[verdict] };
        return (
          <li key={role} className={cx("writing-row", `role-${role}`)}>
            <p className="writing-name">
              <RoleSwatch role={role} /> {nameOf(role)}
              {isDone && (
                <span className={`verdict verdict-${verdict}`}>
                  {signs[verdict]} {words.verdicts[verdict]}
                </span>
              )}
            </p>
            <ol className="writing-cells" aria-hidden="true">
              {Array.from({ length: Math.min(length, shown) }, (_, t) => (
                <TokenCell
                  key={t}
                  token={text[t]}
                  expected={expected.subarray(t * vocabulary, (t + 1) * vocabulary)}
                  isOff={length > 2 && t < truth.length && text[t] !== truth[t]}
                />
              ))}
            </ol>
            <p className="sr-only">{fill(words.sentence, facts)}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** Every probability as a table. */
function Numbers({ view: { writings } }: { view: WritingView }) {
  const { writing: words } = useLanguageTexts();
  const nameOf = useRoleName();
  const places = Array.from({ length: textLength }, (_, t) => t + 1);
  const columns = () => [
    { name: words.place, values: places },
    ...rolesIn(writings).flatMap((role) => {
      const { text, expected } = writings[role]!;
      return [
        { name: nameOf(role), values: places.map((_, t) => (t < lengthOf(text) ? symbols[text[t]] : "")) },
        ...[...symbols].map((token, k) => ({
          name: fill(words.chance, { name: nameOf(role), token }),
          values: places.map((_, t) => (t < lengthOf(text) ? expected[t * vocabulary + k] : null)),
        })),
      ];
    }),
  ];
  return <DataTable caption={words.tab} columns={columns} />;
}
