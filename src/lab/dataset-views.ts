/** What a run that makes data small or clean hands over to be looked at. Images are `[n, height·width]`, 0 … 1. */

interface Framed {
  readonly height: number;
  readonly width: number;
  readonly classNames: readonly string[];
}

/** Real examples that learned ones are held against; sent once per run. Class after class. */
export interface ChosenSetsView extends Framed {
  readonly kind: "chosen-sets";
  /** `[classes·perClass, …]`, of the means `[classes, …]`. */
  readonly sets: Readonly<Record<ChosenSet, Float32Array>>;
}

export const chosenSets = ["random", "herding", "kCentre", "classMean", "moved"] as const;
export type ChosenSet = (typeof chosenSets)[number];

/** The learned images as they are now, class after class. */
export interface TrainingSetsView extends Framed {
  readonly kind: "training-sets";
  readonly step: number;
  readonly perClass: number;
  readonly learned: Float32Array;
}

/** What was flagged as wrongly labelled; there once networks have been asked. */
export interface CleaningView extends Framed {
  readonly kind: "cleaning";
  /** Examples: all, with a wrong label planted, flagged, and both. */
  readonly total: number;
  readonly planted: number;
  readonly flagged: number;
  readonly found: number;
  /** Some of those flagged. */
  readonly images: Float32Array;
  /** Their label as given, what networks take them for that never saw them, and the label before any was made wrong. */
  readonly given: Uint8Array;
  readonly suggested: Uint8Array;
  readonly before: Uint8Array;
}

/** What each way makes small. */
export interface CompressionView {
  readonly kind: "compression";
  readonly rows: readonly CompressionRow[];
}

export interface CompressionRow {
  readonly set: "full" | "kd" | "small" | "learned" | ChosenSet | "noisy" | "filtered";
  readonly parameters: number;
  /** Four bytes a parameter. */
  readonly modelBytes: number;
  /** Images that are stored; null while nobody knows how many will be kept. */
  readonly examples: number | null;
  /** One byte a pixel and one for the label. */
  readonly dataBytes: number | null;
  /** On held-out images: mean over the networks, and the standard deviation of one; null before they have learned. */
  readonly accuracy: { readonly mean: number; readonly sd: number } | null;
}

export type DatasetView = ChosenSetsView | TrainingSetsView | CleaningView | CompressionView;
