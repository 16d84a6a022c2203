import { useId } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import { parseFingerprint } from "../../lab/fingerprint.ts";
import { asName, type Framed } from "../../lab/recipe.ts";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Toggle } from "../../ui/Toggle.tsx";
import { useMethod } from "../lab.tsx";
import type { Result } from "./use-result.ts";

interface Props {
  readonly draft: Framed;
  readonly result: Result;
  readonly onChange: (change: Framed) => void;
}

/** What the link carries besides the recipe: a name, and the result of the run. */
export function LinkTab({ draft, result, onChange }: Props) {
  const words = useShareTexts();
  const t = useTexts();
  const { locale } = useLabels();
  const { text } = useMethod();
  const id = useId();
  const numbers = Object.entries(result.metrics)
    .map(([metric, value]) => `${text.metrics[metric]} ${formatNumber(value, locale, 5)}`)
    .join(t.notices.comma);
  const ran = result.text && parseFingerprint(result.text)?.backend;
  return (
    <div className="share-part">
      <div className="share-field">
        <label className="ui-label" htmlFor={id}>
          {words.name}
        </label>
        <input
          id={id}
          maxLength={60}
          aria-describedby={`${id}-help`}
          defaultValue={draft.name}
          onChange={(e) => onChange({ name: asName(e.target.value) || undefined })}
        />
        <p id={`${id}-help`} className="ui-quiet">
          {words.nameHelp}
        </p>
      </div>
      <div className="share-field">
        <Toggle
          label={words.result}
          checked={draft.result !== undefined}
          disabled={result.text === null && draft.result === undefined}
          onChange={(on) => onChange({ result: (on && result.text) || undefined })}
        />
        <p className="ui-quiet">
          {result.missing
            ? words.noResult[result.missing]
            : `${words.resultHelp} ${fill(words.resultOf, { numbers, backend: ran ? t.machine.names[ran] : "" })}`}
        </p>
      </div>
    </div>
  );
}
