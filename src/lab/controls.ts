/**
 * Controls: one declaration per knob of a method. From it follow the TypeScript type, the validation schema, the
 * slider or choice on screen, the default, the key in a link, the flag of the command line and (in tests) an arbitrary.
 */
import * as v from "valibot";

interface Common {
  /** Short name in links and on the command line; unique within a method, never reused for another meaning. */
  readonly key: string;
  /** True: a change takes effect on the next training step. False: it restarts the run. */
  readonly live: boolean;
  /** What is shown depends on it without any further training: the views are computed anew at once. */
  readonly redraws: boolean;
  /** Which part of the recipe area shows it. */
  readonly group: ControlGroup;
  /** Shown only while this holds; a hidden control keeps its value. */
  readonly when?: (values: Record<string, ControlValue>) => boolean;
}

export type ControlGroup = "sampling" | "data" | "teacher" | "student" | "objective" | "training";
export type ControlValue = number | string | boolean;

export interface SliderControl extends Common {
  readonly kind: "slider";
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly step: number;
  readonly scale: "linear" | "log";
  readonly integer: boolean;
}

export interface ChoiceControl<V extends string = string> extends Common {
  readonly kind: "choice";
  readonly options: readonly V[];
  readonly default: V;
}

export interface ToggleControl extends Common {
  readonly kind: "toggle";
  readonly default: boolean;
}

/** Something small that a person makes, written as text: a drawing's coordinates. A part of the page edits it. */
export interface TextControl extends Common {
  readonly kind: "text";
  /** What the whole text must be like. */
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly default: string;
}

export type Control = SliderControl | ChoiceControl | ToggleControl | TextControl;
export type Controls = Readonly<Record<string, Control>>;

/** The values of a set of controls, as a method receives them. */
export type Values<C extends Controls> = {
  -readonly [K in keyof C]: C[K] extends ChoiceControl<infer V>
    ? V
    : C[K] extends ToggleControl
      ? boolean
      : C[K] extends TextControl
        ? string
        : number;
};

type Options = Partial<Pick<Common, "live" | "redraws" | "group" | "when">> & { key: string };
type SliderOptions = Options & { min: number; max: number; default: number; step?: number; integer?: boolean };

const common = (o: Options): Common => ({
  key: o.key,
  live: o.live ?? o.redraws ?? false,
  redraws: o.redraws ?? false,
  group: o.group ?? "training",
  ...(o.when ? { when: o.when } : {}),
});

function makeSlider(o: SliderOptions, scale: "linear" | "log"): SliderControl {
  const integer = o.integer ?? false;
  const fallback = integer ? 1 : scale === "log" ? 0 : (o.max - o.min) / 100;
  return {
    kind: "slider",
    ...common(o),
    min: o.min,
    max: o.max,
    default: o.default,
    step: o.step ?? fallback,
    scale,
    integer,
  };
}

/** A number on a linear scale, `min` … `max`. `step` is the slider's grid; a typed value need not lie on it. */
export const slider = (o: SliderOptions): SliderControl => makeSlider(o, "linear");

/** A positive number on a logarithmic scale. */
export const logSlider = (o: SliderOptions): SliderControl => makeSlider(o, "log");

/** One of a few named options. */
export function choice<const V extends string>(
  options: readonly V[],
  o: Options & { default: NoInfer<V> },
): ChoiceControl<V> {
  return { kind: "choice", ...common(o), options, default: o.default };
}

/** On or off. */
export const toggle = (o: Options & { default: boolean }): ToggleControl => ({
  kind: "toggle",
  ...common(o),
  default: o.default,
});

/** A text of at most `maxLength` characters, all of which `pattern` describes; the page shows no field for it. */
export const text = (o: Options & { default: string; pattern: RegExp; maxLength: number }): TextControl => ({
  kind: "text",
  ...common(o),
  pattern: o.pattern,
  maxLength: o.maxLength,
  default: o.default,
});

/** The schema of one control; rejects NaN, infinities, values out of range and unknown options. */
export function schemaOf(control: Control): v.GenericSchema<ControlValue> {
  switch (control.kind) {
    case "slider": {
      const range = v.pipe(v.number(), v.finite(), v.minValue(control.min), v.maxValue(control.max));
      return control.integer ? v.pipe(range, v.integer()) : range;
    }
    case "choice":
      return v.picklist(control.options);
    case "toggle":
      return v.boolean();
    case "text":
      return v.pipe(v.string(), v.maxLength(control.maxLength), v.regex(new RegExp(`^(?:${control.pattern.source})$`)));
  }
}

/** The values every control starts with. */
export function defaultsOf<C extends Controls>(controls: C): Values<C> {
  return Object.fromEntries(Object.entries(controls).map(([name, c]) => [name, c.default])) as Values<C>;
}

/** Why a value was not taken. */
export interface Dropped {
  readonly name: string;
  readonly given: string;
  readonly reason: "unknown" | "invalid" | "range" | "option";
  /** What would have been accepted, for a person to read: "0.5 … 20", "digits, moons". */
  readonly accepted: string;
}

/** What a control accepts, for a person to read. */
export function accepted(control: Control): string {
  switch (control.kind) {
    case "slider":
      return `${control.min} … ${control.max}${control.integer ? " (whole numbers)" : ""}`;
    case "choice":
      return control.options.join(", ");
    case "toggle":
      return "true, false";
    case "text":
      return `at most ${control.maxLength} characters such as "${control.default}"`;
  }
}

/** Checks one value against its control. */
export function checkValue(name: string, control: Control, value: unknown): Dropped | null {
  const result = v.safeParse(schemaOf(control), value);
  if (result.success) return null;
  const outside =
    control.kind === "slider" &&
    typeof value === "number" &&
    Number.isFinite(value) &&
    (value < control.min || value > control.max);
  const reason = outside ? "range" : control.kind === "choice" ? "option" : "invalid";
  return { name, given: String(value).slice(0, 60), reason, accepted: accepted(control) };
}

/** Every control's value, taken from `given` where valid and from the defaults where not; the rest is named. */
export function completeValues<C extends Controls>(
  controls: C,
  given: Readonly<Record<string, unknown>>,
): { values: Values<C>; dropped: Dropped[] } {
  const values: Record<string, ControlValue> = { ...defaultsOf(controls) };
  const dropped: Dropped[] = [];
  for (const [name, value] of Object.entries(given)) {
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    if (!control) {
      dropped.push({
        name,
        given: String(value).slice(0, 60),
        reason: "unknown",
        accepted: Object.keys(controls).join(", "),
      });
      continue;
    }
    const problem = checkValue(name, control, value);
    if (problem) dropped.push(problem);
    else values[name] = value as ControlValue;
  }
  return { values: values as Values<C>, dropped };
}

/** Text → value, as typed in a link or on the command line; undefined when the text is not of the control's form. */
export function parseText(control: Control, text: string): ControlValue | undefined {
  switch (control.kind) {
    case "slider": {
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
      return Number(text);
    }
    case "choice":
    case "text":
      return text;
    case "toggle":
      return text === "1" || text === "true" ? true : text === "0" || text === "false" ? false : undefined;
  }
}

/** Value → the shortest text that reads back as the same value. */
export function formatText(value: ControlValue): string {
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}
