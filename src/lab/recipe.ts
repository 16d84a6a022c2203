/** A recipe: everything needed to make a run again. What is on screen is a recipe, and the link is that recipe. */
import type { ControlValue } from "./controls.ts";

export interface Recipe {
  readonly method: string;
  /** All parameters, defaults included. */
  readonly parameters: Readonly<Record<string, ControlValue>>;
  /** 0 … 2^32-1 */
  readonly seed: number;
}

/** How the experiment is looked at; does not change any result. */
export interface View {
  readonly language?: "en" | "zh";
  readonly theme?: "light" | "dark";
  readonly size?: "large";
  /** Index of the example shown. */
  readonly example?: number;
  readonly backend?: BackendChoice;
  /** Without an experiment: which page; the home page where none is named. */
  readonly page?: Page;
  /** On the page of claims, which of them: by verdict, method and words. */
  readonly verdict?: (typeof verdicts)[number];
  readonly about?: string;
  readonly q?: string;
}

/** What somebody who shares an experiment puts around it; does not change any result. */
export interface Frame {
  /** What the person who shares it calls it: plain text, 1 … 60 characters. */
  readonly name?: string;
  /** The result that the link claims, as `formatFingerprint` writes it; gone with the first change of the recipe. */
  readonly result?: string;
  /** Controls that are not shown, or shown but cannot be changed; `"seed"` is the seed. */
  readonly hide?: readonly string[];
  readonly lock?: readonly string[];
  /** The metric to be guessed before the run may begin. */
  readonly guess?: string;
  /** Inside somebody else's page: the stage and the transport, nothing else. */
  readonly embed?: boolean;
  /** The one view of an embedded experiment: its kind, or the id of a chart. */
  readonly panel?: string;
}

/** All that a link says beside the recipe. */
export type Framed = View & Frame;

/** The two parts of it. */
export function unframed({ name, result, hide, lock, guess, embed, panel, ...view }: Framed): {
  view: View;
  frame: Frame;
} {
  return { view, frame: { name, result, hide, lock, guess, embed, panel } };
}

/** What may not be changed here. */
export const heldBy = ({ hide = [], lock = [] }: Frame): readonly string[] => [...hide, ...lock];

/** Free text as the name of an experiment: one line of at most 60 characters, or of as many as are asked for. */
export const asName = (text: string, most = 60): string =>
  [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim()].slice(0, most).join("").trim();

export const verdicts = ["holds", "does-not-hold", "mixed"] as const;

export const pages = ["claims", "variants"] as const;
export type Page = (typeof pages)[number];

export const backends = ["webgpu", "wasm", "webgl", "cpu"] as const;
export type Backend = (typeof backends)[number];
export type BackendChoice = Backend | "auto";
export const maximumSeed = 2 ** 32 - 1;
