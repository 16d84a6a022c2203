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

/** Where cells of different classes meet: segments x0, y0, x1, y1 in cells from the bottom left. */
export function regionEdges({ width, height, classes }: RegionGrid): number[] {
  const edges: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const k = classes[row * width + col];
      if (col + 1 < width && classes[row * width + col + 1] !== k) edges.push(col + 1, row, col + 1, row + 1);
      if (row + 1 < height && classes[(row + 1) * width + col] !== k) edges.push(col, row + 1, col + 1, row + 1);
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
      for (const [dc, dr, cost] of [[side, 0, 1], [0, side, 1], [side, side, 1.4], [-side, side, 1.4]] as const) {
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
