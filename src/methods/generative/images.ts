/**
 * Pictures that generative methods learn to make: images of digits, as pixels, as patches of pixels for transformers, or in
 * the latent space of the shipped autoencoder; and clips of moving digits, frame by frame in a latent space of their own.
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
  if (target === "latents") return latent(given, "digits", 1, drawImages);
  if (target === "moving") return { ...(await latent(given, "moving", CLIP_FRAMES, drawMoving)), tokens: CLIP_FRAMES };
  return target === "patches" ? patched(pixels) : pixels;
}

/** Latents of the frames of a picture, one after the other. */
async function latent(given: Given, name: string, frames: number, draw: ImageSpace["draw"]): Promise<ImageSpace> {
  const [encoder, decoder] = [await shipped(given, `${name}-encoder`), await shipped(given, `${name}-decoder`)];
  if (encoder.architecture.kind !== "mlp") throw new Error("the encoder is not a perceptron");
  const dims = encoder.architecture.sizes.at(-1)!;
  const inFrames = (x: Tensor, size: number, f: (frames: Tensor) => Tensor): Tensor =>
    tf.tidy(() => tf.reshape(f(tf.reshape(x, [-1, size])), [x.shape[0], -1]));
  return {
    dims: frames * dims,
    frames,
    draw,
    encode: (images) => inFrames(images, DIGIT_SIZE ** 2, (x) => encode(encoder, x)),
    decode: (examples) => inFrames(examples, dims, (z) => decode(decoder, z)),
  };
}

/** Pixels as they are, in units in which they have mean 0 and variance 1. */
const pixels: ImageSpace = {
  dims: DIGIT_SIZE ** 2,
  frames: 1,
  draw: drawImages,
  encode: (images) => tf.tidy(() => tf.div(tf.sub(images, digitPixels.mean), digitPixels.sd)),
  decode: (examples) => tf.tidy(() => tf.clipByValue(tf.add(tf.mul(examples, digitPixels.sd), digitPixels.mean), 0, 1)),
};

/** Height and width of a patch in pixels. */
const patch = 4;

/** The same with the pixels of a patch beside each other. */
function patched(space: ImageSpace): ImageSpace {
  const side = DIGIT_SIZE / patch;
  const regroup = (x: Tensor, shape: number[]) =>
    tf.reshape(tf.transpose(tf.reshape(x, [-1, ...shape]), [0, 1, 3, 2, 4]), [-1, space.dims]);
  return {
    ...space,
    tokens: side ** 2,
    encode: (images) => tf.tidy(() => regroup(space.encode(images), [side, patch, side, patch])),
    decode: (examples) => tf.tidy(() => space.decode(regroup(examples, [side, side, patch, patch]))),
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

/** n clips of a moving digit. */
export function drawMoving(rng: Rng, n: number): Drawn {
  const { pixels, labels } = drawClips(rng, n);
  return { images: pixels, labels };
}
