/** The examples of a run, and those that are chosen from them. */
import { expand } from "../../data/augmentation.ts";
import { chooseByClass, meanExample, rowsOf } from "../../data/coresets/by-class.ts";
import { atRandom, herding, kCentre } from "../../data/coresets/choices.ts";
import { takeRows, type LabelledSet } from "../../data/dataset.ts";
import { DIGIT_SIZE, digitsData } from "../../data/digits/digits.ts";
import { corruptLabels } from "../../data/label-noise.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import type { ChosenSet } from "../../lab/dataset-views.ts";
import type { Context } from "../context.ts";
import type { Spec } from "./spec.ts";

/** Held-out examples drawn to judge on. */
const testExamples = 2000;
/** Moved versions of every example. */
export const versions = 16;

export interface Prepared {
  readonly train: LabelledSet;
  readonly test: LabelledSet;
  readonly size: number;
  /** Pixels of an image. */
  readonly d: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Rows of every class. */
  readonly byClass: readonly Int32Array[];
  /** Rows of the examples chosen, `[classes·perClass]`, class after class. */
  readonly rows: Readonly<Record<"random" | "herding" | "kCentre", Int32Array>>;
  /** Images of every chosen set, class after class. */
  readonly sets: Readonly<Record<ChosenSet, Float32Array>>;
  /** Labels some of which were made wrong, `[n]`, and 1 where that is so. */
  readonly noisy: Uint8Array;
  readonly wrong: Uint8Array;
}

/** What an image of one byte a pixel can hold. */
export const inBytes = (images: Float32Array): Float32Array => images.map((v) => Math.round(255 * v) / 255);

export function prepare({ p, rng }: Context<Spec>): Prepared {
  const drawn = { train: p.examples, test: testExamples, ambiguity: p.ambiguity };
  const { train, test, d, classes, classNames } = digitsData({ rng: rng.fold("data"), ...drawn });
  const how = { classes, perClass: p.perClass, d };
  const rows = {
    random: chooseByClass(train, how, atRandom(rng.fold("random"))),
    herding: chooseByClass(train, how, herding),
    kCentre: chooseByClass(train, how, kCentre),
  };
  const images = (of: Int32Array) => takeRows(train, of, d).x;
  const byClass = Array.from({ length: classes }, (_, label) => Int32Array.from(rowsOf(train.y, label)));
  const random = images(rows.random);
  const classMean = new Float32Array(classes * d);
  byClass.forEach((of, label) => classMean.set(meanExample({ x: images(of), n: of.length, d }), label * d));
  const noise = { rate: p.labelNoise, kind: p.noiseKind, dataset: "digits" };
  const noisy = corruptLabels(rng.fold("labels"), train.y, classes, noise);
  return {
    train,
    test,
    d,
    classes,
    classNames,
    byClass,
    rows,
    noisy,
    size: DIGIT_SIZE,
    sets: {
      random,
      herding: images(rows.herding),
      kCentre: images(rows.kCentre),
      classMean: inBytes(classMean),
      moved: expand(rng.fold("moved"), random, DIGIT_SIZE, versions),
    },
    wrong: noisy.map((label, i) => (label === train.y[i] ? 0 : 1)),
  };
}

/** Where the learned images begin: at real ones, at the means of their classes, or at noise. */
export function startOf({ p, rng }: Context<Spec>, { sets, d, classes }: Prepared): Float32Array {
  switch (p.start) {
    case "real":
      return sets.random.slice();
    case "mean": {
      const start = new Float32Array(classes * p.perClass * d);
      for (let i = 0; i < classes * p.perClass; i++) {
        const label = Math.floor(i / p.perClass);
        start.set(sets.classMean.subarray(label * d, (label + 1) * d), i * d);
      }
      return start;
    }
    case "noise":
      return rng.fold("start").uniform(classes * p.perClass * d);
  }
}

/** A perceptron with `depth` hidden layers of `width` rectified units. */
export const perceptron = (d: number, width: number, depth: number, classes: number): MlpArchitecture => ({
  kind: "mlp",
  sizes: [d, ...Array.from({ length: depth }, () => width), classes],
  activation: "relu",
});
