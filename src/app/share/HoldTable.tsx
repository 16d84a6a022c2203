import { useShareTexts } from "../../i18n/share.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import type { Frame, Recipe } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useMethod, useRecipe } from "../lab.tsx";

interface Props {
  readonly frame: Frame;
  readonly onChange: (change: Pick<Frame, "hide" | "lock">) => void;
}

/** Which controls students see, and which they may change. */
export function HoldTable({ frame: { hide = [], lock = [] }, onChange }: Props) {
  const words = useShareTexts();
  const nameOf = useControlNames();
  const show = useValues();
  const recipe = useRecipe();
  const names = useShownControls(recipe);
  const flip = (list: readonly string[], name: string) =>
    list.includes(name) ? list.filter((n) => n !== name) : [...list, name];
  return (
    <div className="share-hold">
      <p className="ui-quiet">{words.heldHelp}</p>
      <div className="share-row">
        <Button small onClick={() => onChange({ hide, lock: names.filter((name) => !hide.includes(name)) })}>
          {words.lockAll}
        </Button>
        <Button small disabled={hide.length + lock.length === 0} onClick={() => onChange({ hide: [], lock: [] })}>
          {words.freeAll}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus */}
      <div className="share-scroll" tabIndex={0} role="group" aria-label={words.held}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.control}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.lock}</th>
              <th scope="col">{words.hide}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{nameOf(name)}</th>
                <td>{show(name, recipe)}</td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={fill(words.lockOne, { name: nameOf(name) })}
                    checked={lock.includes(name) && !hide.includes(name)}
                    disabled={hide.includes(name)}
                    onChange={() => onChange({ hide, lock: flip(lock, name) })}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={fill(words.hideOne, { name: nameOf(name) })}
                    checked={hide.includes(name)}
                    onChange={() => onChange({ hide: flip(hide, name), lock: lock.filter((n) => n !== name) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The controls that the recipe area shows for this recipe, in its order; the seed last. */
export function useShownControls({ parameters }: Recipe): string[] {
  const { spec } = useMethod();
  const shown = Object.entries(spec.controls).filter(([, c]) => c.kind !== "text" && (c.when?.(parameters) ?? true));
  return [...shown.map(([name]) => name), "seed"];
}

function useControlNames(): (name: string) => string {
  const t = useTexts();
  const { text } = useMethod();
  return (name) => text.controls[name]?.label ?? t.recipe.seed;
}

/** Values as a person reads them. */
function useValues(): (name: string, recipe: Recipe) => string {
  const words = useShareTexts();
  const { locale } = useLabels();
  const { text } = useMethod();
  return (name, { parameters, seed }) => {
    const value = parameters[name] ?? seed;
    if (typeof value === "boolean") return value ? words.on : words.off;
    if (typeof value === "number") return name in parameters ? formatNumber(value, locale, 4) : String(value);
    const options = text.controls[name].options as Readonly<Record<string, string>> | undefined;
    return options?.[value] ?? value;
  };
}
