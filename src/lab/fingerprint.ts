/** The fingerprint of a result: a few final numbers and where they were measured, short enough for a link. */
import type { MethodSpec } from "./method.ts";
import { backends, type Backend, type Recipe } from "./recipe.ts";

/** The version of the lab, as in package.json. */
export const labVersion = "0.1.0";

export interface Fingerprint {
  readonly backend: Backend;
  readonly version: string;
  /** By the metric's name, 5 significant digits, in the order in which the method declares them. */
  readonly metrics: Readonly<Record<string, number>>;
}

const most = 6;

/**
 * The final numbers that stand for a run: of the charts that were measured, in their order, at most 6.
 * @param latest the last value of a metric; undefined where it was not measured
 */
export function mainMetrics(
  { metrics, views }: MethodSpec,
  latest: (metric: string) => number | undefined,
): Readonly<Record<string, number>> {
  const charted = views.flatMap((view) => (view.kind === "line" ? view.metrics : []));
  const measured = [...new Set([...charted, ...Object.keys(metrics)])].filter((m) => isSayable(latest(m)));
  const chosen = measured.slice(0, most);
  const declared = Object.keys(metrics).filter((metric) => chosen.includes(metric));
  return Object.fromEntries(declared.map((metric) => [metric, Number(latest(metric)!.toPrecision(5)) + 0]));
}

/** What a link can hold: finite, and of an exponent of two digits. */
const isSayable = (value: number | undefined) =>
  value === 0 || (value !== undefined && Math.abs(value) > 1e-90 && Math.abs(value) < 1e90);

/** The fingerprint as it stands in a link: `wasm~0.1.0~studentAccuracy~0.8213~studentLoss~0.40211`. */
export const formatFingerprint = ({ backend, version, metrics }: Fingerprint): string =>
  [backend, version, ...Object.entries(metrics).flat()].join("~");

/** Backend, version of the lab, then metrics and their values by turns. */
const pattern = new RegExp(
  `^(${backends.join("|")})~(\\d[\\w.-]{0,20})((?:~\\w{1,40}~-?\\d{1,21}(?:\\.\\d{1,21})?(?:e[+-]?\\d\\d?)?){1,8})$`,
);

/** Any text as a fingerprint; null where it is none. Never throws. */
export function parseFingerprint(text: string): Fingerprint | null {
  const [, backend, version, numbers] = pattern.exec(text) ?? [];
  if (!backend) return null;
  const pairs = [...numbers.matchAll(/~(\w+)~([^~]+)/g)].map(([, metric, value]) => [metric, Number(value)] as const);
  return { backend: backend as Backend, version, metrics: Object.fromEntries(pairs) };
}

export interface ComparedMetric {
  readonly metric: string;
  readonly recorded: number;
  /** Undefined: this run has not measured it. */
  readonly now: number | undefined;
  readonly agrees: boolean;
}

/** Why two runs of a recipe may differ. */
export type Difference = "backend" | "version" | "own-data";

export interface Comparison {
  readonly reproduced: boolean;
  readonly rows: readonly ComparedMetric[];
  /** What differs besides the numbers; empty where nothing does. */
  readonly differences: readonly Difference[];
}

/** One part in so many, of the larger; what is carried has five digits. */
const tolerance = 1e-3;
const agree = (a: number, b: number) => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)) + 1e-9;

/** What a run says to a recorded result of its recipe. */
export function compareFingerprint(
  recorded: Fingerprint,
  now: {
    readonly recipe: Recipe;
    readonly backend: Backend;
    readonly version: string;
    readonly latest: (metric: string) => number | undefined;
  },
): Comparison {
  const rows = Object.entries(recorded.metrics).map(([metric, value]): ComparedMetric => {
    const measured = now.latest(metric);
    return { metric, recorded: value, now: measured, agrees: measured !== undefined && agree(value, measured) };
  });
  const differences: Difference[] = [];
  if (recorded.backend !== now.backend) differences.push("backend");
  if (recorded.version !== now.version) differences.push("version");
  if (!isWhole(now.recipe)) differences.push("own-data");
  return { reproduced: rows.every(({ agrees }) => agrees), rows, differences };
}

/** Whether the recipe says all: no data of somebody's own, no network of their shelf. */
function isWhole({ parameters }: Recipe): boolean {
  const { dataset, target } = parameters;
  return dataset !== "own" && target !== "own" && !Object.values(parameters).includes("shelf");
}
