/**
 * What a small classifier of drawn digits sees in images: features for Fréchet distances, as FID takes them from an
 * Inception network (Heusel et al. 2017, arXiv:1706.08500), and class probabilities. It is used for nothing else.
 */
import type { Network } from "../nn/network.ts";
import { tf, type Tensor } from "../nn/tf.ts";

/** Rows per forward pass: bounds the memory of the hidden layers. */
const chunk = 2048;

export interface Seen {
  /**
   * The last hidden layer, `[n, features]`, row by row, in units in which the mean of their variances over drawn digits
   * is 1.
   */
  readonly features: Float32Array;
  /** `[n, classes]` */
  readonly probabilities: Float32Array;
}

/** Number of features of a classifier. */
export const featureCount = ({ architecture: a }: Network): number =>
  a.kind === "mlp" ? a.sizes.at(-2)! : "width" in a ? a.width : 0;

/** Features and class probabilities of images `[n, d]`, pixels 0 (paper) … 1 (ink). */
export async function see(classifier: Network, images: Tensor): Promise<Seen> {
  const seen = tf.tidy(() => {
    const features: Tensor[] = [];
    const probabilities: Tensor[] = [];
    for (let start = 0; start < images.shape[0]; start += chunk) {
      const hidden: Tensor[] = [];
      const rows = tf.slice(images, start, Math.min(chunk, images.shape[0] - start));
      probabilities.push(tf.softmax(classifier.apply(rows, hidden)));
      features.push(hidden.at(-1)!);
    }
    return [tf.concat(features), tf.concat(probabilities)];
  });
  const [features, probabilities] = (await Promise.all(seen.map((tensor) => tensor.data()))) as Float32Array[];
  tf.dispose(seen);
  return { features, probabilities };
}
