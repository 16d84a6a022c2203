/** What is drawn on the plane, from measured arrays: grounds, arrows, grids, discs. */

/** Log densities as levels of a soft ground: the root of the density, so that flanks are seen too; 1 at the peak. */
export function densityLevels(logDensity: ArrayLike<number>): Float32Array {
  let peak = -Infinity;
  for (let i = 0; i < logDensity.length; i++) if (logDensity[i] > peak) peak = logDensity[i];
  return Float32Array.from(logDensity, (v) => Math.exp((v - peak) / 2) || 0);
}

/**
 * Arrows of a field on a grid `[size·size, 2]` from the bottom left, centred on the middles of their cells; at most
 * about `most` a side. An arrow of the median strength is half as long as a cell; longer ones approach a cell.
 * @returns x0, y0, x1, y1 in turn, `[n, 4]`
 */
export function fieldArrows(vectors: ArrayLike<number>, size: number, extent: number, most: number): Float32Array {
  const every = Math.max(1, Math.ceil(size / most));
  const place = (k: number) => -extent + ((k + 0.5) * 2 * extent) / size;
  const first = ((size - 1) % every) >> 1;
  const rows = Array.from({ length: Math.ceil((size - first) / every) }, (_, k) => first + k * every);
  const cells = rows.flatMap((row) => rows.map((col) => [row, col] as const));
  const norms = cells.map(([row, col]) =>
    Math.hypot(vectors[2 * (row * size + col)], vectors[2 * (row * size + col) + 1]),
  );
  const middle = Float64Array.from(norms).sort()[norms.length >> 1] || 1;
  const cell = (2 * extent * every) / size;
  const ends = new Float32Array(4 * cells.length);
  cells.forEach(([row, col], i) => {
    const at = 2 * (row * size + col);
    const half = norms[i] > 0 ? (0.5 * cell) / (norms[i] + middle) : 0;
    const [dx, dy] = [vectors[at] * half, vectors[at + 1] * half];
    ends.set([place(col) - dx, place(row) - dy, place(col) + dx, place(row) + dy], 4 * i);
  });
  return ends;
}

/**
 * The lines of a deformed grid: neighbours joined, with the mean of their values. `ends` is `[size·size, 2]`.
 * @returns x0, y0, x1, y1 in turn, and the value of each stroke
 */
export function gridLines(
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
  size: number,
): { ends: Float32Array; values: Float32Array } {
  const count = 2 * size * (size - 1);
  const lines = new Float32Array(4 * count);
  const means = new Float32Array(count);
  let n = 0;
  const join = (a: number, b: number) => {
    lines.set([ends[2 * a], ends[2 * a + 1], ends[2 * b], ends[2 * b + 1]], 4 * n);
    means[n++] = (values[a] + values[b]) / 2;
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (j + 1 < size) join(i * size + j, i * size + j + 1);
      if (i + 1 < size) join(i * size + j, (i + 1) * size + j);
    }
  }
  return { ends: lines, values: means };
}

/** Quantiles of measured values, by linear interpolation. */
export function quantiles(values: ArrayLike<number>, at: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return at.map((q) => {
    const place = q * (sorted.length - 1);
    const low = Math.floor(place);
    return sorted[low] + (place - low) * (sorted[Math.min(sorted.length - 1, low + 1)] - sorted[low]);
  });
}

/** Below this part of its true weight a mode counts as lost. */
export const lostBelow = 0.1;

/**
 * Discs at the modes whose areas are shares; the largest true weight just fits between neighbours. `means` is `[k, 2]`.
 * @returns x, y, r in turn, `[k, 3]`, in units of the plane
 */
export function modeDiscs(
  means: ArrayLike<number>,
  shares: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float32Array {
  const k = weights.length;
  let gap = Infinity;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++)
      gap = Math.min(gap, Math.hypot(means[2 * i] - means[2 * j], means[2 * i + 1] - means[2 * j + 1]));
  }
  const heaviest = Math.max(...Array.from(weights));
  const unit = (Number.isFinite(gap) ? 0.4 * gap : 0.5) / Math.sqrt(heaviest);
  const discs = new Float32Array(3 * k);
  for (let i = 0; i < k; i++) discs.set([means[2 * i], means[2 * i + 1], unit * Math.sqrt(shares[i])], 3 * i);
  return discs;
}

/** The particle one of whose stops is nearest to a place: positions `[stops, n, 2]`. */
export function nearestPath(positions: ArrayLike<number>, n: number, x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; 2 * i + 1 < positions.length; i++) {
    const distance = (positions[2 * i] - x) ** 2 + (positions[2 * i + 1] - y) ** 2;
    if (distance < least) {
      least = distance;
      best = i % n;
    }
  }
  return best;
}

/** One particle's stops `[stops, 2]` out of `[stops, n, 2]`. */
export function pathOf(positions: ArrayLike<number>, n: number, particle: number): Float32Array {
  const stops = positions.length / (2 * n);
  const path = new Float32Array(2 * stops);
  for (let s = 0; s < stops; s++) {
    path[2 * s] = positions[2 * (s * n + particle)];
    path[2 * s + 1] = positions[2 * (s * n + particle) + 1];
  }
  return path;
}
