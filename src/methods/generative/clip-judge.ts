/** Quality of generated clips against real ones: every frame as an image, and how what they show moves. */
import { perFrame } from "../../data/moving/clips.ts";
import { walls } from "../../data/moving/paths.ts";
import type { Rng } from "../../math/rng.ts";
import { fitGaussian, frechetDistance } from "../../metrics/frechet.ts";
import { centresOf, flicker, motionError } from "../../metrics/motion.ts";
import type { Network } from "../../nn/network.ts";
import { imageJudge, type DrawReal, type ImageMetrics, type Judge } from "./image-judge.ts";
import { digitSize } from "./images.ts";

/** The measures of images are those of the frames. */
export interface ClipMetrics extends ImageMetrics {
  /** Fréchet distance to real clips of where the centre of ink is in all frames, in squared pixels. */
  readonly motionDistance: number;
  readonly motionDistanceFloor: number;
  /** `motionError`, in pixels. */
  readonly motionError: number;
  readonly motionErrorFloor: number;
  readonly flicker: number;
  readonly flickerFloor: number;
}

/** A judge of n clips of so many frames against real ones from `draw`. The floors are those of as many other real clips. */
export async function clipJudge(
  classifier: Network,
  n: number,
  rng: Rng,
  draw: DrawReal,
  frames: number,
): Promise<Judge<ClipMetrics>> {
  const drawFrames: DrawReal = (stream, count) => {
    const { images, labels } = draw(stream, count);
    return { images, labels: perFrame(labels, frames) };
  };
  const judgeFrames = await imageJudge(classifier, n, rng, drawFrames);
  const shape = { frames, size: digitSize };
  const motionOf = (clips: Float32Array) => {
    const centres = centresOf(clips, shape);
    return {
      gaussian: fitGaussian(centres, 2 * frames),
      error: motionError(centres, frames, walls),
      flicker: flicker(clips, shape),
    };
  };
  const truth = motionOf(draw(rng.fold("real"), n).images);
  const other = motionOf(draw(rng.fold("other real"), n).images);
  return async (clips, labels) => {
    const motion = motionOf(clips);
    return {
      ...(await judgeFrames(clips, perFrame(labels, frames))),
      motionDistance: frechetDistance(motion.gaussian, truth.gaussian),
      motionDistanceFloor: frechetDistance(other.gaussian, truth.gaussian),
      motionError: motion.error,
      motionErrorFloor: other.error,
      flicker: motion.flicker,
      flickerFloor: other.flicker,
    };
  };
}
