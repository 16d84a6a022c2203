import { useId } from "react";
import { fill, useTexts, type Texts } from "../../i18n/t.ts";
import { formatText, type Control, type ControlValue } from "../../lab/controls.ts";
import type { AxisProblem } from "../../lab/sweep.ts";
import { Choice } from "../../ui/Choice.tsx";
import { acceptedBy } from "../explain.ts";
import { useMethod } from "../lab.tsx";
import { unreachable } from "../unreachable.ts";

interface Props {
  readonly label: string;
  /** The control swept, those it can be, and the one that the other axis has. */
  readonly name: string;
  readonly names: readonly string[];
  readonly other: string;
  readonly control: Control;
  readonly options: readonly ControlValue[];
  /** What is typed, or chosen, with commas between. */
  readonly list: string;
  readonly values: readonly ControlValue[];
  readonly problems: readonly AxisProblem[];
  readonly disabled: boolean;
  readonly onChoose: (name: string) => void;
  readonly onList: (list: string) => void;
}

/** One axis of a sweep: a control and its values, as a list of numbers or as boxes to tick. */
export function AxisField(props: Props) {
  const { label, name, names, other, control, options, list, values, problems, disabled, onChoose, onList } = props;
  const t = useTexts();
  const { spec, text } = useMethod();
  const id = useId();
  const { label: controlLabel } = text.controls[name];
  const valuesLabel = fill(t.sweep.values, { name: controlLabel });
  const toggle = (option: ControlValue) =>
    onList(
      options
        .filter((o) => (o === option ? !values.includes(o) : values.includes(o)))
        .map(formatText)
        .join(", "),
    );
  return (
    <div className="sweep-axis">
      <Choice
        label={label}
        value={name}
        form="select"
        disabled={disabled}
        options={names.map((n) => ({ value: n, label: text.controls[n].label, disabled: n === other }))}
        onChange={onChoose}
      />
      {control.kind === "slider" ? (
        <div className="sweep-values">
          <label className="ui-label" htmlFor={id}>
            {valuesLabel}
          </label>
          <input
            id={id}
            value={list}
            disabled={disabled}
            autoComplete="off"
            spellCheck={false}
            title={t.sweep.valuesHint}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 ? `${id}-problem` : undefined}
            onChange={(e) => onList(e.target.value)}
          />
        </div>
      ) : (
        <fieldset className="sweep-options" disabled={disabled}>
          <legend className="ui-label">{valuesLabel}</legend>
          {options.map((option) => (
            <label key={String(option)}>
              <input type="checkbox" checked={values.includes(option)} onChange={() => toggle(option)} />
              {optionLabel(option, text.controls[name].options)}
            </label>
          ))}
        </fieldset>
      )}
      {problems.length > 0 && (
        <p id={`${id}-problem`} className="ui-problem" role="status">
          {problems.map((problem) => explainProblem(problem, t, spec.id, name)).join(" ")}
        </p>
      )}
    </div>
  );
}

function optionLabel(option: ControlValue, labels: unknown): string {
  return (labels as Record<string, string> | undefined)?.[String(option)] ?? formatText(option);
}

function explainProblem(problem: AxisProblem, t: Texts, method: string, name: string): string {
  switch (problem.kind) {
    case "value": {
      const accepted = acceptedBy(method, name, problem.accepted, t);
      return fill(t.sweep.badValue, { given: problem.given, accepted });
    }
    case "twice":
      return fill(t.sweep.twice, { given: problem.given });
    case "none":
      return t.sweep.none;
    case "many":
      return fill(t.sweep.many, { n: problem.most });
    default:
      return unreachable(problem);
  }
}
