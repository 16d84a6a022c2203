/** Errors and link notes as sentences with a next step. */
import { fill, type Language, type Texts } from "../i18n/t.ts";
import { defaultsOf, type ControlValue } from "../lab/controls.ts";
import { describe, type LabError } from "../lab/errors.ts";
import type { LinkNote } from "../lab/link.ts";
import type { Backend, Recipe } from "../lab/recipe.ts";
import { fallbackOf, ruledOut } from "./companions.ts";
import { methods } from "./methods.ts";
import { unreachable } from "./unreachable.ts";

/** What the page can do about an error with one click. */
export type Remedy = "again" | "slower" | "auto-backend" | "live-teacher" | "home" | SetBack;

/** To set some parameters back, with the words for it where it is a single one. */
export interface SetBack {
  readonly set: Readonly<Record<string, ControlValue>>;
  readonly label: string;
}

export interface Explanation {
  readonly what: string;
  readonly next: string;
  readonly remedy: Remedy | null;
}

export function backendName(backend: string, t: Texts): string {
  return Object.hasOwn(t.machine.names, backend) ? t.machine.names[backend as Backend] : backend;
}

type Problem = Extract<LabError, { type: "BadParameters" }>["problems"][number];

/** What a control accepts, in the page's language; `given` where the control is not known. */
export function acceptedBy(method: string | undefined, name: string, given: string, t: Texts): string {
  const controls = method && Object.hasOwn(methods, method) ? methods[method].spec.controls : {};
  const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
  if (control?.kind !== "slider") return given;
  const range = { min: control.min, max: control.max };
  return fill(t.ui.outOfRange, range) + (control.integer ? t.notices.comma + t.ui.notInteger : "");
}

/** The label of a control or metric of a method; its bare name where it has none. */
export function labelOf(
  method: string | undefined,
  kind: "controls" | "metrics",
  name: string,
  language: Language,
): string {
  const text = method && Object.hasOwn(methods, method) ? methods[method].text[language] : undefined;
  const entry = text && Object.hasOwn(text[kind], name) ? text[kind][name] : undefined;
  return typeof entry === "string" ? entry : (entry?.label ?? name);
}

/** A value of a control as the page shows it. */
function shownValue(method: string, name: string, value: ControlValue, language: Language): string {
  const { options } = methods[method].text[language].controls[name];
  return (options as Readonly<Record<string, string>> | undefined)?.[String(value)] ?? String(value);
}

function explainParameters(problems: readonly Problem[], t: Texts, language: Language, recipe: Recipe): Explanation {
  const { method, parameters } = recipe;
  const { spec } = methods[method];
  const known = problems.filter((p) => Object.hasOwn(spec.controls, p.name));
  const set = Object.fromEntries(known.map((p) => [p.name, fallbackOf(spec, p.name, parameters)]));
  const [first] = known;
  const label =
    known.length === 1
      ? fill(t.errors.setBack, {
          value: shownValue(method, first.name, set[first.name], language),
        })
      : t.errors.parametersAction;
  const remedy = { set: known.length > 0 ? set : defaultsOf(spec.controls), label };
  const named = (name: string) => shownValue(method, name, parameters[name], language);
  if (known.length === 1 && ruledOut(first.name, first.given, parameters)) {
    if (first.name === "variant")
      return { what: fill(t.errors.noFeatures, { variant: named("variant") }), next: t.errors.noFeaturesNext, remedy };
    if (first.given === "exact")
      return {
        what: fill(t.errors.noExact, { data: named("target" in parameters ? "target" : "dataset") }),
        next: t.errors.noExactNext,
        remedy,
      };
  }
  const list = problems
    .map(
      (p) =>
        `${labelOf(method, "controls", p.name, language)} = ${p.given} (${acceptedBy(method, p.name, p.accepted, t)})`,
    )
    .join(t.notices.semicolon);
  return { what: fill(t.errors.parameters, { list }), next: t.errors.parametersNext, remedy };
}

export function explain(error: LabError, t: Texts, language: Language, recipe: Recipe | null): Explanation {
  const e = t.errors;
  const method = recipe?.method;
  switch (error.type) {
    case "Diverged": {
      const metric = labelOf(method, "metrics", error.metric, language);
      return { what: fill(e.diverged, { metric, step: error.step }), next: e.divergedNext, remedy: "slower" };
    }
    case "DeviceLost":
      return {
        what: fill(e.deviceLost, { backend: backendName(error.backend, t) }),
        next: e.deviceLostNext,
        remedy: "again",
      };
    case "OutOfMemory":
      return { what: fill(e.memory, { backend: backendName(error.backend, t) }), next: e.memoryNext, remedy: "again" };
    case "BadParameters":
      if (!recipe) return { what: fill(e.internal, { message: describe(error) }), next: "", remedy: "home" };
      return explainParameters(error.problems, t, language, recipe);
    case "Unsupported":
      switch (error.feature) {
        case "backend":
          return { what: fill(e.backend, { detail: error.detail }), next: e.backendNext, remedy: "auto-backend" };
        case "method":
          return { what: fill(e.method, { detail: error.detail }), next: e.methodNext, remedy: "home" };
        case "artifact":
          return {
            what: fill(error.detail.startsWith("shelf") ? e.shelf : e.artifact, { detail: error.detail }),
            next: e.artifactNext,
            remedy: "live-teacher",
          };
        case "data":
          return { what: fill(e.data, { detail: error.detail }), next: e.dataNext, remedy: null };
        default:
          return unreachable(error.feature);
      }
    case "Internal":
      return { what: fill(e.internal, { message: error.message }), next: e.internalNext, remedy: "again" };
    default:
      return unreachable(error);
  }
}

export function explainNote(note: LinkNote, t: Texts, language: Language, method: string | undefined): string {
  const n = t.notices;
  switch (note.kind) {
    case "value":
      return fill(n.value, {
        name: labelOf(method, "controls", note.name, language),
        given: note.given,
        accepted: acceptedBy(method, note.name, note.accepted, t),
      });
    case "unknown-page":
      return fill(n.page, { given: note.given });
    case "unknown-key":
      return fill(n.key, { given: note.given });
    case "too-new":
      return fill(n.tooNew, { given: note.given, supported: note.supported });
    case "upgraded":
      return fill(n.upgraded, { from: note.from, to: note.to });
    case "malformed":
      return fill(n.malformed, { given: note.given });
    default:
      return unreachable(note);
  }
}
