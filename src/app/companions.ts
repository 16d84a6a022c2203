/** What goes together in a recipe, and what does not. */
import type { ControlValue } from "../lab/controls.ts";
import { imageTargets, isImageTarget } from "../lab/image-targets.ts";
import type { MethodSpec } from "../lab/method.ts";

type Parameters = Readonly<Record<string, ControlValue>>;

/**
 * A change with those that it brings along: nobody has a pretrained teacher for a person's own data, or knows the exact
 * one of drawn digits.
 * @param before the recipe that is changed, where `change` is not a whole one
 */
export function withCompanions(change: Parameters, before: Parameters = {}): Parameters {
  const all = { ...before, ...change };
  if (change["dataset"] === "own") return { ...change, teacher: "live" };
  const { target, teacher } = all;
  if (target === undefined || teacher === undefined || !ruledOut("teacher", String(teacher), all)) return change;
  return { ...change, teacher: isImageTarget(target) ? "pretrained" : "exact" };
}

/** Options of a choice that the rest of the recipe rules out. */
export function ruledOut(name: string, option: string, { dataset, target, teacher }: Parameters): boolean {
  switch (name) {
    case "teacher":
      if (target !== undefined)
        return option === "exact" ? isImageTarget(target) : option === "pretrained" && !isShipped(target);
      return (option === "pretrained" && dataset === "own") || (option === "exact" && !hasExact(dataset));
    case "variant":
      return teacher === "exact" && usesFeatures(option);
    default:
      return false;
  }
}

/** Targets of diffusion models that a trained network is shipped for (cli/pretrained.ts). */
const shipped: readonly ControlValue[] = ["ring8", "grid25", ...imageTargets];
const isShipped = (target: ControlValue) => shipped.includes(target);

/** The plane sets are mixtures of known densities; nobody knows the exact answer for a drawn digit. */
export const hasExact = (dataset: ControlValue): boolean => dataset !== "digits" && dataset !== "own";

/** Transfers what only a network has: hidden features. */
export const usesFeatures = (variant: ControlValue): boolean =>
  variant === "hints" || variant === "similarity" || variant === "relational";

/** What a control goes back to in this recipe: its default, or the first option that is not ruled out. */
export function fallbackOf(spec: MethodSpec, name: string, parameters: Parameters): ControlValue {
  const control = spec.controls[name];
  if (control.kind !== "choice" || !ruledOut(name, control.default, parameters)) return control.default;
  return control.options.find((option) => !ruledOut(name, option, parameters)) ?? control.default;
}

/** How the pretrained teachers were trained (cli/pretrained.ts). */
const taughtAt = { ambiguity: 0.3, noise: 1 } as const;

/** The parameter under which the pretrained teacher of this recipe was trained otherwise, and its value then. */
export function misfit({
  dataset,
  teacher,
  ...set
}: Parameters): { name: keyof typeof taughtAt; value: number } | null {
  if (teacher !== "pretrained" || dataset === "own") return null;
  const name = dataset === "digits" ? "ambiguity" : "noise";
  const given = set[name];
  return typeof given === "number" && given !== taughtAt[name] ? { name, value: taughtAt[name] } : null;
}
