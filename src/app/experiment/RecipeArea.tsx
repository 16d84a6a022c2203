import { lazy, Suspense, useId, useState } from "react";
import { useTexts } from "../../i18n/t.ts";
import { defaultsOf, type ControlGroup } from "../../lab/controls.ts";
import { maximumSeed } from "../../lab/recipe.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { formatInteger, parseNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { EffectMark } from "../../ui/Slider.tsx";
import { Tip } from "../../ui/Tip.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useDispatch, useLabState, useMethod } from "../lab.tsx";
import { ControlField } from "./ControlField.tsx";

const OwnDataPanel = lazy(() => import("./OwnDataPanel.tsx"));
const groups = ["data", "teacher", "student", "objective", "training"] as const satisfies readonly ControlGroup[];

/** What is trained on what, and how: every control of the method, and the seed. */
export function RecipeArea() {
  const t = useTexts();
  const { spec } = useMethod();
  const dispatch = useDispatch();
  const controls = Object.entries(spec.controls);
  // Only what decides which controls there are: dragging one must not render the others.
  const visible = useLabState(({ recipe }) =>
    controls
      .filter(([, c]) => recipe && (c.when?.(recipe.parameters) ?? true))
      .map(([name]) => name)
      .join(" "),
  ).split(" ");
  const changed = useLabState(({ recipe }) => controls.some(([name, c]) => recipe?.parameters[name] !== c.default));
  // Without data, the stage asks for them.
  const ownLoaded = useLabState((s) => s.own !== null && s.recipe?.parameters["dataset"] === "own");

  return (
    <section className="area recipe" aria-labelledby="recipe-title">
      <header className="area-head">
        <h2 id="recipe-title">{t.recipe.title}</h2>
        {changed && (
          <Button
            small
            variant="plain"
            icon="reset"
            onClick={() => dispatch({ type: "set", parameters: defaultsOf(spec.controls) })}
          >
            {t.recipe.defaults}
          </Button>
        )}
      </header>
      <p className="recipe-legend">
        <span>
          <EffectMark effect="live" /> {t.recipe.live}
        </span>
        <span>
          <EffectMark effect="restart" /> {t.recipe.restart}
        </span>
      </p>
      {groups.map((group) => {
        const shown = controls.filter(([name, c]) => c.group === group && visible.includes(name));
        if (shown.length === 0) return null;
        return (
          <fieldset key={group} className="group">
            <legend>{t.groups[group]}</legend>
            {shown.map(([name]) => (
              <ControlField key={name} name={name} />
            ))}
            {group === "data" && ownLoaded && (
              <ErrorBoundary>
                <Suspense fallback={null}>
                  <OwnDataPanel />
                </Suspense>
              </ErrorBoundary>
            )}
            {group === "training" && <SeedField />}
          </fieldset>
        );
      })}
    </section>
  );
}

function SeedField() {
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
