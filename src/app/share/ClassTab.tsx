import { useShareTexts } from "../../i18n/share.ts";
import { fill, languageNames, useTexts } from "../../i18n/t.ts";
import type { Framed } from "../../lab/recipe.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useLab, useMethod, useRecipe, useSignal } from "../lab.tsx";
import { askable } from "./askable.ts";
import { HoldTable, useShownControls } from "./HoldTable.tsx";

interface Props {
  readonly draft: Framed;
  readonly onChange: (change: Framed) => void;
}

/** Each as they have it. */
const own = "";

/** What students may change, what they are asked, and how their page looks. */
export function ClassTab({ draft, onChange }: Props) {
  const words = useShareTexts();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const recipe = useRecipe();
  useSignal(history.changed);
  const charted = spec.views.flatMap((view) =>
    view.kind === "line" ? askable(view.metrics, spec, recipe, history) : [],
  );
  const asked = [...new Set([...charted, ...(draft.guess ? [draft.guess] : [])])];
  return (
    <div className="share-part">
      <Summary draft={draft} />
      <div className="share-looks">
        <Choice
          label={words.guess}
          form="select"
          value={draft.guess ?? own}
          options={[
            { value: own, label: words.guessNone },
            ...asked.map((metric) => ({ value: metric, label: text.metrics[metric] })),
          ]}
          onChange={(guess) => onChange({ guess: guess || undefined })}
        />
        <Choice
          label={words.languageLabel}
          form="select"
          value={draft.language ?? own}
          options={[
            { value: own, label: words.asTheirs },
            { value: "en", label: languageNames.en },
            { value: "zh", label: languageNames.zh },
          ]}
          onChange={(language) => onChange({ language: language || undefined })}
        />
        <Choice
          label={words.themeLabel}
          form="select"
          value={draft.theme ?? own}
          options={[
            { value: own, label: words.asTheirs },
            { value: "light", label: words.light },
            { value: "dark", label: words.dark },
          ]}
          onChange={(theme) => onChange({ theme: theme || undefined })}
        />
        <Choice
          label={words.sizeLabel}
          form="select"
          value={draft.size ?? own}
          options={[
            { value: own, label: words.asTheirs },
            { value: "large", label: words.large },
          ]}
          onChange={(size) => onChange({ size: size || undefined })}
        />
      </div>
      <h3>{words.held}</h3>
      <HoldTable frame={draft} onChange={onChange} />
    </div>
  );
}

/** What students see, in a sentence. */
function Summary({ draft: { name, hide = [], lock = [], guess, result } }: { draft: Framed }) {
  const words = useShareTexts();
  const t = useTexts();
  const { text } = useMethod();
  const names = useShownControls(useRecipe());
  const shown = names.filter((n) => !hide.includes(n));
  const locked = shown.filter((n) => lock.includes(n)).length;
  const counts = { n: names.length, shown: shown.length, locked };
  const parts = [
    fill(shown.length === names.length && locked === 0 ? words.seeAll : words.seeSome, counts),
    ...(name ? [fill(words.seeName, { name })] : []),
    ...(guess ? [fill(words.seeGuess, { metric: text.metrics[guess] })] : []),
    ...(result ? [words.seeResult] : []),
  ];
  return (
    <p role="status" className="share-see">
      <strong>{words.see}</strong> {parts.join(t.notices.semicolon)}
    </p>
  );
}
