/**
 * A run as a JSON file: the recipe, where it ran, everything that was measured. Nothing of a file that comes back is
 * trusted: its recipe is turned into a link and read as any link is.
 */
import * as v from "valibot";
import type { Lineage } from "./artifact.ts";
import { formatText, type ControlValue } from "./controls.ts";
import { formatFingerprint, mainMetrics, parseFingerprint } from "./fingerprint.ts";
import type { MethodSpec } from "./method.ts";
import type { Recipe } from "./recipe.ts";

const format = "distillation-lab run";
const formatVersion = 1;

/** A metric over the steps of a phase; null where a number was none. */
export interface RecordedSeries {
  readonly phase: string;
  readonly metric: string;
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
}

export interface RunFile {
  /** Version of the lab. */
  readonly lab: string;
  readonly link: string;
  readonly recipe: Recipe & { readonly version: number };
  readonly run: {
    /** Empty: it has not been started. */
    readonly backend: string;
    readonly done: boolean;
    /** Steps taken in all phases. */
    readonly steps: number;
    /** Live parameters that were changed under way, which a recipe does not tell. */
    readonly tuned: readonly { readonly phase: string; readonly step: number; readonly name: string; readonly value: ControlValue }[]; // prettier-ignore
    /** The command that makes the run again. */
    readonly command: string;
    /** Networks of the shelf that it was given, and where they came from. */
    readonly parents: readonly { readonly id: string; readonly name: string; readonly lineage: Lineage }[];
  };
  /** The last value of everything measured. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly series: readonly RecordedSeries[];
}

export const runFileLimits = { bytes: 32 * 2 ** 20 } as const;

const round = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value);

/** The text of the file; one line for each series. */
export function encodeRunFile(file: RunFile): string {
  const { series, metrics, ...rest } = file;
  const finite = Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
  const head = JSON.stringify({ format, formatVersion, ...rest, metrics: finite }, null, 2).slice(0, -2);
  const lines = series.map((one) => `    ${JSON.stringify({ ...one, values: one.values.map(round) })}`);
  return `${head},\n  "series": [${lines.length > 0 ? `\n${lines.join(",\n")}\n  ` : ""}]\n}\n`;
}

export type RunFileProblem =
  /** No JSON, or of something else. */
  | { readonly kind: "no-json" | "foreign" }
  | { readonly kind: "too-large"; readonly limit: number }
  | { readonly kind: "too-new"; readonly version: number; readonly supported: number }
  /** What stands at `path` is not as it should be. */
  | { readonly kind: "malformed"; readonly path: string };

const value = v.union([v.number(), v.string(), v.boolean()]);
const short = v.pipe(v.string(), v.maxLength(200));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const lineage = v.object({
  method: short,
  version: whole,
  parameters: v.record(short, value),
  seed: whole,
  command: v.string(),
  parents: v.array(v.string()),
});
const schema = v.object({
  lab: short,
  link: v.string(),
  recipe: v.object({
    method: short,
    version: whole,
    parameters: v.record(short, value),
    seed: v.number(),
  }),
  run: v.object({
    backend: short,
    done: v.boolean(),
    steps: whole,
    tuned: v.array(v.object({ phase: short, step: whole, name: short, value })),
    command: v.string(),
    parents: v.array(v.object({ id: short, name: short, lineage })),
  }),
  metrics: v.record(short, v.number()),
  series: v.array(
    v.pipe(
      v.object({ phase: short, metric: short, steps: v.array(whole), values: v.array(v.nullable(v.number())) }),
      v.check(({ steps, values }) => steps.length === values.length),
    ),
  ),
});
const mark = v.object({ format: v.literal(format), formatVersion: whole });

export type Decoded = { readonly file: RunFile } | { readonly problem: RunFileProblem };

/** The run in a text. Never throws. */
export function decodeRunFile(text: string): Decoded {
  if (text.length > runFileLimits.bytes) return { problem: { kind: "too-large", limit: runFileLimits.bytes } };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { problem: { kind: "no-json" } };
  }
  const marked = v.safeParse(mark, given);
  if (!marked.success) return { problem: { kind: "foreign" } };
  const { formatVersion: version } = marked.output;
  if (version > formatVersion) return { problem: { kind: "too-new", version, supported: formatVersion } };
  const checked = v.safeParse(schema, given);
  if (checked.success) return { file: checked.output as RunFile };
  return { problem: { kind: "malformed", path: v.getDotPath(checked.issues[0]) ?? "" } };
}

/**
 * The link that opens a file's recipe, with the result that the file claims where a run of the recipe alone can be held
 * against it. What the method does not know stands in it all the same, to be named when the link is read.
 */
export function linkOfRunFile({ recipe, link, run, metrics, lab }: RunFile, spec: MethodSpec): string {
  const query = recipe.version === spec.version ? parametersOf(recipe, spec) : queryOf(link);
  const latest = (metric: string) => (Object.hasOwn(metrics, metric) ? metrics[metric] : undefined);
  const numbers = mainMetrics(spec, latest);
  const result = formatFingerprint({ backend: run.backend as "wasm", version: lab, metrics: numbers });
  if (run.done && run.tuned.length === 0 && parseFingerprint(result)) query.push(["result", result]);
  const text = query.map(([key, one]) => `${encodeURIComponent(safe(key))}=${encodeURIComponent(safe(one))}`);
  return `#/${spec.id}?${text.join("&")}`;
}

function parametersOf({ parameters, version, seed }: RunFile["recipe"], { controls }: MethodSpec): [string, string][] {
  const given = Object.entries(parameters).map(([name, one]): [string, string] => [
    Object.hasOwn(controls, name) ? controls[name].key : `parameter ${name}`,
    formatText(one),
  ]);
  return [["v", String(version)], ...given, ["seed", String(seed)]];
}

/** Of an older version the link is read, which its upgraders know; nothing of how it was looked at. */
function queryOf(link: string): [string, string][] {
  const looks = new Set(["lang", "theme", "size", "ex", "backend", "name", "hide", "lock", "guess", "embed", "view", "result"]); // prettier-ignore
  return [...new URLSearchParams(/#[^?]*\?(.*)$/s.exec(link)?.[1] ?? "")].filter(([key]) => !looks.has(key));
}

/** Without halves of characters, which no link can hold. */
const safe = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");
