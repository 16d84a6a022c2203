import { useSyncExternalStore } from "react";
import type { ChoiceControl } from "../../lab/controls.ts";
import { Choice } from "../../ui/Choice.tsx";
import { ruledOut } from "../companions.ts";
import { useLab, useLabState } from "../lab.tsx";

interface Props {
  readonly name: string;
  readonly control: ChoiceControl;
  readonly label: string;
  readonly help: string;
  readonly effect?: "live" | "restart";
  readonly value: string;
  /** The options' names. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  readonly onChange: (value: string) => void;
}

/** A choice of the method on screen; what the rest of the recipe rules out is there, but cannot be chosen. */
export function ChoiceField({ name, control, label, help, effect, value, texts, onChange }: Props) {
  const ruled = useLabState(({ recipe }) =>
    control.options.filter((option) => recipe && ruledOut(name, option, recipe.parameters)).join(" "),
  ).split(" ");
  const classes = useClassNames();
  const ofClasses = name === "omitted" && classes;
  return (
    <Choice
      {...{ label, help, effect, value, onChange }}
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
