import { lazy, Suspense, type ReactNode } from "react";
import type { ControlValue } from "../../lab/controls.ts";
import { suited } from "../../lab/method.ts";
import { Slider } from "../../ui/Slider.tsx";
import { Toggle } from "../../ui/Toggle.tsx";
import { useLab, useLabState, useMethod } from "../lab.tsx";
import { withCompanions } from "../companions.ts";
import { unreachable } from "../unreachable.ts";
import { ChoiceField } from "./ChoiceField.tsx";

const LockMark = lazy(() => import("../share/LockMark.tsx"));

interface Props {
  /** The control's name in the method's specification. */
  readonly name: string;
  /** Without the mark for "acts at once" or "starts again". */
  readonly unmarked?: boolean;
}

/** One control of the method on screen, as far as whoever shared the experiment leaves it to be seen and changed. */
export function ControlField(props: Props) {
  const isHidden = useLabState((s) => s.frame.hide?.includes(props.name));
  const isLocked = useLabState((s) => s.frame.lock?.includes(props.name));
  if (isHidden) return null;
  const field = <Field {...props} disabled={isLocked} />;
  return isLocked ? <Locked>{field}</Locked> : field;
}

/** What keeps its value. */
export function Locked({ children }: { children: ReactNode }) {
  return (
    <div className="locked">
      {children}
      <Suspense fallback={null}>
        <LockMark />
      </Suspense>
    </div>
  );
}

/** A control generated from its declaration and its texts. */
function Field({ name, unmarked, disabled }: Props & { disabled?: boolean }) {
  const { spec, text } = useMethod();
  const { store } = useLab();
  const value = useLabState((s) => s.recipe?.parameters[name]);
  const control = spec.controls[name];
  const { label, help, options } = text.controls[name];
  const effect = unmarked ? undefined : control.live ? "live" : "restart";
  const set = (next: ControlValue) => {
    const parameters = withCompanions(suited(spec, { [name]: next }), store.getState().recipe?.parameters);
    store.dispatch({ type: "set", parameters });
  };
  switch (control.kind) {
    case "slider":
      return (
        <Slider
          {...{ label, help, effect, disabled }}
          value={value as number}
          min={control.min}
          max={control.max}
          default={control.default}
          step={control.step || undefined}
          scale={control.scale}
          integer={control.integer}
          onInput={set}
          onCommit={set}
        />
      );
    case "choice":
      return (
        <ChoiceField
          {...{ name, label, help, effect, disabled, control }}
          value={value as string}
          texts={options as Readonly<Record<string, string>> | undefined}
          onChange={set}
        />
      );
    case "toggle":
      return <Toggle {...{ label, help, effect, disabled }} checked={value as boolean} onChange={set} />;
    case "text":
      return null;
    default:
      return unreachable(control);
  }
}
