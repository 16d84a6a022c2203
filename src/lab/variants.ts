/**
 * Ways of teaching a classifier compared: every variant of a method beside label smoothing, the control and the teacher,
 * all else by its defaults, paired by seed. The command line records such runs, the page makes them again.
 */
import { judgingSeeds } from "./claims.ts";
import { defaultsOf } from "./controls.ts";
import { suited, type MethodSpec, type Role } from "./method.ts";
import type { Recipe } from "./recipe.ts";
import { summarise, type Assignments, type Summary } from "./sweep.ts";

/** The method whose variants are compared. */
export const variantMethod = "kd";
/** Drawn digits, and a set of the plane whose exact answer is known. */
export const variantDatasets = ["digits", "overlap8"] as const;
export type VariantDataset = (typeof variantDatasets)[number];
/** Nothing is chosen on them. */
export const variantSeeds: readonly number[] = judgingSeeds;

/** One kind of run, as what differs from the defaults. */
export interface VariantArm {
  readonly id: string;
  readonly set: Assignments;
}

/** The run that also trains a twin of the control on smoothed labels, with the ε of claim K1. */
const smoothing: VariantArm = { id: "smoothing", set: { smoothing: 0.1 } };

/** Label smoothing, then every variant that the method declares. */
export function variantArms({ controls }: MethodSpec): VariantArm[] {
  const { variant } = controls;
  const options = variant?.kind === "choice" ? variant.options : [];
  return [smoothing, ...options.map((id) => ({ id, set: { variant: id } }))];
}

/** The recipe of an arm: defaults, with what suits the choices made. */
export function variantRecipe(spec: MethodSpec, dataset: VariantDataset, arm: VariantArm, seed: number): Recipe {
  const parameters = { ...defaultsOf(spec.controls), ...suited(spec, { dataset, ...arm.set }) };
  return { method: spec.id, parameters, seed };
}

export interface PlannedVariant {
  readonly dataset: VariantDataset;
  readonly arm: string;
  readonly recipe: Recipe;
}

/** Every arm with the first seed, then with the next. */
export function variantPlan(
  spec: MethodSpec,
  datasets: readonly VariantDataset[],
  seeds: readonly number[],
): PlannedVariant[] {
  return datasets.flatMap((dataset) =>
    seeds.flatMap((seed) =>
      variantArms(spec).map((arm) => ({ dataset, arm: arm.id, recipe: variantRecipe(spec, dataset, arm, seed) })),
    ),
  );
}

/** Final metrics of one run. */
export interface VariantRun {
  readonly arm: string;
  readonly seed: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** Milliseconds of a training step, all networks of the run and its measurements included. */
  readonly stepMs: number | null;
}

/** What a row of the comparison reads from a run. */
interface Reading {
  readonly role: Role;
  readonly accuracy: string;
  readonly ece: string | null;
}

const student: Reading = { role: "student", accuracy: "studentAccuracy", ece: "studentEce" };
const references: Readonly<Record<string, Reading>> = {
  teacher: { role: "teacher", accuracy: "teacherAccuracy", ece: "teacherEce" },
  control: { role: "control", accuracy: "controlAccuracy", ece: "controlEce" },
  [smoothing.id]: { role: "smoothed", accuracy: "smoothedAccuracy", ece: null },
};
const readingOf = (row: string): Reading => references[row] ?? student;

/** The metrics that a run of an arm is recorded with. */
export function variantMetrics(arm: string): string[] {
  const { accuracy, ece } = readingOf(arm);
  return [...new Set([accuracy, ece, "teacherAccuracy", "teacherEce", "controlAccuracy", "controlEce"])].flatMap(
    (name) => name ?? [],
  );
}

/** A row of the comparison, over the seeds that were run; shares are 0 … 1. */
export interface VariantRow {
  /** `teacher`, `control`, or an arm. */
  readonly id: string;
  readonly role: Role;
  readonly seeds: readonly number[];
  readonly accuracy: Summary;
  /** Accuracy minus the reference's with the same seed, with its 95 % t interval; null for the reference itself. */
  readonly difference: Summary | null;
  /**
   * Share of the way from the control to the teacher, as a ratio of means; null for both of them, and where the
   * teacher's interval above the control reaches down to zero.
   */
  readonly closed: number | null;
  /** Expected calibration error; null where none is measured. */
  readonly ece: Summary | null;
  /** Null where a row has no run of its own. */
  readonly stepMs: Summary | null;
}

/** What an interval says about zero. */
export type Sign = "above" | "below" | "open";

/** Null as long as there is no interval: below two seeds. */
export function signOf({ low, high }: Summary): Sign | null {
  if (low === null || high === null) return null;
  return low > 0 ? "above" : high < 0 ? "below" : "open";
}

/** The runs that a row reads; teacher and control are the same in every arm of a seed. */
function runsOf(row: string, runs: readonly VariantRun[]): readonly VariantRun[] {
  if (row !== "teacher" && row !== "control") return runs.filter(({ arm }) => arm === row);
  return runs.filter(({ seed }, i) => runs.findIndex((run) => run.seed === seed) === i);
}

/**
 * Teacher and control, then the arms, in this order; rows without a run are left out.
 * @param runs of one data set
 * @param reference row that accuracies are compared with, seed by seed
 */
export function summariseVariants(
  arms: readonly string[],
  runs: readonly VariantRun[],
  reference = "control",
): VariantRow[] {
  const { accuracy } = readingOf(reference);
  const compared = new Map(runsOf(reference, runs).map(({ seed, metrics }) => [seed, metrics[accuracy]]));
  return ["teacher", "control", ...arms].flatMap((id) => {
    const own = runsOf(id, runs);
    return own.length > 0 ? [rowOf(id, own, id === reference ? new Map() : compared)] : [];
  });
}

function rowOf(id: string, runs: readonly VariantRun[], reference: ReadonlyMap<number, number>): VariantRow {
  const { role, accuracy, ece } = readingOf(id);
  const values = (metric: string) => runs.map(({ metrics }) => metrics[metric]);
  const overControl = (metric: string) =>
    summarise(runs.map(({ metrics }) => metrics[metric] - metrics["controlAccuracy"]));
  const differences = runs.flatMap(({ seed, metrics }) =>
    reference.has(seed) ? [metrics[accuracy] - reference.get(seed)!] : [],
  );
  const times = role === "student" ? runs.flatMap(({ stepMs }) => stepMs ?? []) : [];
  const isPupil = role !== "teacher" && role !== "control";
  const gap = overControl("teacherAccuracy");
  return {
    id,
    role,
    seeds: runs.map(({ seed }) => seed),
    accuracy: summarise(values(accuracy)),
    difference: differences.length > 0 ? summarise(differences) : null,
    closed: isPupil && signOf(gap) === "above" ? overControl(accuracy).mean / gap.mean : null,
    ece: ece === null ? null : summarise(values(ece)),
    stepMs: times.length > 0 ? summarise(times) : null,
  };
}

/** Widths of the networks' layers, input to output. */
export interface Widths {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
}

/** Weights and biases of a perceptron. */
export const weightsOf = (widths: readonly number[]): number =>
  widths.slice(1).reduce((sum, to, i) => sum + (widths[i] + 1) * to, 0);

/**
 * Parameters trained for a row: the student's, and those of what trains only to teach it: the map onto the teacher's
 * features (hints), the peer (mutual). The teacher's own, which are frozen, for the teacher.
 */
export function trainedWeights(row: string, { teacher, student }: Widths): number {
  const own = weightsOf(row === "teacher" ? teacher : student);
  if (row === "hints") return own + weightsOf([student.at(-2)!, teacher.at(-2)!]);
  return row === "mutual" ? 2 * own : own;
}
