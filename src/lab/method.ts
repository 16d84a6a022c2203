/** What a method is: a declarative specification, its texts in both languages, and a training function. */
import type { Controls, ControlValue, Values } from "./controls.ts";

export type Family = "classification" | "diffusion" | "sequence" | "data" | "comparison";

/** A measured series: its scale on a chart and which direction is better. */
export interface MetricSpec {
  readonly scale: "linear" | "log";
  readonly unit: "fraction" | "nats" | "none";
  readonly better?: "higher" | "lower";
  /** Whose number it is: gives the colour. */
  readonly role: Role;
}

/** Whose result something is. Colours, dashes and markers follow from it everywhere. */
export type Role = "teacher" | "student" | "control" | "smoothed" | "truth";
export const roles = ["teacher", "student", "control", "smoothed", "truth"] as const satisfies readonly Role[];

/** What a metric is called of somebody with a prefix: "frechet" of the "start" is "startFrechet". */
export type PrefixedName<P extends string, N extends string> = P extends "" ? N : `${P}${Capitalize<N>}`;

export const prefixedName = <const P extends string, const N extends string>(prefix: P, name: N) =>
  (prefix ? prefix + name[0].toUpperCase() + name.slice(1) : name) as PrefixedName<P, N>;

/** What a run shows. `area` says where on the experiment page. */
export type ViewSpec =
  | { readonly kind: "soft-labels"; readonly area: "stage" }
  | { readonly kind: "examples"; readonly area: "stage" }
  | { readonly kind: "dark-knowledge"; readonly area: "stage" }
  | { readonly kind: "regions"; readonly area: "stage" }
  | { readonly kind: "calibration"; readonly area: "readings" }
  | { readonly kind: DiffusionPanel; readonly area: "stage" }
  | { readonly kind: "quality-steps" | "trade" | "cost"; readonly area: "readings" }
  | { readonly kind: LanguagePanel; readonly area: "stage" }
  | { readonly kind: "training-sets" | "cleaning"; readonly area: "stage" }
  | { readonly kind: "compression"; readonly area: "readings" }
  | LineSpec;

/** Measured series against training steps. */
interface LineSpec {
  readonly kind: "line";
  readonly area: "readings";
  readonly id: string;
  readonly metrics: readonly string[];
  /** What the lines are called: their roles by default. */
  readonly names?: "metrics";
}

/** Looks at generative models: samples, paths, field, noise → sample map, noising, modes, ladder, end points. */
export type DiffusionPanel =
  | "samples"
  | "paths"
  | "field"
  | "noise-map"
  | "forward"
  | "modes"
  | "ladder"
  | "endpoints"
  | "critic";

/** Looks at language models: one typed problem, the held-out ones, accuracy by difficulty, groups of answers. */
export type LanguagePanel = "writing" | "board" | "difficulty" | "groups";

/** A link of a chain of phases: trained by the run, taken as shipped, or left out. */
export interface Stage {
  readonly phase: string;
  readonly how: "run" | "shipped" | "skipped";
}

export interface MethodSpec<C extends Controls = Controls, M extends string = string> {
  readonly id: string;
  /** Raised when the meaning of a parameter changes; links of older versions are upgraded. */
  readonly version: number;
  readonly cite: readonly string[];
  readonly family: Family;
  readonly controls: C;
  readonly metrics: Readonly<Record<M, MetricSpec>>;
  readonly views: readonly ViewSpec[];
  /**
   * Controls that only enter the student's loss: recipes alike in all others can be trained together, as one run with a
   * student each. `when` says whether a recipe's other values allow it.
   */
  readonly together?: {
    readonly controls: readonly (keyof C & string)[];
    readonly when: (values: Readonly<Record<string, ControlValue>>) => boolean;
  };
  /** The phases that a run of these values consists of, in order, where they are a chain of several. */
  readonly pipeline?: (values: Readonly<Record<string, ControlValue>>) => readonly Stage[];
  /** What the options of a choice are best begun with: choosing one sets these as well, unless they are given too. */
  readonly suits?: {
    readonly [K in keyof C & string]?: Readonly<Record<string, Partial<Values<C>>>>;
  };
  /**
   * `upgrades[n]` turns the query of a link of version n into one of version n + 1. One for every older version, or
   * the method does not load.
   */
  readonly upgrades?: Readonly<Record<number, (query: Record<string, string>) => Record<string, string>>>;
}

/** Link keys that belong to the lab, not to a method. */
export const reservedKeys = ["v", "seed", "lang", "theme", "size", "ex", "backend"].concat(
  ["name", "result", "hide", "lock", "guess", "embed", "view"], // what a class is to do
);

/**
 * Declares a method; the literal types of controls and metrics survive.
 * @throws Error when two controls share a link key, a key is reserved, or an upgrader of an older version is missing.
 */
export function defineMethod<const C extends Controls, const M extends string>(
  spec: MethodSpec<C, M>,
): MethodSpec<C, M> {
  const keys = Object.values(spec.controls).map((c) => c.key);
  if (new Set(keys).size !== keys.length) throw new Error(`method ${spec.id}: two controls share a link key`);
  const taken = keys.find((key) => reservedKeys.includes(key));
  if (taken) throw new Error(`method ${spec.id}: the link key "${taken}" is reserved`);
  for (let version = 1; version < spec.version; version++) {
    if (!spec.upgrades?.[version]) throw new Error(`method ${spec.id}: links of version ${version} have no upgrader`);
  }
  return spec;
}

/** A change of parameters with what suits the options chosen; what suits only others goes back to its default. */
export function suited(
  { controls, suits = {} }: MethodSpec,
  change: Readonly<Record<string, ControlValue>>,
): Readonly<Record<string, ControlValue>> {
  const along: Record<string, ControlValue> = {};
  for (const [name, options] of Object.entries(suits)) {
    const chosen = change[name];
    if (chosen === undefined || !options) continue;
    for (const other of Object.values(options)) {
      for (const touched of Object.keys(other)) along[touched] = controls[touched].default;
    }
    Object.assign(along, options[String(chosen)]);
  }
  return { ...along, ...change };
}

export type ParametersOf<S> = S extends MethodSpec<infer C, string> ? Values<C> : never;
export type MetricOf<S> = S extends MethodSpec<Controls, infer M> ? M : never;

/** One language's words for a method; a missing one does not compile. */
export interface MethodTexts<S extends MethodSpec> {
  readonly title: string;
  /** One sentence: what it does and why one would want it. */
  readonly tagline: string;
  readonly controls: { readonly [K in keyof S["controls"]]: ControlText<S["controls"][K]> };
  readonly metrics: { readonly [K in keyof S["metrics"]]: string };
  /** Titles of the charts, by the ids of the `line` views. */
  readonly charts: Readonly<Record<string, string>>;
  /** The same, short enough for a tab. */
  readonly chartTabs: Readonly<Record<string, string>>;
  readonly phases: Readonly<Record<string, string>>;
  /** What the roles are called here, where the lab's own words do not fit. */
  readonly roles?: Partial<Readonly<Record<Role, string>>>;
}

type ControlText<C> = {
  readonly label: string;
  readonly help: string;
} & (C extends { readonly options: readonly (infer V extends string)[] }
  ? { readonly options: { readonly [K in V]: string } }
  : { readonly options?: undefined });
