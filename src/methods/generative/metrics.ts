/** Metrics that the generative methods share, and the charts of those that make a generator of a few steps. */
import { prefixedName, type MetricSpec, type PrefixedName, type Role, type ViewSpec } from "../../lab/method.ts";

/** What generators are measured by, whoever they are. */
const quantities = {
  highQuality: { scale: "linear", unit: "fraction", better: "higher" },
  modes: { scale: "linear", unit: "none", better: "higher" },
  modeKl: { scale: "linear", unit: "nats", better: "lower" },
  logDensity: { scale: "linear", unit: "nats" },
  slicedW2: { scale: "linear", unit: "none", better: "lower" },
  mmd: { scale: "linear", unit: "none", better: "lower" },
  modeAgreement: { scale: "linear", unit: "fraction", better: "higher" },
  frechet: { scale: "log", unit: "none", better: "lower" },
  classAgreement: { scale: "linear", unit: "fraction", better: "higher" },
  diversity: { scale: "linear", unit: "none" },
  sharpness: { scale: "linear", unit: "none" },
  motionDistance: { scale: "log", unit: "none", better: "lower" },
  motionError: { scale: "log", unit: "none", better: "lower" },
  flicker: { scale: "log", unit: "none", better: "lower" },
  straightness: { scale: "log", unit: "none", better: "lower" },
  fourStepQuality: { scale: "linear", unit: "fraction", better: "higher" },
  selfConsistency: { scale: "log", unit: "none", better: "lower" },
  stretchMedian: { scale: "log", unit: "none" },
  stretchP99: { scale: "log", unit: "none" },
  stretchMax: { scale: "log", unit: "none" },
  nfe: { scale: "linear", unit: "none", better: "lower" },
} as const satisfies Record<string, Omit<MetricSpec, "role">>;

export type Quantity = keyof typeof quantities;

/** An entry for every name, in this order: with a prefix "start", that of "frechet" is called "startFrechet". */
export const named = <const N extends string, V, const P extends string = "">(
  names: readonly N[],
  entry: (name: N) => V,
  prefix = "" as P,
) =>
  Object.fromEntries(names.map((name) => [prefixedName(prefix, name), entry(name)])) as Record<PrefixedName<P, N>, V>;

/** An entry for every name at every number of steps: "frechet4", "frechet2". */
export const numbered = <const N extends string, const S extends number, V, const P extends string = "">(
  names: readonly N[],
  steps: readonly S[],
  entry: (name: N, steps: S) => V,
  prefix = "" as P,
) =>
  Object.fromEntries(
    names.flatMap((name) => steps.map((n) => [prefixedName(prefix, `${name}${n}`), entry(name, n)])),
  ) as Record<PrefixedName<P, `${N}${S}`>, V>;

/** Quantities measured of one role; the student's names, as a rule, have no prefix. */
export const measured = <const N extends Quantity, const P extends string = "">(
  role: Role,
  names: readonly N[],
  prefix = "" as P,
) => named(names, (name): MetricSpec => ({ ...quantities[name], role }), prefix);

/** The same of students of so many steps. */
export const measuredAt = <const N extends Quantity, const S extends number, const P extends string = "">(
  role: Role,
  steps: readonly S[],
  names: readonly N[],
  prefix = "" as P,
) => numbered(names, steps, (name): MetricSpec => ({ ...quantities[name], role }), prefix);

/** What is known of samples of the plane whose density has modes. */
export const ofPoints = ["highQuality", "modes", "modeKl", "logDensity", "slicedW2"] as const;
/** How steep the map from noise to samples is. */
export const ofStretch = ["stretchMedian", "stretchP99", "stretchMax"] as const;
/** Of clips. */
export const ofMotion = ["motionDistance", "motionError", "flicker"] as const;

/** Of a student in full; of what it began as and of its teacher what it is compared by. */
export const ofStudent = [...ofPoints, "frechet", "classAgreement", "sharpness"] as const;
export const ofStart = ["highQuality", "modes", "modeKl", "frechet", "sharpness"] as const;
export const ofTeacher = ["highQuality", "modes", "frechet", "sharpness"] as const;

/** A student, what it began as, and its teacher. */
export const qualityMetrics = {
  ...measured("student", ofStudent),
  ...measured("control", ofStart, "start"),
  ...measured("teacher", ofTeacher, "teacher"),
};

/** What a run has used, whatever it made of it. */
export const spentMetrics = {
  teacherCalls: { scale: "linear", unit: "none", better: "lower", role: "student" },
  realSamples: { scale: "linear", unit: "none", better: "lower", role: "student" },
} as const satisfies Record<string, MetricSpec>;

export const costMetrics = {
  ...measured("student", ["nfe"]),
  ...measured("teacher", ["nfe"], "teacher"),
  ...spentMetrics,
};

/** What two sets of true samples score against each other. */
export const floorMetrics = {
  slicedW2Floor: { scale: "linear", unit: "none", better: "lower", role: "truth" },
  frechetFloor: { scale: "log", unit: "none", better: "lower", role: "truth" },
} as const satisfies Record<string, MetricSpec>;

/** Looks at a student that is taught by a loss drawn as pushes, and the charts of `qualityMetrics`. */
export const fewStepViews = [
  { kind: "samples", area: "stage" },
  { kind: "critic", area: "stage" },
  { kind: "noise-map", area: "stage" },
  { kind: "modes", area: "stage" },
  {
    kind: "line",
    area: "readings",
    id: "quality",
    metrics: ["highQuality", "startHighQuality", "teacherHighQuality", "sharpness"],
  },
  { kind: "line", area: "readings", id: "modes", metrics: ["modes", "startModes"] },
] as const satisfies readonly ViewSpec[];
