/** What a run has found out so far, and how learners are taught and tested. */
import type { CompressionRow } from "../../lab/dataset-views.ts";
import type { MetricOf } from "../../lab/method.ts";
import type { Run } from "../../lab/run.ts";
import { mean } from "../../math/statistics.ts";
import { accuracy } from "../../metrics/classification.ts";
import { predict } from "../../nn/predict.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Learners } from "./learners.ts";
import type { Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

export type SetId = CompressionRow["set"];
export type Metric = MetricOf<Spec>;

/** Results that later phases and the views look at. */
export interface Findings {
  step: number;
  readonly metrics: Partial<Record<Metric, number>>;
  /** Of every network that learned from a set. */
  readonly accuracies: Partial<Record<SetId, readonly number[]>>;
  cleaning: Cleaning | null;
}

export interface Cleaning {
  /** 1 where the label is thought wrong, `[n]`. */
  readonly flagged: Uint8Array;
  /** The class that each is taken for by networks which never saw it, `[n]`. */
  readonly suggested: Uint8Array;
}

/** Whether to measure after a step: the first, the last, and evenly between. */
export const isDue = (step: number, of: number, times: number): boolean =>
  step === of || step === 1 || step % Math.max(1, Math.round(of / times)) === 0;

/** Measurements of a phase in which networks learn: each asks all of them about all held-out images. */
const measurements = 8;

export interface Teaching {
  readonly phase: string;
  readonly learners: Learners;
  /** Which lesson's networks are tested under which name, in the order of the lessons; null: not tested. */
  readonly named: readonly (SetId | null)[];
  /** Losses that are shown: each the mean over the networks of so many lessons from one on. */
  readonly losses: Readonly<Partial<Record<Metric, readonly [lesson: number, lessons: number]>>>;
  readonly test: Tensor;
}

/** A phase in which networks learn side by side, tested now and then. */
export async function* teach(
  { p }: Context<Spec>,
  { test: { y }, classes }: Prepared,
  found: Findings,
  { phase, learners, named, losses, test }: Teaching,
): Run<Scalar> {
  const copies = learners.network.copies / named.length;
  for (let k = 0; k < p.steps; k++) {
    const taken = learners.step(k) as Tensor;
    const byName = tf.tidy(() =>
      Object.entries(losses).map(([name, [lesson, lessons]]) => {
        const ofLesson = tf.slice(taken, [lesson * copies], [lessons * copies]);
        return [name, tf.mean(ofLesson)] as const;
      }),
    );
    taken.dispose();
    yield {
      type: "step",
      phase,
      step: k + 1,
      of: p.steps,
      losses: Object.fromEntries(byName) as Record<string, Scalar>,
    };
    if (!isDue(k + 1, p.steps, measurements)) continue;
    const metrics: Partial<Record<Metric, number>> = {};
    const tested = named.some((name) => name) ? await predict(learners.network, test) : new Float32Array(0);
    const size = y.length * classes;
    named.forEach((name, lesson) => {
      if (!name) return;
      const each = Array.from({ length: copies }, (_, i) => {
        const at = (lesson * copies + i) * size;
        return accuracy(tested.subarray(at, at + size), y, classes);
      });
      found.accuracies[name] = each;
      metrics[`${name}Accuracy`] = mean(each);
    });
    Object.assign(found.metrics, metrics);
    // With what earlier phases have found, so that the charts of a later one can show it.
    yield { type: "measured", phase, step: k + 1, metrics: { ...found.metrics } as Record<string, number> };
  }
}
