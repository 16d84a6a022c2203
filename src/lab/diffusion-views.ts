/** What a run of a generative method hands over to be looked at. Points of the plane are `[n, 2]`, row by row. */
import type { Role } from "./method.ts";

type ByRole<T> = Partial<Record<Role, T>>;

/** What the models are to imitate; sent once per run. */
export type TargetView = PlaneTarget | ImageTarget;

export interface PlaneTarget {
  readonly kind: "target";
  readonly shape: "plane";
  /** Half the side of the square that holds it, centred at the origin. */
  readonly extent: number;
  /** True samples, `[m, 2]`. */
  readonly samples: Float32Array;
  /** Natural-log density over the square, `[size·size]`, row by row from the bottom left. */
  readonly logDensity: Float32Array;
  readonly size: number;
  /** Where the target's modes stand apart: their means `[k, 2]`, standard deviations and weights `[k]`. */
  readonly modes: { readonly means: Float32Array; readonly sds: Float32Array; readonly weights: Float32Array } | null;
  /** How people's own coordinates became these: shown = (given − offset) / scale. */
  readonly normalised: { readonly offset: readonly [number, number]; readonly scale: number };
}

export interface ImageTarget {
  readonly kind: "target";
  readonly shape: "image";
  readonly height: number;
  readonly width: number;
  /** Frames of a clip, where the pictures are clips: all pictures are then `[n, frames·height·width]`; no by default. */
  readonly frames?: number;
  readonly classNames: readonly string[];
  /** True pictures, `[m, height·width]`, 0 (paper) … 1 (ink), and their classes `[m]`. */
  readonly samples: Float32Array;
  readonly labels: Uint8Array;
}

/** What every model makes of the same noise, now. */
export interface SamplesView {
  readonly kind: "samples";
  readonly step: number;
  /** Points `[n, 2]`, or pictures `[n, height·width]`, 0 … 1. */
  readonly samples: ByRole<Float32Array>;
  /** Evaluations of the network that one sample took; guided ones count twice. */
  readonly nfe: ByRole<number>;
  /** Classes asked for, `[n]`, where the model takes one. */
  readonly labels?: Uint8Array;
}

/** The way from noise to sample. */
export interface PathsView {
  readonly kind: "paths";
  readonly step: number;
  /** Noise level σ/α at each stop, from noise to data; the last is 0. `[stops]` */
  readonly sigma: Float32Array;
  /** Positions scaled as the data are (x/√(α²+σ²)…x): `[stops, n, 2]`; pictures: what the model expects, `[stops, n, h·w]`. */
  readonly positions: ByRole<Float32Array>;
  readonly n: number;
}

/** Where particles are pushed at one moment. */
export interface FieldView {
  readonly kind: "field";
  readonly step: number;
  /** The moment: 0 data … 1 noise, and its signal α and noise σ. */
  readonly time: number;
  readonly alpha: number;
  readonly sigma: number;
  readonly extent: number;
  readonly size: number;
  /** Direction towards less noise, in units of σ: (α·x̂0 − x)/σ, that is σ·score. `[size·size, 2]` from the bottom left. */
  readonly vectors: ByRole<Float32Array>;
  /** Natural-log density of the noised truth, on a grid of its own over the same square: its side is √length. */
  readonly logDensity: Float32Array;
}

/** The noise → sample map as a deformed grid. */
export interface NoiseMapView {
  readonly kind: "noise-map";
  readonly step: number;
  /** The grid covers noise from −extent to extent in both directions, `size` points a side. */
  readonly extent: number;
  readonly size: number;
  /** Where each grid point lands, `[size·size, 2]`. */
  readonly ends: ByRole<Float32Array>;
  /** Largest local stretch there: spectral norm of the Jacobian, `[size·size]`. */
  readonly stretch: ByRole<Float32Array>;
}

/** How the mass is shared among the modes. */
export interface ModesView {
  readonly kind: "modes";
  readonly step: number;
  /** Share of all samples within 3 sd of each mode, `[k]`; the rest is elsewhere. */
  readonly shares: ByRole<Float32Array>;
}

/** Quality for several numbers of steps from the same noise. */
export interface QualityStepsView {
  readonly kind: "quality-steps";
  readonly step: number;
  readonly steps: readonly number[];
  /** Name of the metric among the method's. */
  readonly metric: string;
  readonly better: "higher" | "lower";
  readonly values: ByRole<Float32Array>;
  /** The same measure of true samples. */
  readonly floor: number;
}

/** Data and the noise that is mixed into them; sent once. x_t = α(t)·x0 + σ(t)·noise. */
export interface ForwardView {
  readonly kind: "forward";
  /** Points `[n, 2]`, or images scaled as the model sees them `[n, d]`. */
  readonly x0: Float32Array;
  readonly noise: Float32Array;
  /** Images: a pixel's ink is `offset + scale·x`. */
  readonly ink?: { readonly offset: number; readonly scale: number };
}

/** The students of a run, each with its own number of steps, from the same noise. */
export interface LadderView {
  readonly kind: "ladder";
  readonly step: number;
  /** From the teacher down to the fewest steps. */
  readonly rungs: readonly Rung[];
}

export interface Rung {
  readonly role: Role;
  /** Sampling steps, and evaluations of the network for one sample. */
  readonly steps: number;
  readonly nfe: number;
  /** Points `[n, 2]`, or pictures `[n, height·width]`. */
  readonly samples: Float32Array;
  /** Some of the method's metrics for this rung, by their plain names. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Where a model believes that a path will end, asked at every stop of it. */
export interface EndpointsView {
  readonly kind: "endpoints";
  readonly step: number;
  /** σ/α at every stop, falling. `[stops]` */
  readonly sigma: Float32Array;
  /** The teacher's paths, scaled to unit variance, `[stops, n, 2]`; the last stop is where they end. */
  readonly paths: Float32Array;
  /** What each role predicts from there, `[stops, n, 2]`. */
  readonly predictions: ByRole<Float32Array>;
  readonly n: number;
}

/** Where the generator's samples are pushed by its loss, and what a discriminator thinks of the plane. */
export interface CriticView {
  readonly kind: "critic";
  readonly step: number;
  readonly extent: number;
  /** Samples and the direction in which the loss wants them, `[n, 2]` both, in units of the plane. */
  readonly points: Float32Array;
  readonly push: Float32Array;
  /** The discriminator's logit over the square (higher: more real), `[size·size]` from the bottom left. */
  readonly surface: Float32Array | null;
  readonly size: number;
}

/** What a sample costs on this machine. */
export interface CostView {
  readonly kind: "cost";
  /** Evaluations of the network for one sample. */
  readonly nfe: ByRole<number>;
  /** Time for one sample of a batch, in milliseconds. */
  readonly milliseconds: ByRole<number>;
}

/** Numbers of what is shown now, where they change without a training step (another sampler, more steps). */
export interface NumbersView {
  readonly kind: "numbers";
  readonly metrics: Readonly<Record<string, number>>;
}

export type DiffusionView =
  | TargetView
  | SamplesView
  | PathsView
  | FieldView
  | NoiseMapView
  | ModesView
  | QualityStepsView
  | ForwardView
  | LadderView
  | EndpointsView
  | CriticView
  | CostView
  | NumbersView;
