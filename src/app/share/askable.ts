/** Which metrics a run of a recipe will say something about. */
import type { MethodSpec } from "../../lab/method.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { History } from "../history.ts";

type Measured = Pick<History, "phases" | "series" | "latest">;

/** A network that is there from the beginning, what nobody can beat, what true samples score. */
const resting = /^(teacher|bayes)|Floor$/;

/** Whether a recipe's run trains its teacher, or takes one as it is. */
function trainsTeacher({ pipeline }: MethodSpec, { parameters }: Recipe): boolean {
  if (parameters["teacher"] === "live" || parameters["dataset"] === "own") return true;
  return pipeline?.(parameters).some(({ phase, how }) => phase === "teacher" && how === "run") ?? false;
}

/** Whether a control that a metric speaks of is on. */
function isOn(metric: string, { parameters }: Recipe): boolean {
  if (metric.startsWith("assistant")) return Number(parameters["assistantWidth"]) > 0;
  if (metric.startsWith("smoothed")) return Number(parameters["smoothing"]) > 0;
  return !metric.includes("Omitted") || parameters["omitted"] !== "none";
}

/**
 * The metrics of a chart that a run of the recipe measures: those of the run on screen once it has trained, before that all
 * that nothing in the recipe rules out.
 * @returns some of `metrics`, in their order
 */
export function expected(metrics: readonly string[], spec: MethodSpec, recipe: Recipe, history: Measured): string[] {
  const known = metrics.filter((metric) => history.latest(metric) !== undefined);
  // Charts of losses are empty until the training begins.
  if (history.phases.length > 0 || known.length > 0) return known;
  return metrics.filter((metric) => isOn(metric, recipe) && (metric !== "teacherLoss" || trainsTeacher(spec, recipe)));
}

/** Of these, what is worth a guess: what does not stand still, on screen, from the beginning. */
export function askable(metrics: readonly string[], spec: MethodSpec, recipe: Recipe, history: Measured): string[] {
  const isLevel = (phase: string, metric: string) => {
    const { values } = history.series(phase, metric);
    return values.every((value) => value === values[0]);
  };
  const rests = (metric: string) => {
    if (history.phases.length === 0) return resting.test(metric) && !trainsTeacher(spec, recipe);
    const phases = history.phases.filter((phase) => history.series(phase, metric).values.length > 1);
    return phases.length > 0 && phases.every((phase) => isLevel(phase, metric));
  };
  return expected(metrics, spec, recipe, history).filter((metric) => !rests(metric));
}
