/** Clips of one drawn digit that moves at constant velocity and bounces off the walls of a box, as 16×16 greyscale frames. */
import type { Rng } from "../../math/rng.ts";
import { DIGIT_SIZE, randomStyle, traceDigit, type DigitStyle } from "../digits/digits.ts";
import { drawSegments, type Segments } from "../digits/raster.ts";
import { balancedLabels } from "../shuffle.ts";
import { reflected, walls } from "./paths.ts";

/** Frames of a clip. */
export const CLIP_FRAMES = 8;
const PIXELS = DIGIT_SIZE ** 2;
const classes = 10;

/** Longest way from the centre of ink to the edge of the ink, so that nothing is cut off at the walls, in pixels. */
const reach = walls.low;
/** Speed in pixels per frame. */
const slowest = 0.6;
const fastest = 1.6;

/** What a clip shows beside its digit. */
export interface Motion {
  /** Centre of ink in the first frame, in pixels right and down. */
  readonly x: number;
  readonly y: number;
  /** Velocity before any wall, in pixels per frame. */
  readonly vx: number;
  readonly vy: number;
}

export interface Clips {
  /** `[n, frames · 256]`, 0 (paper) … 1 (ink), frame by frame. */
  readonly pixels: Float32Array;
  readonly labels: Uint8Array;
  readonly motions: readonly Motion[];
}

/**
 * n clips. The same hand writes the digit in all frames; position and direction are uniform. Each clip has its own child
 * stream of `rng`, so a smaller n is a prefix of a larger one where both are multiples of ten, and `rng` is not advanced.
 */
export function drawClips(rng: Rng, n: number): Clips {
  const labels = Uint8Array.from(balancedLabels(rng.fold("class"), n, classes));
  const pixels = new Float32Array(n * CLIP_FRAMES * PIXELS);
  const motions = Array.from(labels, (digit, i) => {
    const own = rng.fold("example", i);
    const motion = randomMotion(own);
    drawClip(own, digit, motion, pixels.subarray(i * CLIP_FRAMES * PIXELS, (i + 1) * CLIP_FRAMES * PIXELS));
    return motion;
  });
  return { pixels, labels, motions };
}

/** The frames of n / 8 clips one by one, `[n, 256]`, and their classes; n is a multiple of 8. */
export function drawFrames(rng: Rng, n: number): { readonly images: Float32Array; readonly labels: Uint8Array } {
  const { pixels, labels } = drawClips(rng, n / CLIP_FRAMES);
  return { images: pixels, labels: perFrame(labels, CLIP_FRAMES) };
}

/** What is said of clips, said of each of their frames. */
export const perFrame = (labels: ArrayLike<number>, frames: number): Uint8Array =>
  Uint8Array.from({ length: labels.length * frames }, (_, i) => labels[Math.floor(i / frames)]);

function randomMotion(rng: Rng): Motion {
  const u = rng.uniform(4);
  const speed = slowest + (fastest - slowest) * u[2];
  const room = walls.high - walls.low;
  return {
    x: walls.low + room * u[0],
    y: walls.low + room * u[1],
    vx: speed * Math.cos(2 * Math.PI * u[3]),
    vy: speed * Math.sin(2 * Math.PI * u[3]),
  };
}

/** The centre of ink in a frame. */
export const centreAt = ({ x, y, vx, vy }: Motion, frame: number): readonly [x: number, y: number] => [
  reflected(x + frame * vx, walls),
  reflected(y + frame * vy, walls),
];

function drawClip(rng: Rng, digit: number, motion: Motion, out: Float32Array): void {
  const style = small(randomStyle(rng));
  const segments = traceDigit(rng, digit, style);
  fit(segments, style);
  const frameAt = (frame: number, x: number, y: number) => {
    const image = out.subarray(frame * PIXELS, (frame + 1) * PIXELS).fill(0);
    shift(segments, x, y);
    drawSegments(segments, image, DIGIT_SIZE, style.width, style.ink);
    shift(segments, -x, -y);
    return image;
  };
  // Where strokes cross, the ink counts once: what is placed is the centre of the pixels, not that of the strokes.
  const middle = DIGIT_SIZE / 2;
  const [x, y] = centreOfInk(frameAt(0, middle, middle), DIGIT_SIZE);
  shift(segments, middle - x, middle - y);
  for (let frame = 0; frame < CLIP_FRAMES; frame++) frameAt(frame, ...centreAt(motion, frame));
}

/** Half as large, with a pen that does not vanish. */
const small = (style: DigitStyle): DigitStyle => {
  const size = 0.7 * style.size;
  return { ...style, size, width: Math.max(1, 0.8 * style.width), ink: 0.85 + 0.5 * (style.ink - 0.7) };
};

/** Scales strokes to the style's size about their centre, which comes to 0, smaller where they would reach too far. */
function fit(segments: Segments, style: DigitStyle): void {
  let length = 0;
  const centre = [0, 0];
  for (let k = 0; k < segments.length; k += 4) {
    const l = Math.hypot(segments[k + 2] - segments[k], segments[k + 3] - segments[k + 1]);
    length += l;
    for (let j = 0; j < 2; j++) centre[j] += (l * (segments[k + j] + segments[k + 2 + j])) / 2;
  }
  shift(segments, -centre[0] / length, -centre[1] / length);
  let [low, high, far] = [[Infinity, Infinity], [-Infinity, -Infinity], 0];
  for (let k = 0; k < segments.length; k++) {
    const j = k % 2;
    low[j] = Math.min(low[j], segments[k]);
    high[j] = Math.max(high[j], segments[k]);
    far = Math.max(far, Math.abs(segments[k]));
  }
  const size = style.size / Math.max(high[0] - low[0], high[1] - low[1]);
  const scale = Math.min(size, (reach - style.width / 2) / far);
  for (let k = 0; k < segments.length; k++) segments[k] *= scale;
}

function shift(segments: Segments, x: number, y: number): void {
  for (let k = 0; k < segments.length; k += 2) {
    segments[k] += x;
    segments[k + 1] += y;
  }
}

/**
 * Centre of ink of a frame `[size²]` in pixels right and down, pixel (c, r) covering c … c + 1 by r … r + 1; the middle
 * where there is no ink.
 */
export function centreOfInk(frame: Float32Array, size: number): [x: number, y: number] {
  let [ink, x, y] = [0, 0, 0];
  for (let k = 0; k < frame.length; k++) {
    ink += frame[k];
    x += frame[k] * ((k % size) + 0.5);
    y += frame[k] * (Math.floor(k / size) + 0.5);
  }
  return ink > 0 ? [x / ink, y / ink] : [size / 2, size / 2];
}
