/** Strokes to pixels: curves through control points, drawn as anti-aliased thick lines. */

import type { Stroke } from "./templates.ts";

/** Line segments `[n, 4]`: x0, y0, x1, y1 of each. */
export type Segments = Float64Array;

/** Segments per span between two control points. */
export const SPAN = 4;

/** Number of segments that `traceStroke` writes for a stroke of `points` control points. */
export const segmentCount = (points: number): number => (points - 1) * SPAN;

/**
 * Traces the curve through a stroke's points (x, y, corner) into `out` from segment `at`: cubic Hermite with
 * parabolic (Bessel) tangents over chord length, which does not overshoot where points stand unevenly; at a
 * corner the tangents of the two sides fall back to the chords.
 */
export function traceStroke({ x, y, corner }: Stroke, out: Segments, at: number): void {
  const last = x.length - 1;
  let k = 4 * at;
  for (let i = 0; i < last; i++) {
    const h = chord(x, y, i);
    const before = i > 0 ? chord(x, y, i - 1) : h;
    const after = i < last - 1 ? chord(x, y, i + 1) : h;
    let px = x[i];
    let py = y[i];
    const startX = tangent(x, i, i, before, h, corner[i]);
    const startY = tangent(y, i, i, before, h, corner[i]);
    const endX = tangent(x, i, i + 1, h, after, corner[i + 1]);
    const endY = tangent(y, i, i + 1, h, after, corner[i + 1]);
    for (let s = 1; s <= SPAN; s++) {
      const t = s / SPAN;
      const b = t * t * (3 - 2 * t);
      const from = t * (1 - t) * (1 - t);
      const to = t * t * (t - 1);
      out[k++] = px;
      out[k++] = py;
      px = x[i] + b * (x[i + 1] - x[i]) + from * startX + to * endX;
      py = y[i] + b * (y[i + 1] - y[i]) + from * startY + to * endY;
      out[k++] = px;
      out[k++] = py;
    }
  }
}

/** Length of the chord from point i to i + 1; kept above 0 so that coincident points are allowed. */
function chord(x: Float64Array, y: Float64Array, i: number): number {
  return Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]) + 1e-6;
}

/** Tangent of span `span` at point `i`, one of its ends, times the span's chord; left and right: chords beside i. */
function tangent(p: Float64Array, span: number, i: number, left: number, right: number, corner: number): number {
  const straight = p[span + 1] - p[span];
  if (i === 0 || i === p.length - 1) return straight;
  const backward = (p[i] - p[i - 1]) / left;
  const forward = (p[i + 1] - p[i]) / right;
  const smooth = (right * backward + left * forward) / (left + right);
  return corner * straight + (1 - corner) * smooth * (span === i ? right : left);
}

/**
 * Draws segments in pixel units into a `size`×`size` greyscale image `out` (0 paper … `ink`), pixel (c, r)
 * covering c … c+1 by r … r+1. A pixel's ink falls linearly over one pixel at the border of a line of width
 * `width`; where lines overlap the darker wins. Each segment touches only the pixels it can reach.
 */
export function drawSegments(segments: Segments, out: Float32Array, size: number, width: number, ink: number): void {
  const reach = width / 2 + 0.5;
  for (let k = 0; k < segments.length; k += 4) {
    const x0 = segments[k];
    const y0 = segments[k + 1];
    const dx = segments[k + 2] - x0;
    const dy = segments[k + 3] - y0;
    const perLength = 1 / (dx * dx + dy * dy + 1e-12);
    const left = Math.max(0, Math.floor(Math.min(x0, x0 + dx) - reach));
    const right = Math.min(size - 1, Math.floor(Math.max(x0, x0 + dx) + reach));
    const top = Math.max(0, Math.floor(Math.min(y0, y0 + dy) - reach));
    const bottom = Math.min(size - 1, Math.floor(Math.max(y0, y0 + dy) + reach));
    for (let r = top; r <= bottom; r++) {
      for (let c = left; c <= right; c++) {
        const px = c + 0.5 - x0;
        const py = r + 0.5 - y0;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
        const ex = px - t * dx;
        const ey = py - t * dy;
        const square = ex * ex + ey * ey;
        if (square >= reach * reach) continue;
        const value = ink * Math.min(1, reach - Math.sqrt(square));
        if (value > out[r * size + c]) out[r * size + c] = value;
      }
    }
  }
}
