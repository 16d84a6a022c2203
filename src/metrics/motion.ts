/**
 * How things move in clips of one thing on paper: where its centre of ink is in every frame, whether that is a motion at
 * constant velocity between walls, and whether the ink flickers. Clips are `[n, frames · size²]`, 0 (paper) … 1 (ink).
 */
import { centreOfInk } from "../data/moving/clips.ts";
import { reflected, type Walls } from "../data/moving/paths.ts";

export interface ClipShape {
  readonly frames: number;
  /** Height and width of a frame in pixels. */
  readonly size: number;
}

/** Centres of ink of clips in pixels right and down, `[n, frames · 2]`; the middle where there is no ink. */
export function centresOf(clips: Float32Array, { size }: ClipShape): Float64Array {
  const pixels = size * size;
  const centres = new Float64Array((2 * clips.length) / pixels);
  for (let k = 0; k < centres.length / 2; k++)
    centres.set(centreOfInk(clips.subarray(k * pixels, (k + 1) * pixels), size), 2 * k);
  return centres;
}

/** The free motion x + v·frame whose reflection fits best, and the mean squared distance to it. */
export interface Fit {
  readonly x: number;
  readonly v: number;
  readonly error: number;
}

/** Fastest motion that is tried, pixels per frame along an axis, and how many candidates there are along x and v. */
const fastest = 2;
const [positions, velocities] = [25, 41];
/** Candidates that are refined. */
const promising = 4;

/**
 * One coordinate of a path, one number per frame, as a motion at constant velocity between walls: the best of a grid, then
 * least squares on the stretch of wall-free motion that every frame lies on, as long as that helps.
 */
export function fitMotion(path: ArrayLike<number>, walls: Walls): Fit {
  const best: Fit[] = [];
  for (let i = 0; i < positions; i++) {
    for (let j = 0; j < velocities; j++) {
      const x = walls.low + ((walls.high - walls.low) * i) / (positions - 1);
      const v = fastest * ((2 * j) / (velocities - 1) - 1);
      const error = errorOf(path, x, v, walls);
      if (best.length === promising && error >= best[promising - 1].error) continue;
      best.push({ x, v, error });
      best.sort((a, b) => a.error - b.error).splice(promising);
    }
  }
  return best.map((fit) => refined(path, fit, walls)).reduce((a, b) => (b.error < a.error ? b : a));
}

function errorOf(path: ArrayLike<number>, x: number, v: number, walls: Walls): number {
  let sum = 0;
  for (let k = 0; k < path.length; k++) sum += (path[k] - reflected(x + k * v, walls)) ** 2;
  return sum / path.length;
}

function refined(path: ArrayLike<number>, start: Fit, walls: Walls): Fit {
  let fit = start;
  for (;;) {
    const { x, v } = regression(path, fit, walls);
    const error = errorOf(path, x, v, walls);
    if (!(error < fit.error) || Math.abs(v) > fastest) return fit;
    fit = { x, v, error };
  }
}

/** Least squares with every frame on the stretch between two walls that `fit` puts it on. */
function regression(path: ArrayLike<number>, fit: Fit, walls: Walls): { x: number; v: number } {
  const n = path.length;
  const room = walls.high - walls.low;
  let [meanY, slope, spread] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const stretch = Math.floor((fit.x + k * fit.v - walls.low) / room);
    const along = stretch % 2 === 0 ? path[k] - walls.low : walls.high - path[k];
    const y = walls.low + stretch * room + along;
    const t = k - (n - 1) / 2;
    meanY += y / n;
    slope += t * y;
    spread += t * t;
  }
  const v = slope / spread;
  return { x: meanY - (v * (n - 1)) / 2, v };
}

/**
 * Root mean squared distance, in pixels, of the centres of ink `[n, frames · 2]` to the best motion at constant velocity
 * that is reflected at the walls, over all frames of all clips. 0: moves exactly as it should.
 */
export function motionError(centres: Float64Array, frames: number, walls: Walls): number {
  let sum = 0;
  const clips = centres.length / (2 * frames);
  for (let i = 0; i < clips; i++) {
    for (let axis = 0; axis < 2; axis++) {
      const path = Float64Array.from({ length: frames }, (_, k) => centres[2 * (i * frames + k) + axis]);
      sum += fitMotion(path, walls).error;
    }
  }
  return Math.sqrt(sum / clips);
}

/**
 * Mean change of the amount of ink from one frame to the next, relative to the clip's mean amount; the mean over clips.
 * A clip without ink does not flicker.
 */
export function flicker(clips: Float32Array, { frames, size }: ClipShape): number {
  const pixels = size * size;
  const n = clips.length / (frames * pixels);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const ink = Float64Array.from({ length: frames }, (_, k) => {
      const at = (i * frames + k) * pixels;
      return clips.subarray(at, at + pixels).reduce((a, b) => a + b, 0);
    });
    const mean = ink.reduce((a, b) => a + b) / frames;
    let change = 0;
    for (let k = 1; k < frames; k++) change += Math.abs(ink[k] - ink[k - 1]);
    if (mean > 0) total += change / ((frames - 1) * mean);
  }
  return total / n;
}
