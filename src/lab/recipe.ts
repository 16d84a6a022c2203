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
}

export const pages = ["claims"] as const;
export type Page = (typeof pages)[number];

export const backends = ["webgpu", "wasm", "webgl", "cpu"] as const;
export type Backend = (typeof backends)[number];
export type BackendChoice = Backend | "auto";
export const maximumSeed = 2 ** 32 - 1;
