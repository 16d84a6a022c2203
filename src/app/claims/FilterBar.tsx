import { useId } from "react";
import { useClaimsTexts } from "../../i18n/claims.ts";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { verdicts } from "../../lab/recipe.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { claims } from "../../methods/claims.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { everything, passing, type ClaimFilter } from "./filter.ts";
import type { ClaimResults } from "./results.ts";
import { verdictWord } from "./words.ts";

interface Props {
  readonly filter: ClaimFilter;
  /** Null where there are none: then nothing is told apart by its verdict. */
  readonly results: ClaimResults | null;
  readonly onChange: (filter: ClaimFilter) => void;
}

export const methodsOfClaims = [...new Set(claims.map(({ method }) => method))];

/** Narrows the list down; every option says how many claims it leaves beside the other filters. */
export function FilterBar({ filter, results, onChange }: Props) {
  const t = useTexts();
  const words = useClaimsTexts();
  const language = useLanguage();
  const id = useId();
  const found = results ?? {};
  const shown = passing(claims, filter, found, language).length;
  const option = <V extends string>(value: V, name: string, change: Partial<ClaimFilter>) => {
    const n = passing(claims, { ...filter, ...change }, found, language).length;
    return { value, label: fill(t.claims.option, { verdict: name, n }) };
  };
  return (
    <search className="claims-filter" aria-label={words.filters}>
      {results && (
        <Choice
          label={t.claims.filter}
          value={filter.verdict}
          form="segments"
          options={[
            option("all", t.claims.all, { verdict: "all" }),
            ...verdicts.map((verdict) => option(verdict, verdictWord(verdict, t), { verdict })),
          ]}
          onChange={(verdict) => onChange({ ...filter, verdict })}
        />
      )}
      <Choice
        label={words.method}
        value={filter.method}
        form="select"
        options={[
          option("all", words.every, { method: "all" }),
          ...methodsOfClaims.map((method) => option(method, catalogue[method].card[language].title, { method })),
        ]}
        onChange={(method) => onChange({ ...filter, method })}
      />
      <div className="ui-choice">
        <div className="ui-choice-head">
          <label className="ui-label" htmlFor={id}>
            {words.text}
          </label>
        </div>
        <input
          id={id}
          type="search"
          className="claims-text"
          maxLength={60}
          placeholder={words.hint}
          value={filter.text}
          onChange={(e) => onChange({ ...filter, text: e.target.value })}
        />
      </div>
      <div className="claims-count">
        <p role="status" className="ui-quiet">
          {shown === 0 ? words.none : fill(words.shown, { n: shown, all: claims.length })}
        </p>
        {shown < claims.length && <Button onClick={() => onChange(everything)}>{words.clear}</Button>}
      </div>
    </search>
  );
}
