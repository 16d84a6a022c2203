/** Quality of generated images against drawn ones. */
import type { Rng } from "../../math/rng.ts";
import { featureCount, see } from "../../metrics/features.ts";
import { fitGaussian, frechetDistance } from "../../metrics/frechet.ts";
import { classAgreement } from "../../metrics/labels.ts";
import { laplacianEnergy } from "../../metrics/sharpness.ts";
import { topClass } from "../../metrics/classification.ts";
import type { Network } from "../../nn/network.ts";
import { tf } from "../../nn/tf.ts";
import { digitClasses, digitSize, drawImages, type Drawn } from "./images.ts";

export interface ImageMetrics {
  /** Fréchet distance to real images in the features of a classifier used for nothing else. */
  readonly frechet: number;
  /** The same of as many other real images: what a perfect model scores. */
  readonly frechetFloor: number;
  /** Share of images that the classifier takes for the class asked for. */
  readonly classAgreement: number;
  /** Laplacian energy relative to real images: 1 as sharp, less is blurred. */
  readonly sharpness: number;
  /** Mean squared distance of the features' directions of two images of a class, relative to real images: 1 as varied. */
  readonly diversity: number;
}

/** n real images and their classes. */
export type DrawReal = (rng: Rng, n: number) => Drawn;

/** Judges pictures by themselves and by the classes asked for. */
export type Judge<M = ImageMetrics> = (images: Float32Array, labels: ArrayLike<number>) => Promise<M>;

/** A judge of n images against real ones from `draw`; drawing and looking at those is done once. */
export async function imageJudge(
  classifier: Network,
  n: number,
  rng: Rng,
  draw: DrawReal = drawImages,
): Promise<Judge> {
  const d = featureCount(classifier);
  const look = async (images: Float32Array) => {
    const tensor = tf.tensor2d(images, [images.length / digitSize ** 2, digitSize ** 2]);
    const { features, probabilities } = await see(classifier, tensor);
    tensor.dispose();
    const seen = Array.from({ length: features.length / d }, (_, i) => topClass(probabilities, i, digitClasses));
    return { features, gaussian: fitGaussian(features, d), seen };
  };
  const real = draw(rng.fold("real"), n);
  const { features: known, gaussian: truth } = await look(real.images);
  const other = await look(draw(rng.fold("other real"), n).images);
  const frechetFloor = frechetDistance(other.gaussian, truth);
  const energy = laplacianEnergy(real.images, digitSize, digitSize);
  const spread = withinClasses(known, real.labels);
  return async (images, labels) => {
    const { features, gaussian, seen } = await look(images);
    return {
      frechet: frechetDistance(gaussian, truth),
      frechetFloor,
      classAgreement: classAgreement(labels, seen),
      sharpness: laplacianEnergy(images, digitSize, digitSize) / energy,
      diversity: withinClasses(features, labels) / spread,
    };
  };
}

/**
 * Variance of the directions of feature rows `[n, d]` about the mean of their class, summed over features: half that mean
 * distance. Directions alone: more contrast makes features longer, and nothing more varied.
 */
function withinClasses(features: Float32Array, labels: ArrayLike<number>): number {
  const d = features.length / labels.length;
  const counts = new Float64Array(digitClasses);
  const sums = new Float64Array(digitClasses * d);
  for (let i = 0; i < labels.length; i++) {
    const row = features.subarray(i * d, (i + 1) * d);
    const length = Math.hypot(...row) || 1;
    counts[labels[i]]++;
    for (let j = 0; j < d; j++) sums[labels[i] * d + j] += row[j] / length;
  }
  const explained = sums.reduce((sum, v, at) => sum + (v && v ** 2 / counts[Math.floor(at / d)]), 0);
  return 1 - explained / labels.length;
}
