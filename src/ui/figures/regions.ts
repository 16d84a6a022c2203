/** Decision regions as pixels and as letters in the middle of each region. */

export interface RegionGrid {
  /** Cells along x and y; row by row from the bottom left. */
  readonly width: number;
  readonly height: number;
  /** Most probable class per cell. */
  readonly classes: ArrayLike<number>;
  /** Its probability, 1/K … 1. */
  readonly confidence: ArrayLike<number>;
  readonly count: number;
  /** How far ahead of the second class; gives smoother borders. */
  readonly margin?: ArrayLike<number>;
}

/** The grid of class probabilities `[height·width, count]`, row by row from the bottom left. */
export function regionGrid(probabilities: ArrayLike<number>, width: number, height: number, count: number): RegionGrid {
  const n = width * height;
  const classes = new Uint8Array(n);
  const confidence = new Float32Array(n);
  const margin = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let first = -Infinity;
    let second = -Infinity;
    for (let k = 0; k < count; k++) {
      const p = probabilities[i * count + k];
      if (p > first) {
        second = first;
        first = p;
        classes[i] = k;
      } else if (p > second) second = p;
    }
    confidence[i] = first;
    margin[i] = first - second;
  }
  return { width, height, classes, confidence, count, margin };
}

type Rgb = readonly [number, number, number];

/** Class colour blended with the ground by confidence: at 1/K nothing of it is left but a hint. Top row first. */
export function regionPixels(grid: RegionGrid, colors: readonly Rgb[], ground: Rgb): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, classes, confidence, count } = grid;
  const out = new Uint8ClampedArray(4 * width * height);
  const floor = 1 / Math.max(2, count);
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const from = row * width + col;
      const to = 4 * ((height - 1 - row) * width + col);
      const sure = Math.min(1, Math.max(0, (confidence[from] - floor) / (1 - floor)));
      const weight = 0.06 + 0.56 * sure;
      const color = colors[classes[from] % colors.length];
      for (let c = 0; c < 3; c++) out[to + c] = ground[c] + weight * (color[c] - ground[c]);
      out[to + 3] = 255;
    }
  }
  return out;
}

/**
 * Where classes meet: segments x0, y0, x1, y1 in cells from the bottom left. Marching squares between the centres of
 * cells; how sure both sides are says where between them the line runs.
 */
export function regionEdges({ width, height, classes, confidence, margin }: RegionGrid): number[] {
  const edges: number[] = [];
  const lead = (i: number) => Math.max(1e-3, margin ? margin[i] : 2 * confidence[i] - 1);
  const cross = (i: number, j: number): readonly [number, number] => {
    const t = lead(i) / (lead(i) + lead(j));
    const xi = (i % width) + 0.5;
    const yi = Math.floor(i / width) + 0.5;
    return [xi + t * ((j % width) + 0.5 - xi), yi + t * (Math.floor(j / width) + 0.5 - yi)];
  };
  for (let row = 0; row + 1 < height; row++) {
    for (let col = 0; col + 1 < width; col++) {
      const i = row * width + col;
      const corners = [i, i + 1, i + width + 1, i + width];
      const meets = corners.flatMap((from, k) => {
        const to = corners[(k + 1) % 4];
        return classes[from] === classes[to] ? [] : [cross(from, to)];
      });
      if (meets.length === 2) edges.push(...meets[0], ...meets[1]);
      else if (meets.length > 2) {
        const x = meets.reduce((sum, m) => sum + m[0], 0) / meets.length;
        const y = meets.reduce((sum, m) => sum + m[1], 0) / meets.length;
        for (const m of meets) edges.push(...m, x, y);
      }
    }
  }
  return edges;
}

export interface RegionLetter {
  readonly k: number;
  /** In cells from the bottom left. */
  readonly x: number;
  readonly y: number;
}

/** For each class the cell farthest from any other class and from the rim: where its letter has most room. */
export function regionLetters({ width, height, classes }: RegionGrid): RegionLetter[] {
  const far = new Float32Array(width * height);
  const same = (i: number, j: number) => classes[i] === classes[j];
  const pass = (forward: boolean) => {
    for (let n = 0; n < far.length; n++) {
      const i = forward ? n : far.length - 1 - n;
      const col = i % width;
      const row = (i - col) / width;
      let d = forward ? Infinity : far[i];
      const side = forward ? -1 : 1;
      for (const [dc, dr, cost] of [
        [side, 0, 1],
        [0, side, 1],
        [side, side, 1.4],
        [-side, side, 1.4],
      ] as const) {
        const c = col + dc;
        const r = row + dr;
        const inside = c >= 0 && r >= 0 && c < width && r < height;
        d = Math.min(d, inside && same(i, r * width + c) ? far[r * width + c] + cost : cost);
      }
      far[i] = d;
    }
  };
  pass(true);
  pass(false);
  const best = new Map<number, number>();
  for (let i = 0; i < far.length; i++) {
    const at = best.get(classes[i]);
    if (at === undefined || far[i] > far[at]) best.set(classes[i], i);
  }
  const room = 0.035 * Math.min(width, height);
  return [...best]
    .filter(([, i]) => far[i] >= room)
    .map(([k, i]) => ({ k, x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 }))
    .sort((a, b) => a.k - b.k);
}
