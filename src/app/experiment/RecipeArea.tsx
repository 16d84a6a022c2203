import { Fragment, lazy, Suspense } from "react";
import { useTexts } from "../../i18n/t.ts";
import { defaultsOf, type ControlGroup } from "../../lab/controls.ts";
import { heldBy } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { EffectMark } from "../../ui/Slider.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useDispatch, useLabState, useMethod } from "../lab.tsx";
import { advanced } from "./advanced.ts";
import { ControlField } from "./ControlField.tsx";
import { MoreControls } from "./MoreControls.tsx";
import { SeedControl } from "./SeedControl.tsx";
import { ShelfTeacher } from "./ShelfTeacher.tsx";
import { TeacherNote } from "./TeacherNote.tsx";

const OwnDataPanel = lazy(() => import("./OwnDataPanel.tsx"));
const groups = [
  "sampling",
  "data",
  "teacher",
  "student",
  "objective",
  "training",
] as const satisfies readonly ControlGroup[];

/** What is trained on what, and how: every control of the method, and the seed. */
export function RecipeArea() {
  const t = useTexts();
  const { spec } = useMethod();
  const dispatch = useDispatch();
  const controls = Object.entries(spec.controls);
  // Only what decides which controls there are: dragging one must not render the others.
  const frame = useLabState((s) => s.frame);
  const held = heldBy(frame);
  const visible = useLabState(({ recipe }) =>
    controls
      .filter(([name, c]) => recipe && !frame.hide?.includes(name) && (c.when?.(recipe.parameters) ?? true))
      .map(([name]) => name)
      .join(" "),
  ).split(" ");
  const changed = useLabState(({ recipe }) =>
    controls.some(([name, c]) => recipe?.parameters[name] !== c.default && !held.includes(name)),
  );
  const hasSeed = !frame.hide?.includes("seed");
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
        const shown = controls.flatMap(([name, c]) =>
          c.group === group && c.kind !== "text" && visible.includes(name) ? [name] : [],
        );
        if (shown.length === 0 && !(group === "training" && hasSeed)) return null;
        const isMore = (name: string) => advanced[spec.id]?.includes(name) ?? false;
        return (
          <fieldset key={group} className="group">
            {shown.length > 0 && <legend>{t.groups[group]}</legend>}
            {shown
              .filter((name) => !isMore(name))
              .map((name) => (
                <Fragment key={name}>
                  <ControlField name={name} />
                  {name === "teacher" && !held.includes(name) && <TeacherNote />}
                  {name === "teacher" && visible.includes("shelfTeacher") && <ShelfTeacher />}
                </Fragment>
              ))}
            {group === "data" && ownLoaded && (
              <ErrorBoundary>
                <Suspense fallback={null}>
                  <OwnDataPanel />
                </Suspense>
              </ErrorBoundary>
            )}
            {group === "training" && <SeedControl />}
            <MoreControls group={t.groups[group]} names={shown.filter(isMore)} />
          </fieldset>
        );
      })}
    </section>
  );
}
