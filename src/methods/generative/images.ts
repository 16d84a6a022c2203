/**
 * Pictures that generative methods learn to make: images of digits, as pixels, as patches of pixels for transformers, or in
 * the latent space of the shipped autoencoder; and clips of moving digits.
 */
import { DIGIT_SIZE, drawDigits } from "../../data/digits/digits.ts";
import { CLIP_FRAMES, drawClips } from "../../data/moving/clips.ts";
import { decode, digitPixels, encode } from "../../diffusion/latents.ts";
import type { ImageTargetId } from "../../lab/image-targets.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";

export { isImageTarget } from "../../lab/image-targets.ts";
export const digitClasses = 10;
export const digitSize = DIGIT_SIZE;

/** The space a model works in: its examples have mean 0 and variance about 1. */
export interface ImageSpace {
  /** Numbers per example. */
  readonly dims: number;
  /** Frames of a picture, one after the other. */
  readonly frames: number;
  /** Tokens that an example consists of, one after the other, where a transformer is to work on them. */
  readonly tokens?: number;
  /** Examples `[n, dims]` of pictures `[n, frames · 256]`, 0 (paper) … 1 (ink); the caller disposes them. */
  encode(images: Tensor): Tensor;
  /** Pictures of examples; the caller disposes them. */
  decode(examples: Tensor): Tensor;
  /** n real pictures, `[n, frames · 256]`. */
  draw(rng: Rng, n: number): Drawn;
}

type Given = Pick<Context<MethodSpec>, "scope" | "pretrained">;

async function shipped({ scope, pretrained }: Given, name: string): Promise<Network> {
  const { architecture, theta } = await pretrained(name);
  return scope.network(architecture, theta);
}

/** The classifier that images, or the frames of clips, are judged by, and nothing else. */
export const featureNetwork = (given: Given, target: ImageTargetId): Promise<Network> =>
  shipped(given, target === "moving" ? "moving-features" : "digits-features");

export async function imageSpace(given: Given, target: ImageTargetId): Promise<ImageSpace> {
  if (target === "latents") {
    const [encoder, decoder] = [await shipped(given, "digits-encoder"), await shipped(given, "digits-decoder")];
    if (encoder.architecture.kind !== "mlp") throw new Error("the encoder is not a perceptron");
    return {
      dims: encoder.architecture.sizes.at(-1)!,
      frames: 1,
      draw: drawImages,
      encode: (images) => encode(encoder, images),
      decode: (examples) => decode(decoder, examples),
    };
  }
  if (target === "moving") return patched(pixels(CLIP_FRAMES, clipPixels, drawMoving), 8, 4);
  const still = pixels(1, digitPixels, drawImages);
  return target === "patches" ? patched(still, 4, 4) : still;
}

/** Pixels as they are, in units in which they have mean 0 and variance 1. */
function pixels(frames: number, { mean, sd }: { mean: number; sd: number }, draw: ImageSpace["draw"]): ImageSpace {
  return {
    dims: frames * DIGIT_SIZE ** 2,
    frames,
    draw,
    encode: (images) => tf.tidy(() => tf.div(tf.sub(images, mean), sd)),
    decode: (examples) => tf.tidy(() => tf.clipByValue(tf.add(tf.mul(examples, sd), mean), 0, 1)),
  };
}

/** The same with the pixels of a patch beside each other: frame by frame, patch by patch. */
function patched(space: ImageSpace, height: number, width: number): ImageSpace {
  const [down, across] = [DIGIT_SIZE / height, DIGIT_SIZE / width];
  const regroup = (x: Tensor, shape: number[]) =>
    tf.reshape(tf.transpose(tf.reshape(x, [-1, ...shape]), [0, 1, 3, 2, 4]), [-1, space.dims]);
  return {
    ...space,
    tokens: space.frames * down * across,
    encode: (images) => tf.tidy(() => regroup(space.encode(images), [down, height, across, width])),
    decode: (examples) => tf.tidy(() => space.decode(regroup(examples, [down, across, height, width]))),
  };
}

export interface Drawn {
  /** `[n, frames · 256]`, 0 … 1 */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

/** n digits, none of them ambiguous. */
export function drawImages(rng: Rng, n: number): Drawn {
  const { x, y } = drawDigits(rng, n, { ambiguity: 0 });
  return { images: x, labels: y };
}

/** Mean and standard deviation of a pixel of the moving digits. */
const clipPixels = { mean: 0.08, sd: 0.221 };

/** n clips of a moving digit. */
export function drawMoving(rng: Rng, n: number): Drawn {
  const { pixels, labels } = drawClips(rng, n);
  return { images: pixels, labels };
}
