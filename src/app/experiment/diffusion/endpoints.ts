/** What predictions of a path's end say, in numbers. */

/**
 * Mean squared distance of the predictions `[stops, n, 2]` along a path from the path's own mean of them, over all n
 * paths: 0 where the same end is predicted from everywhere (Song et al. 2023, arXiv:2303.01469, definition 1).
 */
export function disagreement(predictions: Float32Array, n: number): number {
  const row = 2 * n;
  const stops = predictions.length / row;
  let sum = 0;
  for (let j = 0; j < row; j++) {
    let mean = 0;
    for (let i = 0; i < stops; i++) mean += predictions[i * row + j] / stops;
    for (let i = 0; i < stops; i++) sum += (predictions[i * row + j] - mean) ** 2 / stops;
  }
  return sum / n;
}

/** One stop `[n, 2]` of `[stops, n, 2]`. */
export const stopOf = (positions: Float32Array, n: number, stop: number): Float32Array =>
  positions.subarray(2 * n * stop, 2 * n * (stop + 1));

/** Root of the mean squared distance of points `[n, 2]`. */
export function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt((2 * sum) / a.length);
}

/** Strokes from points `[n, 2]` to others: x0, y0, x1, y1 in turn, `[n, 4]`. */
export const strokes = (from: Float32Array, to: Float32Array): Float32Array =>
  Float32Array.from({ length: 2 * from.length }, (_, i) => (i % 4 < 2 ? from : to)[2 * (i >> 2) + (i % 2)]);
