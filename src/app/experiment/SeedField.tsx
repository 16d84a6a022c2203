import { useId, useState } from "react";
import { useTexts } from "../../i18n/t.ts";
import { maximumSeed } from "../../lab/recipe.ts";
import { IconButton } from "../../ui/Button.tsx";
import { formatInteger, parseNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { EffectMark } from "../../ui/Slider.tsx";
import { Tip } from "../../ui/Tip.tsx";
import { useDispatch, useLabState } from "../lab.tsx";

/** The seed: typed, or another one by chance. */
export function SeedField() {
  const t = useTexts();
  const { notInteger, outOfRange, locale } = useLabels();
  const dispatch = useDispatch();
  const seed = useLabState((s) => s.recipe?.seed ?? 1);
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed === null ? seed : parseNumber(typed);
  const problem = !Number.isInteger(value)
    ? notInteger
    : value < 0 || value > maximumSeed
      ? outOfRange("0", formatInteger(maximumSeed, locale))
      : null;
  const take = () => {
    if (typed !== null && !problem) dispatch({ type: "seed", seed: value });
    setTyped(null);
  };
  return (
    <div>
      <div className="seed">
        <label className="ui-label" htmlFor={id}>
          {t.recipe.seed}
        </label>
        <Tip label={t.recipe.seed}>{t.recipe.seedHelp}</Tip>
        <EffectMark effect="restart" />
        <input
          id={id}
          inputMode="numeric"
          value={typed ?? String(seed)}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={take}
          onKeyDown={(e) => (e.key === "Enter" ? take() : e.key === "Escape" && setTyped(null))}
        />
        <IconButton
          framed
          icon="shuffle"
          label={t.recipe.shuffle}
          onClick={() => dispatch({ type: "seed", seed: crypto.getRandomValues(new Uint32Array(1))[0] % 10_000 })}
        />
      </div>
      {problem && (
        <p id={`${id}-problem`} className="ui-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
