/**
 * The latent spaces of the drawn digits and of the frames of moving ones: where latent methods work, after Rombach et al. 2022 (arXiv:2112.10752). Images
 * are rows of pixels, 0 (paper) … 1 (ink); latents have mean 0 and variance 1 in every dimension over drawn digits.
 */
import type { Network } from "../nn/network.ts";
import { applyInChunks } from "../nn/predict.ts";
import { tf, type Tensor } from "../nn/tf.ts";

export interface PixelUnits {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of a pixel of the drawn digits without morphs: what pixel-space methods divide out. */
export const digitPixels: PixelUnits = { mean: 0.136, sd: 0.272 };
/** The same of the frames of moving digits. */
export const framePixels: PixelUnits = { mean: 0.08, sd: 0.221 };

/** Latents `[n, dims]` of images `[n, d]`, any number of rows, differentiable; the caller disposes them. */
export const encode = (encoder: Network, images: Tensor): Tensor => applyInChunks(encoder, images);

/** Images `[n, d]` of latents `[n, dims]`, any number of rows, differentiable; the caller disposes them. */
export const decode = (decoder: Network, latents: Tensor): Tensor =>
  tf.tidy(() => toPaper(applyInChunks(decoder, latents)));

/**
 * Brings what a decoder says to the range of pixels. Most of a digit is exactly paper: a decoder that only has to stay
 * below 0 there, not to hit it, spends its capacity on the strokes, which come out sharper.
 */
const toPaper = (output: Tensor): Tensor => tf.clipByValue(output, 0, 1);
