import { useId, useState } from "react";
import { readProblem } from "../../../data/tokens/last-digits.ts";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import { useDispatch, useLabState } from "../../lab.tsx";

/** The problem on screen, to be typed over; it is part of the recipe, and so of its link. */
export function ProblemField() {
  const { writing: words } = useLanguageTexts();
  const dispatch = useDispatch();
  const id = useId();
  const value = useLabState((s) => String(s.recipe?.parameters["problem"] ?? ""));
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const isWrong = readProblem(plain(shown)) === null;
  return (
    <div className="problem-field">
      <label className="ui-label" htmlFor={id}>
        {words.problem}
      </label>
      <input
        id={id}
        className="ui-number ui-number-framed"
        inputMode="numeric"
        autoComplete="off"
        size={8}
        value={shown}
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        onChange={(e) => {
          setTyped(e.target.value);
          const problem = plain(e.target.value);
          if (readProblem(problem)) dispatch({ type: "set", parameters: { problem } });
        }}
        onFocus={(e) => e.target.select()}
        onBlur={() => setTyped(isWrong ? shown : null)}
        onKeyDown={(e) => {
          if (e.key === "Escape") setTyped(null);
          e.stopPropagation();
        }}
      />
      <p id={`${id}-help`} role={isWrong ? "alert" : undefined} className={isWrong ? "problem-error" : "ui-quiet"}>
        {isWrong ? fill(words.problemError, { given: shown.slice(0, 20) }) : words.problemHelp}
      </p>
    </div>
  );
}

/** Full-width digits are digits. */
const plain = (text: string): string => text.normalize("NFKC").trim();
