/** What the learned images are to have in common with real ones. */
import { drawMotion, motionMatrix } from "../../data/augmentation.ts";
import type { MlpArchitecture } from "../../lab/artifact.ts";
import { crossEntropy } from "../../losses/cross-entropy.ts";
import { distributionMatching } from "../../losses/distribution-matching.ts";
import { gradientMatching, weightGradients, type TwoLayers } from "../../losses/gradient-matching.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar, type Tensor, type Tensor2D } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { LearnedImages } from "./learned-images.ts";
import type { Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

/** Real images of each class that are looked at in a step. */
const realPerClass = 64;
/** Matched in its hidden layers; the output is not looked at. */
const features = [256, 128, 1];
const classifierWidth = 128;
/** Steps in which a network is trained on before a fresh one takes its place, and the rate of its Adam. */
const renewal = 10;
const innerRate = 1e-3;

/** One step of the images in iteration k. @returns the loss before it; the caller disposes it */
export type Match = (learned: LearnedImages, rate: number, k: number) => Scalar;

export function matching(context: Context<Spec>, prepared: Prepared, images: Tensor): Match {
  const { p } = context;
  return p.objective === "distribution"
    ? byDistribution(context, prepared, images)
    : byGradient(context, prepared, images);
}

/** In a fresh random network each time (Zhao & Bilen 2021, arXiv:2110.04181, algorithm 1). */
function byDistribution(context: Context<Spec>, prepared: Prepared, images: Tensor): Match {
  const { rng, scope } = context;
  const { d, classes } = prepared;
  const network = scope.network({ kind: "mlp", sizes: [d, ...features], activation: "relu" }, rng.fold("network"));
  const layersOf = (x: Tensor) => {
    const hidden: Tensor[] = [];
    network.apply(x, hidden);
    return hidden;
  };
  return (learned, rate, k) => {
    network.reset(rng.fold("network", k));
    return tf.tidy(() => {
      const seen = siamese(context, prepared, k);
      const real = layersOf(seen(realBatch(context, prepared, images, k)));
      return learned.step(rate, (x) => distributionMatching(real, layersOf(seen(x)), classes));
    });
  };
}

/** In a network that learns from the images for a while (Zhao, Mopuri & Bilen 2021, arXiv:2006.05929, algorithm 1). */
function byGradient(context: Context<Spec>, prepared: Prepared, images: Tensor): Match {
  const { p, rng, scope } = context;
  const { d, classes } = prepared;
  const sizes = [d, classifierWidth, classes];
  const architecture: MlpArchitecture = { kind: "mlp", sizes, activation: "relu" };
  const network = scope.network(architecture, rng.fold("network"));
  const labels = Float32Array.from({ length: classes * p.perClass * classes }, (_, at) =>
    at % classes === Math.floor(at / classes / p.perClass) ? 1 : 0,
  );
  const y = scope.constant(labels, [classes * p.perClass, classes]);
  let trainer = scope.trainer(network);
  return (learned, rate, k) => {
    if (p.innerSteps === 0 || k % renewal === 0) {
      network.reset(rng.fold("network", k));
      scope.release(trainer);
      trainer = scope.trainer(network);
    }
    return tf.tidy(() => {
      const seen = siamese(context, prepared, k);
      const layers = layersOf(network);
      const real = weightGradients(layers, seen(realBatch(context, prepared, images, k)), classes);
      const loss = learned.step(rate, (x) => gradientMatching(real, weightGradients(layers, seen(x), classes)));
      for (let inner = 0; inner < p.innerSteps; inner++) {
        learned.look((x) => trainer.step(innerRate, () => crossEntropy(y, network.apply(x))));
      }
      return loss;
    });
  };
}

/** The weights of a network with one hidden layer, copied; within a tidy. */
function layersOf({ theta, layout }: Network): TwoLayers {
  const [w1, b1, w2, b2] = layout.slots.map(({ offset, size, shape }) =>
    tf.reshape(tf.slice(theta, offset, size), [...shape]),
  );
  return { w1: w1 as Tensor2D, b1, w2: w2 as Tensor2D, b2 };
}

/** Real images of iteration k, class after class; within a tidy. */
function realBatch({ rng }: Context<Spec>, { byClass }: Prepared, images: Tensor, k: number): Tensor2D {
  const rows = byClass.flatMap((of, label) =>
    Array.from(rng.fold("real", k).fold(label).integers(realPerClass, of.length), (i) => of[i]),
  );
  return gatherRows(images, tf.tensor1d(rows, "int32")) as Tensor2D;
}

/** The same motion for real and learned images (Zhao & Bilen 2021, arXiv:2102.08259); none where it is not asked for. */
function siamese({ p, rng }: Context<Spec>, { size, d }: Prepared, k: number): (x: Tensor2D) => Tensor2D {
  if (!p.siamese) return (x) => x;
  const matrix = tf.tensor2d(motionMatrix(size, drawMotion(rng.fold("motion", k))), [d, d]);
  return (x) => tf.matMul(x, matrix);
}
