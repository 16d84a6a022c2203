/** What is drawn of a critic: arrows at samples, and a surface that has two sides. */

/**
 * Arrows that begin at points `[n, 2]` in the direction of their pushes `[n, 2]`. One of the median strength is half as
 * long as `longest` (units of the plane); stronger ones approach it.
 * @returns x0, y0, x1, y1 in turn, `[n, 4]`
 */
export function pushArrows(points: ArrayLike<number>, push: ArrayLike<number>, longest: number): Float32Array {
  const norms = strengths(push);
  const middle = Float64Array.from(norms).sort()[norms.length >> 1] || 1;
  const ends = new Float32Array(4 * norms.length);
  norms.forEach((norm, i) => {
    const unit = longest / (norm + middle);
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    ends.set([x, y, x + unit * push[2 * i], y + unit * push[2 * i + 1]], 4 * i);
  });
  return ends;
}

/** Lengths of vectors `[n, 2]`. */
export const strengths = (vectors: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: vectors.length >> 1 }, (_, i) => Math.hypot(vectors[2 * i], vectors[2 * i + 1]));

/** A surface as two grounds, levels 0 … 1 of what lies above zero and below; 1 at `full` and beyond. */
export function twoSides(surface: ArrayLike<number>, full: number): { above: Float32Array; below: Float32Array } {
  const side = (sign: 1 | -1) => Float32Array.from(surface, (v) => Math.min(1, Math.max(0, (sign * v) / full)) || 0);
  return { above: side(1), below: side(-1) };
}

/**
 * Where a surface `[size·size]`, known at the middles of the cells of a square from the bottom left, is zero: marching
 * squares with straight strokes between the crossings of their edges.
 * @returns x0, y0, x1, y1 in turn, `[n, 4]`
 */
export function zeroLine(surface: ArrayLike<number>, size: number, extent: number): Float32Array {
  const place = (k: number) => -extent + ((k + 0.5) * 2 * extent) / size;
  const strokes: number[] = [];
  for (let row = 0; row + 1 < size; row++) {
    for (let col = 0; col + 1 < size; col++) {
      const corners = [
        [col, row],
        [col + 1, row],
        [col + 1, row + 1],
        [col, row + 1],
      ].map(([x, y]) => ({ x: place(x), y: place(y), v: surface[y * size + x] }));
      const crossings = corners.flatMap((a, i) => {
        const b = corners[(i + 1) % 4];
        if (a.v > 0 === b.v > 0) return [];
        const t = a.v / (a.v - b.v);
        return [[a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)]];
      });
      // Four crossings are a saddle: they are joined in turn, which is one of two readings.
      for (let i = 0; i + 1 < crossings.length; i += 2) strokes.push(...crossings[i], ...crossings[i + 1]);
    }
  }
  return Float32Array.from(strokes);
}

/** The surface at points `[n, 2]`, by their nearest cells; outside of the square, by its border. */
export function surfaceAt(
  points: ArrayLike<number>,
  surface: ArrayLike<number>,
  size: number,
  extent: number,
): Float32Array {
  const cell = (v: number) => Math.min(size - 1, Math.max(0, Math.floor(((v + extent) * size) / (2 * extent))));
  return Float32Array.from(
    { length: points.length >> 1 },
    (_, i) => surface[cell(points[2 * i + 1]) * size + cell(points[2 * i])],
  );
}
