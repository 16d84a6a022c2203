/** Images that generative methods learn to draw: digits, as pixels or in the latent space of the shipped autoencoder. */
import { DIGIT_SIZE, drawDigits } from "../../data/digits/digits.ts";
import { decode, digitPixels, encode } from "../../diffusion/latents.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";

export type ImageTargetId = "digits" | "latents";
export const isImageTarget = (target: string): target is ImageTargetId => target === "digits" || target === "latents";

export const digitClasses = 10;
export const digitSize = DIGIT_SIZE;

/** The space a model works in: its examples have mean 0 and variance about 1. */
export interface ImageSpace {
  /** Numbers per example. */
  readonly dims: number;
  /** Examples `[n, dims]` of images `[n, 256]`, 0 (paper) … 1 (ink); the caller disposes them. */
  encode(images: Tensor): Tensor;
  /** Images of examples; the caller disposes them. */
  decode(examples: Tensor): Tensor;
}

type Given = Pick<Context<MethodSpec>, "scope" | "pretrained">;

async function shipped({ scope, pretrained }: Given, name: string): Promise<Network> {
  const { architecture, theta } = await pretrained(name);
  return scope.network(architecture, theta);
}

/** The classifier that images are judged by, and nothing else. */
export const featureNetwork = (given: Given): Promise<Network> => shipped(given, "digits-features");

export async function imageSpace(given: Given, target: ImageTargetId): Promise<ImageSpace> {
  if (target === "latents") {
    const [encoder, decoder] = [await shipped(given, "digits-encoder"), await shipped(given, "digits-decoder")];
    if (encoder.architecture.kind !== "mlp") throw new Error("the encoder is not a perceptron");
    return {
      dims: encoder.architecture.sizes.at(-1)!,
      encode: (images) => encode(encoder, images),
      decode: (examples) => decode(decoder, examples),
    };
  }
  const { mean, sd } = digitPixels;
  return {
    dims: DIGIT_SIZE ** 2,
    encode: (images) => tf.tidy(() => tf.div(tf.sub(images, mean), sd)),
    decode: (examples) => tf.tidy(() => tf.clipByValue(tf.add(tf.mul(examples, sd), mean), 0, 1)),
  };
}

export interface Drawn {
  /** `[n, 256]`, 0 … 1 */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

/** n digits, none of them ambiguous. */
export function drawImages(rng: Rng, n: number): Drawn {
  const { x, y } = drawDigits(rng, n, { ambiguity: 0 });
  return { images: x, labels: y };
}
