/** Quality of generated images against drawn ones. */
import type { Rng } from "../../math/rng.ts";
import { featureCount, see } from "../../metrics/features.ts";
import { fitGaussian, frechetDistance, type Gaussian } from "../../metrics/frechet.ts";
import { classAgreement } from "../../metrics/labels.ts";
import { laplacianEnergy } from "../../metrics/sharpness.ts";
import { topClass } from "../../metrics/classification.ts";
import type { Network } from "../../nn/network.ts";
import { tf } from "../../nn/tf.ts";
import { digitClasses, digitSize, drawImages } from "./images.ts";

export interface ImageMetrics {
  /** Fréchet distance to real images in the features of a classifier used for nothing else. */
  readonly frechet: number;
  /** The same of as many other real images: what a perfect model scores. */
  readonly frechetFloor: number;
  /** Share of images that the classifier takes for the class asked for. */
  readonly classAgreement: number;
  /** Laplacian energy relative to real images: 1 as sharp, less is blurred. */
  readonly sharpness: number;
}

/** A judge of n images; drawing and looking at the real ones is done once. */
export async function imageJudge(classifier: Network, n: number, rng: Rng) {
  const d = featureCount(classifier);
  const look = async (images: Float32Array) => {
    const tensor = tf.tensor2d(images, [images.length / digitSize ** 2, digitSize ** 2]);
    const { features, probabilities } = await see(classifier, tensor);
    tensor.dispose();
    const seen = Array.from({ length: features.length / d }, (_, i) => topClass(probabilities, i, digitClasses));
    return { gaussian: fitGaussian(features, d), seen };
  };
  const real = drawImages(rng.fold("real"), n).images;
  const truth: Gaussian = (await look(real)).gaussian;
  const other = await look(drawImages(rng.fold("other real"), n).images);
  const frechetFloor = frechetDistance(other.gaussian, truth);
  const energy = laplacianEnergy(real, digitSize, digitSize);
  return async (images: Float32Array, labels: ArrayLike<number>): Promise<ImageMetrics> => {
    const { gaussian, seen } = await look(images);
    return {
      frechet: frechetDistance(gaussian, truth),
      frechetFloor,
      classAgreement: classAgreement(labels, seen),
      sharpness: laplacianEnergy(images, digitSize, digitSize) / energy,
    };
  };
}
