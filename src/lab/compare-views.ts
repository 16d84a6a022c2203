/** What a comparison of generative models hands over: everything by the id of the contestant. */
import type { Artifact, Spent } from "./artifact.ts";

/** A model of a comparison: one network, or one for every number of steps. */
export interface Contestant extends Made {
  /** `teacher`, the name of what is shipped, or an id of the shelf. */
  readonly id: string;
  readonly origin: "shipped" | "shelf";
  /** Numbers of steps that it was trained for; null: any. */
  readonly steps: readonly number[] | null;
}

/** Where a network comes from, and what it took. */
export interface Made {
  /** The artifact's own name. */
  readonly name: string;
  readonly lineage: Artifact["lineage"];
  /** Parameters that were trained. */
  readonly trained: number;
  readonly spent: Spent | null;
}

/** Who takes part, and who could not; sent once per run. */
export interface ContestantsView {
  readonly kind: "contestants";
  /** Ids of all that is shipped for the target. */
  readonly shipped: readonly string[];
  readonly all: readonly Contestant[];
  readonly refused: readonly { readonly id: string; readonly why: "missing" | "other-target" | "no-sampler" }[];
}

/** Everybody's samples from the same noise, with no more evaluations of the network than allowed. */
export interface ComparisonView {
  readonly kind: "comparison";
  /** The number of evaluations allowed for a sample. */
  readonly nfe: number;
  /** Those made use of, and the network that was. */
  readonly used: Readonly<Record<string, number>>;
  readonly made: Readonly<Record<string, Made>>;
  /** Points `[n, 2]`, or pictures `[n, height·width]`, 0 … 1. */
  readonly samples: Readonly<Record<string, Float32Array>>;
  /** Classes asked for, `[n]`, where models take one. */
  readonly labels?: Uint8Array;
}

/** Measuring takes its time, and others wait for the engine: a look brings what is known, and names what is still to come. */
interface Unfinished {
  readonly missing: readonly string[];
}

/** What their samples are worth, for as many evaluations; of the truth what a perfect model scores. */
export interface ComparisonNumbersView extends Unfinished {
  readonly kind: "comparison-numbers";
  readonly nfe: number;
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Sets of true samples whose mean is the floor: one alone may lie anywhere about it. */
export const floorSets = 4;

/** Quality against evaluations for a sample; a model is a point wherever it has another number of them. */
export interface ComparisonCurvesView extends Unfinished {
  readonly kind: "comparison-curves";
  /** What as many true samples score. */
  readonly floor: Readonly<Record<string, number>> | null;
  readonly curves: Readonly<Record<string, ComparisonCurve>>;
}

export interface ComparisonCurve {
  readonly nfe: readonly number[];
  /** All measures at these numbers of evaluations. */
  readonly metrics: readonly Readonly<Record<string, number>>[];
}

/** Time for one sample of a batch on this machine, in milliseconds, at the evaluations that are made use of. */
export interface ComparisonCostView extends Unfinished {
  readonly kind: "comparison-cost";
  readonly nfe: number;
  readonly milliseconds: Readonly<Record<string, number>>;
  /** The teacher as carefully sampled as it is when it teaches, where it takes part. */
  readonly careful?: {
    readonly nfe: number;
    readonly milliseconds: number;
    /** Of its samples; null while they are not measured. */
    readonly metrics: Readonly<Record<string, number>> | null;
  };
}

export type CompareView =
  | ContestantsView
  | ComparisonView
  | ComparisonNumbersView
  | ComparisonCurvesView
  | ComparisonCostView;
