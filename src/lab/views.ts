/** What a run hands over to be looked at: plain typed arrays, measured now. The page draws them, nothing else does. */
import type { ExampleShape } from "../math/example-shape.ts";
import type { CompareView } from "./compare-views.ts";
import type { DatasetView } from "./dataset-views.ts";
import type { DiffusionView } from "./diffusion-views.ts";
import type { LanguageView } from "./language-views.ts";
import type { Role } from "./method.ts";

/** The examples a classification run is judged on; sent once per run. */
export interface ClassifierExamples {
  readonly kind: "classifier-examples";
  readonly shape: ExampleShape;
  readonly classNames: readonly string[];
  /** Features, `[n, d]`; images 0 (paper) … 1 (ink). */
  readonly x: Float32Array;
  /** Features per example. */
  readonly d: number;
  /** Labels, `[n]`. */
  readonly y: Uint8Array;
  /** Exact class probabilities, `[n, classes]`, where the data set knows them. */
  readonly posterior?: Float32Array;
}

/** What every network says about those examples, before any temperature; `[n, classes]` each. */
export interface ClassifierLogits {
  readonly kind: "classifier-logits";
  readonly step: number;
  readonly logits: Partial<Record<Role, Float32Array>>;
}

/** Logits over a square of the plane, row by row from the bottom left; `[size·size, classes]` each. */
export interface DecisionRegions {
  readonly kind: "decision-regions";
  readonly step: number;
  /** Half the side of the square, centred at the origin. */
  readonly extent: number;
  readonly size: number;
  readonly classes: number;
  readonly logits: Partial<Record<Role, Float32Array>>;
  /** Labelled training examples, `[m, 2]` and `[m]`. */
  readonly points: Float32Array;
  readonly labels: Uint8Array;
}

export type ViewData =
  | ClassifierExamples
  | ClassifierLogits
  | DecisionRegions
  | CompareView
  | DatasetView
  | DiffusionView
  | LanguageView;
export type ViewKind = ViewData["kind"];
/** Views that may take longer than the eye waits for. */
export const slowViews: readonly ViewKind[] = [
  "numbers",
  "quality-steps",
  "noise-map",
  "cost",
  "comparison-numbers",
  "comparison-curves",
  "comparison-cost",
];

/** The buffers of a view that may be transferred instead of copied. */
export function buffersOf(view: ViewData): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (value: unknown) => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    else if (value && typeof value === "object") Object.values(value).forEach(collect);
  };
  collect(view);
  return [...buffers];
}
