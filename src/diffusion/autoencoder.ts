/** Training of the autoencoders behind the latent spaces of the drawn digits and of the frames of moving ones. */
import { DIGIT_SIZE, drawDigits } from "../data/digits/digits.ts";
import { drawFrames } from "../data/moving/clips.ts";
import { epochBatches } from "../data/shuffle.ts";
import type { MlpArchitecture } from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";
import { foldIntoInput, foldIntoOutput, inverse, type Affine } from "../nn/fold-affine.ts";
import { gatherRows } from "../nn/kernels/gather.ts";
import { normalNoise } from "../nn/kernels/noise.ts";
import { squaredError } from "../nn/kernels/row-losses.ts";
import type { Network } from "../nn/network.ts";
import { applyInChunks } from "../nn/predict.ts";
import { Scope } from "../nn/scope.ts";
import { stepTogether } from "../nn/step-together.ts";
import { tf, type Scalar, type Tensor } from "../nn/tf.ts";
import { digitPixels, framePixels, type PixelUnits } from "./latents.ts";

export interface AutoencoderSettings {
  /** What the images show. */
  readonly of: "digits" | "frames";
  /** Dimensions of the latent space. */
  readonly latent: number;
  /** Widths of the hidden layers. */
  readonly encoder: readonly number[];
  readonly decoder: readonly number[];
  /** Digits drawn to train on. */
  readonly examples: number;
  readonly steps: number;
  readonly batch: number;
  /** Highest learning rate; after a short warm-up it falls to 0 over the last part of the training. */
  readonly lr: number;
  /** Standard deviation of the noise on the latents, which keeps neighbours in latent space alike. */
  readonly noise: number;
  /** Weight of the mean squared latent, without which the latents would grow away from the noise. */
  readonly shrink: number;
}

export interface TrainedNetwork {
  readonly architecture: MlpArchitecture;
  readonly theta: Float32Array;
}

export interface Autoencoder {
  readonly encoder: TrainedNetwork;
  readonly decoder: TrainedNetwork;
}

const pixels = DIGIT_SIZE ** 2;
const warmUp = 100;
/** Share of the steps over which the learning rate falls. */
const fall = 0.5;
/** Slope of the loss beyond the range of pixels: lets a pixel on the wrong side of it come back. */
const leak = 0.003;

/**
 * Minimises the squared error of D(E(x) + noise) within the range of pixels, on drawn images without morphs. Trained on
 * standardised pixels; their units, and those in which latents have mean 0 and variance 1, are folded into the networks.
 * @param onStep hears how far it is and the loss, now and then
 */
export async function trainAutoencoder(
  settings: AutoencoderSettings,
  rng: Rng,
  onStep: (step: number, loss: number) => void = () => undefined,
): Promise<Autoencoder> {
  const { latent, steps, batch, noise, shrink } = settings;
  const scope = new Scope();
  try {
    const units = settings.of === "frames" ? framePixels : digitPixels;
    const standardised = (pixel: number) => (pixel - units.mean) / units.sd;
    const drawn = draw(settings, rng.fold("data"));
    const x = scope.constant(drawn.map(standardised), [settings.examples, pixels]);
    // What the images will be after decoding, but for the leak.
    const leaky = (output: Tensor): Tensor =>
      tf.add(tf.mul(tf.clipByValue(output, standardised(0), standardised(1)), 1 - leak), tf.mul(output, leak));
    const rows = epochBatches(rng.fold("batches"), settings.examples, batch);
    const [encoder, decoder] = [
      scope.network(perceptron([pixels, ...settings.encoder, latent]), rng.fold("encoder")),
      scope.network(perceptron([latent, ...settings.decoder, pixels]), rng.fold("decoder")),
    ];
    const trainers = [encoder, decoder].map((network) => scope.trainer(network, { beta2: 0.99 }));
    for (let k = 0; k < steps; k++) {
      const rate = settings.lr * Math.min(1, (k + 1) / warmUp, (1 - k / steps) / fall);
      const loss = tf.tidy(() => {
        const images = gatherRows(x, tf.tensor1d(rows(k), "int32"));
        const jitter = tf.mul(normalNoise(rng.fold("noise", k), [batch, latent]), noise);
        const objective = () => {
          const z = encoder.apply(images);
          const error = squaredError(images, leaky(decoder.apply(tf.add(z, jitter))));
          return tf.add(error, tf.mul(tf.mean(tf.square(z)), shrink)) as Scalar;
        };
        return stepTogether(trainers, rate, objective);
      });
      if (k % 100 === 0) onStep(k, (await loss.data())[0]);
      loss.dispose();
    }
    const latents = await unitsOf(applyInChunks(encoder, x));
    const [front, back] = [await trained(encoder), await trained(decoder)];
    foldIntoInput(front.architecture, front.theta, 0, inverse(pixelUnits(units)));
    foldIntoOutput(front.architecture, front.theta, settings.encoder.length, inverse(latents));
    foldIntoInput(back.architecture, back.theta, 0, latents);
    foldIntoOutput(back.architecture, back.theta, settings.decoder.length, pixelUnits(units));
    return { encoder: front, decoder: back };
  } finally {
    scope.dispose();
  }
}

const perceptron = (sizes: number[]): MlpArchitecture => ({ kind: "mlp", sizes, activation: "silu" });

const trained = async (network: Network): Promise<TrainedNetwork> => ({
  architecture: network.architecture as MlpArchitecture,
  theta: await network.values(),
});

function draw({ of, examples }: AutoencoderSettings, rng: Rng): Float32Array {
  return of === "frames" ? drawFrames(rng, examples).images : drawDigits(rng, examples, { ambiguity: 0 }).x;
}

const pixelUnits = ({ mean, sd }: PixelUnits): Affine => ({
  scale: Array.from({ length: pixels }, () => sd),
  shift: Array.from({ length: pixels }, () => mean),
});

/** Standard deviation and mean of each column of `rows` `[n, d]`, which is disposed. */
async function unitsOf(rows: Tensor): Promise<Affine> {
  const moments = tf.tidy(() => {
    const { mean, variance } = tf.moments(rows, 0);
    return tf.stack([tf.sqrt(variance), mean]);
  });
  const [scale, shift] = (await moments.array()) as number[][];
  tf.dispose([rows, moments]);
  return { scale, shift };
}
