import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { Toggle } from "../../ui/Toggle.tsx";
import { useView } from "../experiment/diffusion/use-views.ts";
import { useDispatch, useLab, useLabState, useRecipe, useSignal } from "../lab.tsx";
import { useContestantName } from "./names.ts";
import { most, shelved, toggled } from "./who.ts";

/** Chooses who takes part: what is shipped, and what the person has trained. */
export function WhoButton() {
  const { who: words, names } = useCompareTexts();
  const { artifacts } = useLab();
  const dispatch = useDispatch();
  const nameOf = useContestantName();
  const { parameters } = useRecipe();
  const isHeld = useLabState(
    (s) => s.frame.lock?.includes("contestants") || s.frame.hide?.includes("contestants") || false,
  );
  useSignal(artifacts.changed);
  const view = useView("contestants");
  const shipped = view?.shipped ?? [];
  const given = String(parameters["contestants"]);
  const chosen = given ? given.split("~") : shipped;
  const own = shelved(String(parameters["target"]), artifacts.items);
  const set = (contestants: string) => dispatch({ type: "set", parameters: { contestants } });
  if (isHeld || !view) return null;
  const entry = (id: string, label: string) => (
    <Toggle
      key={id}
      label={label}
      checked={chosen.includes(id)}
      disabled={!chosen.includes(id) && chosen.length >= most}
      onChange={() => set(toggled(chosen, id, shipped))}
    />
  );
  return (
    <div className="compare-who">
      <Popover label={fill(words.button, { n: view?.all.length ?? 0 })} title={words.title} align="end">
        <fieldset className="compare-who-list">
          <legend>{words.shipped}</legend>
          {shipped.map((id) => entry(id, names[id as keyof typeof names]))}
        </fieldset>
        <fieldset className="compare-who-list">
          <legend>{words.shelf}</legend>
          {own.length === 0 && <p className="ui-quiet">{words.none}</p>}
          {own.map(({ id, about: { name, lineage } }) => entry(id, nameOf({ id, origin: "shelf", name, lineage })))}
        </fieldset>
        <p className="compare-who-foot">
          <Button onClick={() => set("")}>{words.all}</Button>
          <span className="ui-quiet">{fill(words.most, { n: most })}</span>
        </p>
      </Popover>
    </div>
  );
}
