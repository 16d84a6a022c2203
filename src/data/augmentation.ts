/** Small shifts and rotations of images: more examples from few. No flips: a mirrored digit is another sign. */
import type { Rng } from "../math/rng.ts";

/** A rigid motion: rotation about the middle in radians, clockwise, then a shift in pixels right and down. */
export interface Motion {
  readonly rotation: number;
  readonly right: number;
  readonly down: number;
}

/** Standard deviations of the motions drawn: about those of the hands that drew the digits. */
const spread = { rotation: 0.12, shift: 0.6 };

/** A motion drawn at random. Advances `rng`. */
export function drawMotion(rng: Rng): Motion {
  const [turn, right, down] = rng.normal(3);
  return { rotation: spread.rotation * turn, right: spread.shift * right, down: spread.shift * down };
}

/**
 * The motion as a matrix `[size², size²]`: moved = image · M for images as rows, between pixels bilinearly, paper outside.
 * For images on a device, and for gradients through the motion.
 */
export function motionMatrix(size: number, motion: Motion): Float32Array {
  const pixels = size * size;
  const matrix = new Float32Array(pixels * pixels);
  taps(size, motion, (from, to, weight) => (matrix[from * pixels + to] += weight));
  return matrix;
}

/** `times` moved versions of every image `[n, size²]`, each by a motion of its own, all of an image in a row. */
export function expand(rng: Rng, images: Float32Array, size: number, times: number): Float32Array {
  const pixels = size * size;
  const n = images.length / pixels;
  const moved = new Float32Array(n * times * pixels);
  for (let k = 0; k < n * times; k++) {
    const source = Math.floor(k / times) * pixels;
    taps(size, drawMotion(rng.fold(k)), (from, to, weight) => {
      moved[k * pixels + to] += weight * images[source + from];
    });
  }
  return moved;
}

/** Calls `visit` for the up to four pixels `from` that a pixel `to` of the moved image is mixed from. */
function taps(
  size: number,
  { rotation, right, down }: Motion,
  visit: (from: number, to: number, weight: number) => void,
): void {
  const middle = (size - 1) / 2;
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [column - middle - right, row - middle - down];
      const [u, v] = [cos * x + sin * y + middle, cos * y - sin * x + middle];
      const [left, top] = [Math.floor(u), Math.floor(v)];
      for (const [c, r] of [
        [left, top],
        [left + 1, top],
        [left, top + 1],
        [left + 1, top + 1],
      ]) {
        const weight = (1 - Math.abs(u - c)) * (1 - Math.abs(v - r));
        if (weight > 0 && c >= 0 && r >= 0 && c < size && r < size) visit(r * size + c, row * size + column, weight);
      }
    }
  }
}
