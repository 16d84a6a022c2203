import { useSyncExternalStore } from "react";
import type { ChoiceControl } from "../../lab/controls.ts";
import { suited } from "../../lab/method.ts";
import { heldBy } from "../../lab/recipe.ts";
import { Choice } from "../../ui/Choice.tsx";
import { ruledOut, withCompanions } from "../companions.ts";
import { useLab, useLabState, useMethod } from "../lab.tsx";

interface Props {
  readonly name: string;
  readonly control: ChoiceControl;
  readonly label: string;
  readonly help: string;
  readonly effect?: "live" | "restart";
  readonly disabled?: boolean;
  readonly value: string;
  /** The options' names. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  readonly onChange: (value: string) => void;
}

/**
 * A choice of the method on screen; what the rest of the recipe rules out is there, but cannot be chosen, and neither can
 * what would bring along a change of something that is held.
 */
export function ChoiceField({ name, control, label, help, effect, disabled, value, texts, onChange }: Props) {
  const { spec } = useMethod();
  const ruled = useLabState(({ recipe, frame }) => {
    const held = heldBy(frame);
    const { parameters = {} } = recipe ?? {};
    const moves = (option: string) =>
      held.length > 0 &&
      option !== parameters[name] &&
      Object.entries(withCompanions(suited(spec, { [name]: option }), parameters)).some(
        ([other, next]) => other !== name && held.includes(other) && next !== parameters[other],
      );
    return control.options.filter((option) => ruledOut(name, option, parameters) || moves(option)).join(" ");
  }).split(" ");
  const classes = useClassNames();
  const ofClasses = name === "omitted" && classes;
  return (
    <Choice
      {...{ label, help, effect, disabled, value, onChange }}
      options={control.options
        .filter((option) => !ofClasses || option === value || Number.isNaN(Number(option)) || classes[Number(option)])
        .map((option) => ({
          value: option,
          label: (ofClasses ? classes[Number(option)] : undefined) ?? texts?.[option] ?? option,
          disabled: ruled.includes(option),
        }))}
    />
  );
}

/** What the classes on screen are called. */
function useClassNames(): readonly string[] | undefined {
  const { exhibits } = useLab();
  return useSyncExternalStore(exhibits.changed.watch, () => exhibits.examples?.classNames);
}
