/**
 * Links: `#/kd?v=1&T=6&alpha=0.5&seed=3&lang=zh`. The path is the method (empty = home, or another page
 * without an experiment), the query holds the seed, the
 * parameters that differ from their defaults (or which claims are shown), how the experiment is looked at, and what whoever shares it puts around it. Any
 * string decodes to something that can be shown; what could not be honoured is listed.
 */
import {
  accepted,
  checkValue,
  defaultsOf,
  formatText,
  parseText,
  type ControlValue,
  type Dropped,
} from "./controls.ts";
import type { MethodSpec } from "./method.ts";
import {
  asName,
  backends,
  maximumSeed,
  pages,
  verdicts,
  type BackendChoice,
  type Frame,
  type Framed,
  type Recipe,
} from "./recipe.ts";

export type LinkNote =
  | ({ readonly kind: "value" } & Dropped)
  | { readonly kind: "unknown-page"; readonly given: string }
  | { readonly kind: "unknown-key"; readonly given: string }
  | { readonly kind: "too-new"; readonly given: string; readonly supported: number }
  | { readonly kind: "upgraded"; readonly from: number; readonly to: number }
  | { readonly kind: "malformed"; readonly given: string };

export interface DecodedLink {
  /** Null: the home page, or the one that the view names. */
  readonly recipe: Recipe | null;
  readonly view: Framed;
  readonly notes: readonly LinkNote[];
}

export type Methods = Readonly<Record<string, MethodSpec>>;

const short = (text: string) => text.slice(0, 60);

/** The link of a recipe and a view; without a recipe `#/` for the home page, or the page of the view. Parameters in the order of their declaration. */
export function encodeLink(recipe: Recipe | null, view: Framed, methods: Methods): string {
  const query: [string, string][] = [];
  if (recipe) {
    const spec = methods[recipe.method];
    query.push(["v", String(spec.version)]);
    for (const [name, control] of Object.entries(spec.controls)) {
      const value = recipe.parameters[name];
      if (value !== undefined && value !== control.default) query.push([control.key, formatText(value)]);
    }
    query.push(["seed", String(recipe.seed)]);
    if (view.example !== undefined) query.push(["ex", String(view.example)]);
    if (view.backend && view.backend !== "auto") query.push(["backend", view.backend]);
    const keys = (names: readonly string[]) => names.map((name) => spec.controls[name]?.key ?? name).join();
    const { name, hide = [], lock = [], guess, result, embed, panel } = view;
    if (name) query.push(["name", name]);
    if (hide.length > 0) query.push(["hide", keys(hide)]);
    if (lock.length > 0) query.push(["lock", keys(lock)]);
    if (guess) query.push(["guess", guess]);
    if (result) query.push(["result", result]);
    if (embed) query.push(["embed", "1"]);
    if (panel) query.push(["view", panel]);
  } else if (view.page === "claims") {
    const { verdict, about, q = "" } = view;
    if (verdict) query.push(["verdict", verdict]);
    if (about) query.push(["about", about]);
    if (asName(q)) query.push(["q", asName(q)]);
  }
  if (view.language) query.push(["lang", view.language]);
  if (view.theme) query.push(["theme", view.theme]);
  if (view.size) query.push(["size", view.size]);
  const text = query.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
  return `#/${recipe?.method ?? view.page ?? ""}${text ? `?${text}` : ""}`;
}

function decodePart(text: string, notes: LinkNote[]): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    notes.push({ kind: "malformed", given: short(text) });
    return "";
  }
}

function decodeView(page: string, query: Map<string, string>, notes: LinkNote[]): Framed {
  const view: { -readonly [K in keyof Framed]: Framed[K] } = {};
  const take = <V extends string>(key: string, options: readonly V[]): V | undefined => {
    const given = query.get(key);
    if (given === undefined) return undefined;
    query.delete(key);
    if ((options as readonly string[]).includes(given)) return given as V;
    notes.push({ kind: "value", name: key, given: short(given), reason: "option", accepted: options.join(", ") });
    return undefined;
  };
  view.language = take("lang", ["en", "zh"]);
  view.theme = take("theme", ["light", "dark"]);
  view.size = take("size", ["large"]);
  view.backend = take<BackendChoice>("backend", ["auto", ...backends]);
  view.example = takeInteger(query, "ex", 1_000_000, notes);
  view.embed = take("embed", ["1"]) && true;
  const takeText = (key: string, most?: number) => {
    const given = asName(query.get(key) ?? "", most);
    query.delete(key);
    return given || undefined;
  };
  view.name = takeText("name");
  view.result = takeText("result", 400); // read by `parseFingerprint`, which says what it is
  if (page === "claims") {
    view.verdict = take("verdict", verdicts);
    view.about = takeText("about"); // held against its list by the page
    view.q = takeText("q");
  }
  for (const key of Object.keys(view) as (keyof Framed)[]) if (view[key] === undefined) delete view[key];
  return view;
}

/** What can be read of a frame only where the method is known: its controls, its metrics, its views. */
function decodeFrame({ controls, metrics, views }: MethodSpec, query: Map<string, string>, notes: LinkNote[]): Frame {
  const frame: { -readonly [K in keyof Frame]: Frame[K] } = {};
  const names = new Map([["seed", "seed"], ...Object.entries(controls).map(([name, { key }]) => [key, name] as const)]);
  const take = (key: string, known: (given: string) => string | undefined, comma = "\n"): string[] => {
    const parts = [...new Set(query.get(key)?.split(comma))];
    query.delete(key);
    return parts.flatMap((part) => {
      const name = known(part);
      if (name === undefined) notes.push({ kind: "unknown-key", given: short(`${key}=${part}`) });
      return name ?? [];
    });
  };
  for (const key of ["hide", "lock"] as const) {
    const held = take(key, (part) => names.get(part), ",");
    if (held.length > 0) frame[key] = held;
  }
  const [guess] = take("guess", (metric) => (Object.hasOwn(metrics, metric) ? metric : undefined));
  const [panel] = take("view", (id) =>
    views.some((v) => id === (v.kind === "line" ? v.id : v.kind)) ? id : undefined,
  );
  return { ...frame, ...(guess && { guess }), ...(panel && { panel }) };
}

function takeInteger(query: Map<string, string>, key: string, maximum: number, notes: LinkNote[]): number | undefined {
  const given = query.get(key);
  if (given === undefined) return undefined;
  query.delete(key);
  const value = Number(given);
  if (/^\d{1,10}$/.test(given) && value <= maximum) return value;
  notes.push({ kind: "value", name: key, given: short(given), reason: "range", accepted: `0 … ${maximum}` });
  return undefined;
}

function upgrade(spec: MethodSpec, query: Map<string, string>, notes: LinkNote[]): Map<string, string> {
  const given = query.get("v");
  query.delete("v");
  if (given === undefined) return query;
  const version = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  if (version < 1) notes.push({ kind: "malformed", given: short(`v=${given}`) });
  if (version > spec.version) notes.push({ kind: "too-new", given: short(given), supported: spec.version });
  if (version < 1 || version >= spec.version) return query;
  let entries: Record<string, string> = Object.fromEntries(query);
  for (let v = version; v < spec.version; v++) entries = spec.upgrades![v](entries);
  notes.push({ kind: "upgraded", from: version, to: spec.version });
  return new Map(Object.entries(entries));
}

/** Any string as a link. Never throws; what it could not use is in `notes`. */
export function decodeLink(hash: string, methods: Methods): DecodedLink {
  const notes: LinkNote[] = [];
  const text = hash.replace(/^#/, "").replace(/^\//, "");
  const mark = text.indexOf("?");
  const page = decodePart(mark < 0 ? text : text.slice(0, mark), notes).replace(/\/$/, "");
  let query = new Map<string, string>();
  for (const part of mark < 0 ? [] : text.slice(mark + 1).split("&")) {
    if (!part) continue;
    const equals = part.indexOf("=");
    const key = decodePart(equals < 0 ? part : part.slice(0, equals), notes);
    query.set(key, equals < 0 ? "" : decodePart(part.slice(equals + 1), notes));
  }
  const view = decodeView(page, query, notes);
  if (page === "" || !Object.hasOwn(methods, page)) {
    const known = pages.find((one) => one === page);
    if (page !== "" && !known) notes.push({ kind: "unknown-page", given: short(page) });
    for (const key of query.keys()) notes.push({ kind: "unknown-key", given: short(key) });
    return { recipe: null, view: known ? { ...view, page: known } : view, notes };
  }
  const spec = methods[page];
  query = upgrade(spec, query, notes);
  const seed = takeInteger(query, "seed", maximumSeed, notes) ?? 1;
  const parameters: Record<string, ControlValue> = defaultsOf(spec.controls);
  for (const [name, control] of Object.entries(spec.controls)) {
    const given = query.get(control.key);
    if (given === undefined) continue;
    query.delete(control.key);
    const value = parseText(control, given);
    const problem =
      value === undefined
        ? ({ name, given: short(given), reason: "invalid", accepted: accepted(control) } as const)
        : checkValue(name, control, value);
    if (problem) notes.push({ kind: "value", ...problem });
    else parameters[name] = value!;
  }
  const frame = decodeFrame(spec, query, notes);
  for (const key of query.keys()) notes.push({ kind: "unknown-key", given: short(key) });
  return { recipe: { method: page, parameters, seed }, view: { ...view, ...frame }, notes };
}
