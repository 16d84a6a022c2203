import { useId, useState } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import { cx } from "../../ui/hooks.ts";
import { Icon } from "../../ui/Icons.tsx";
import { useLabState, useMethod } from "../lab.tsx";
import { ControlField } from "./ControlField.tsx";

interface Props {
  /** The group's name, for those who hear the button alone. */
  readonly group: string;
  readonly names: readonly string[];
}

/** Controls behind a button: open by itself as soon as one of them is not at its default. */
export function MoreControls({ group, names }: Props) {
  const t = useTexts();
  const { spec } = useMethod();
  const id = useId();
  const changed = useLabState(
    ({ recipe }) => names.filter((name) => recipe?.parameters[name] !== spec.controls[name].default).length,
  );
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [before, setBefore] = useState(changed);
  // A link or a lesson that sets one shows it, even where the person had closed this.
  if (changed !== before) {
    setBefore(changed);
    if (changed > before) setWanted(null);
    else if (wanted === null) setWanted(true); // nothing closes under the hand that sets a value back
  }
  if (names.length === 0) return null;
  const open = wanted ?? changed > 0;
  return (
    <>
      <button
        type="button"
        className={cx("more", open && "more-open")}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setWanted(!open)}
      >
        <Icon name="chevron" />
        <span>
          {t.recipe.more} <span className="sr-only">({group})</span>
        </span>
        {!open && changed > 0 && <span className="ui-quiet">{fill(t.recipe.moreChanged, { n: changed })}</span>}
      </button>
      {open && (
        <div id={id} className="more-controls">
          {names.map((name) => (
            <ControlField key={name} name={name} />
          ))}
        </div>
      )}
    </>
  );
}
