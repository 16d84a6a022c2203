/** Metrics that the generative methods share. */
import { prefixed, type MetricSpec, type Role } from "../../lab/method.ts";

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

/** Some of them, measured of one role, under names with its prefix: of the student without one, as a rule. */
export const measured = <const N extends Quantity, const P extends string = "">(
  role: Role,
  names: readonly N[],
  prefix = "" as P,
) => prefixed(prefix, names, (name): MetricSpec => ({ ...quantities[name], role }));

/** Some of students of so many steps: each as "frechet4", "frechet2". */
export const measuredAt = <const N extends Quantity, const S extends number, const P extends string = "">(
  role: Role,
  steps: readonly S[],
  names: readonly N[],
  prefix = "" as P,
) => {
  const numbered = names.flatMap((name) => steps.map((n) => [`${name}${n}` as const, name] as const));
  const of = Object.fromEntries(numbered) as Record<`${N}${S}`, N>;
  return prefixed(prefix, Object.keys(of) as `${N}${S}`[], (key): MetricSpec => ({ ...quantities[of[key]], role }));
};
