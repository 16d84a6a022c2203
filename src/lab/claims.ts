/**
 * Claims: statements about a method that are measured, not believed. A claim says beforehand which runs are made, which
 * number is taken from them and when it counts as held up; `judge` does the rest, here, in a terminal and on the page.
 */
import { confidenceInterval, entropy, softmax } from "../math/statistics.ts";
import { defaultsOf, type ControlValue } from "./controls.ts";
import type { MethodSpec, MetricOf, ParametersOf, Role } from "./method.ts";
import type { Recipe, verdicts } from "./recipe.ts";

export type Verdict = (typeof verdicts)[number];

/** What is read from the logits on the held-out examples, where the metrics do not say it. */
export interface LogitReading {
  readonly role: Role;
  /**
   * - `entropy`: mean entropy of softmax(logits / T) over the examples, in nats;
   * - `flattened`: share of examples whose entropy at T is above that at T = 1;
   * - `order-kept`: share of examples on which no two classes change places between the logits and softmax(logits / T).
   */
  readonly statistic: "entropy" | "flattened" | "order-kept";
  readonly T: number;
}

/** A number for one seed, from the final metrics of the arms with that seed. A = names of arms, M = of metrics. */
export type Quantity<A extends string = string, M extends string = string> =
  | { readonly kind: "metric"; readonly arm: A; readonly metric: M }
  | ({ readonly kind: "logits"; readonly arm: A } & LogitReading)
  | { readonly kind: "difference"; readonly of: Quantity<A, M>; readonly minus: Quantity<A, M> }
  /** The setting whose quantity is largest; the mean of the settings that tie. */
  | { readonly kind: "best"; readonly of: readonly { readonly at: number; readonly quantity: Quantity<A, M> }[] };

/** When a measured quantity counts. `low` and `high` are the ends of the 95% t-interval of its mean over the seeds. */
export type Rule =
  /** Holds when low > value, does not when high < value, else mixed. */
  | { readonly kind: "above"; readonly value: number }
  /** Holds when high < value, does not when low > value, else mixed. */
  | { readonly kind: "below"; readonly value: number }
  /** Holds when low ≤ value, does not when low > value: nothing between. */
  | { readonly kind: "not-clearly-above"; readonly value: number }
  /** Holds when it is this number with every seed, else does not. For what follows from the formula. */
  | { readonly kind: "always"; readonly value: number };

/** What the number counts: fractions are shown as percentage points. */
export type ClaimUnit = "points" | "share" | "nats" | "weight";

export interface Asked<A extends string = string, M extends string = string> {
  readonly id: string;
  readonly quantity: Quantity<A, M>;
  readonly unit: ClaimUnit;
  /** What it takes to hold; null: measured and shown, but it decides nothing. */
  readonly rule: Rule | null;
}

export interface ClaimText {
  readonly statement: string;
  /** What is run and compared, in a sentence or two. */
  readonly protocol: string;
  /** What a verdict of "holds" says, and what it does not. */
  readonly holds: string;
  /** What was tried on other seeds before, and what to know when reading the result. */
  readonly notes: string;
  /** Names of the asked quantities, by id. */
  readonly asked: Readonly<Record<string, string>>;
}

export interface Claim<S extends MethodSpec = MethodSpec, A extends string = string> {
  readonly id: string;
  readonly method: string;
  readonly text: { readonly en: ClaimText; readonly zh: ClaimText };
  /** The compared recipes, each as what differs from the defaults. */
  readonly arms: Readonly<Record<A, Partial<ParametersOf<S>>>>;
  /** What is asked; the first is the headline. */
  readonly asked: readonly Asked<A, MetricOf<S>>[];
  /** The metrics worth showing for every arm. */
  readonly shown: readonly MetricOf<S>[];
}

/** The seeds that judge. Hyperparameters are chosen on 100 … 199 only. */
export const judgingSeeds = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Declares a claim; arms and metrics that do not exist do not compile. */
export const defineClaim = <S extends MethodSpec, const A extends string>(
  spec: S,
  claim: Omit<Claim<S, A>, "method" | "asked"> & { readonly asked: readonly Asked<NoInfer<A>, MetricOf<S>>[] },
): Claim => ({ ...claim, method: spec.id }) as unknown as Claim;

/** The recipe of an arm with a seed. */
export function recipeOf(spec: MethodSpec, claim: Claim, arm: string, seed: number): Recipe {
  const set = claim.arms[arm] as Readonly<Record<string, ControlValue>>;
  return { method: spec.id, parameters: { ...defaultsOf(spec.controls), ...set }, seed };
}

/** Under which name a reading stands beside the metrics of a run. */
export const readingName = ({ role, statistic, T }: LogitReading): string => `${role}:${statistic}@T=${T}`;

/** What must be read from the logits of an arm when its run is over. */
export function readingsOf({ asked }: Claim, arm: string): LogitReading[] {
  const found = new Map<string, LogitReading>();
  const visit = (q: Quantity): void => {
    if (q.kind === "difference") [q.of, q.minus].forEach(visit);
    else if (q.kind === "best") q.of.forEach(({ quantity }) => visit(quantity));
    else if (q.kind === "logits" && q.arm === arm) {
      const { role, statistic, T } = q;
      found.set(readingName(q), { role, statistic, T });
    }
  };
  for (const { quantity } of asked) visit(quantity);
  return [...found.values()];
}

/** A reading of logits `[n, classes]`. */
export function readLogits({ statistic, T }: LogitReading, logits: Float32Array, classes: number): number {
  const n = logits.length / classes;
  const row = (of: Float32Array, i: number) => of.subarray(i * classes, (i + 1) * classes);
  const [softened, plain] = [softmax(logits, classes, T), softmax(logits, classes)];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [p, z] = [row(softened, i), row(logits, i)];
    if (statistic === "entropy") sum += entropy(p);
    else if (statistic === "flattened") sum += entropy(p) > entropy(row(plain, i)) ? 1 : 0;
    else sum += keepsOrder(z, p) ? 1 : 0;
  }
  return sum / n;
}

/** No class is above another in `a` and below it in `b`. Rounding may make equals of neighbours. */
function keepsOrder(a: Float32Array, b: Float32Array): boolean {
  const order = Array.from(a.keys()).sort((i, j) => a[i] - a[j] || b[i] - b[j]);
  return order.every((k, at) => at === 0 || b[order[at - 1]] <= b[k]);
}

/** Final metrics and readings of a run, by name. */
export type Measured = Readonly<Record<string, number>>;
/** By arm, then by seed. */
export type MeasuredArms = Readonly<Record<string, Readonly<Record<number, Measured>>>>;

/** The quantity for one seed; NaN when something it needs was not measured. */
export function evaluate(q: Quantity, arms: MeasuredArms, seed: number): number {
  switch (q.kind) {
    case "metric":
      return arms[q.arm]?.[seed]?.[q.metric] ?? NaN;
    case "logits":
      return arms[q.arm]?.[seed]?.[readingName(q)] ?? NaN;
    case "difference":
      return evaluate(q.of, arms, seed) - evaluate(q.minus, arms, seed);
    case "best": {
      const values = q.of.map(({ quantity }) => evaluate(quantity, arms, seed));
      const largest = Math.max(...values);
      const winners = q.of.filter((_, i) => values[i] === largest);
      return winners.reduce((sum, { at }) => sum + at, 0) / winners.length;
    }
  }
}

export interface Effect {
  readonly mean: number;
  /** Ends of the 95% t-interval over the seeds; NaN below two of them. */
  readonly low: number;
  readonly high: number;
  /** Seeds. */
  readonly n: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Of the headline. */
  readonly effect: Effect;
  readonly perSeed: readonly { readonly seed: number; readonly value: number }[];
  readonly asked: readonly JudgedQuantity[];
}

export interface JudgedQuantity {
  readonly id: string;
  /** null: it decides nothing. */
  readonly verdict: Verdict | null;
  readonly effect: Effect;
  readonly perSeed: readonly { readonly seed: number; readonly value: number }[];
}

/** What a rule says of the values over the seeds. */
export function apply(rule: Rule, values: readonly number[]): Verdict {
  const { low, high, n } = confidenceInterval(values);
  if (rule.kind === "always")
    return n === 0 ? "mixed" : values.every((v) => v === rule.value) ? "holds" : "does-not-hold";
  if (n < 2) return "mixed";
  const { value } = rule;
  switch (rule.kind) {
    case "above":
      return low > value ? "holds" : high < value ? "does-not-hold" : "mixed";
    case "below":
      return high < value ? "holds" : low > value ? "does-not-hold" : "mixed";
    case "not-clearly-above":
      return low <= value ? "holds" : "does-not-hold";
  }
}

/**
 * The verdict on a claim. It holds when every deciding quantity does, it does not when none does, else it is mixed.
 * Seeds on which something is missing are left out, so that it can be asked while the runs are still coming in.
 */
export function judge(claim: Claim, arms: MeasuredArms): Judgement {
  const seeds = [...new Set(Object.values(arms).flatMap((bySeed) => Object.keys(bySeed).map(Number)))];
  seeds.sort((a, b) => a - b);
  const asked = claim.asked.map(({ id, quantity, rule }): JudgedQuantity => {
    const all = seeds.map((seed) => ({ seed, value: evaluate(quantity, arms, seed) }));
    const perSeed = all.filter(({ value }) => !Number.isNaN(value));
    const values = perSeed.map(({ value }) => value);
    const { mean, low, high, n } = confidenceInterval(values);
    return { id, verdict: rule && apply(rule, values), effect: { mean, low, high, n }, perSeed };
  });
  const [{ effect, perSeed }] = asked;
  return { verdict: together(asked.flatMap(({ verdict }) => verdict ?? [])), effect, perSeed, asked };
}

/** One verdict of several. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const [first = "mixed"] = verdicts;
  return verdicts.every((v) => v === first) ? first : "mixed";
}
